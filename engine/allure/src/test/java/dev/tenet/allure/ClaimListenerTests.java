package dev.tenet.allure;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a claim's result in Allure says. */
class ClaimListenerTests {

    @TempDir
    static Path folder;

    static AllureKit launch;

    @BeforeAll
    static void run() {
        launch = new AllureKit(folder)
                .run(Specs.Values.class, Specs.Views.class, Specs.Unreachable.class, Specs.OfAHostileSubject.class);
    }

    @Test
    void thereIsOneResultForEachTestAndNoOther() {
        launch.read().forEach(r -> System.err.println(r.toPrettyString()));
    }
}
