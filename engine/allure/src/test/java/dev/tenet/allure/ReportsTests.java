package dev.tenet.allure;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both generators of Allure on the results of three launches, looked at in a browser. The pictures stay in
 * {@code target/browser}.
 */
@Tag("browser")
class ReportsTests {

    private static final Path WORK = Path.of("target/browser").toAbsolutePath();
    private static final String ALLURE_3 = "3.18.0";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final List<AllureKit> LAUNCHES = new ArrayList<>();
    private static Browser browser;

    @BeforeAll
    static void launchThreeTimes() throws IOException {
        deleteAll(WORK.resolve("launches"));
        browser = new Browser(WORK.resolve("pictures"));
        for (int launch = 1; launch <= 3; launch++) {
            Path folder = Files.createDirectories(WORK.resolve("launches/" + launch));
            LAUNCHES.add(new AllureKit(folder)
                    .with("tenet.seed", String.valueOf(launch))
                    .run(
                            Specs.Values.class,
                            Specs.Views.class,
                            Specs.Unreachable.class,
                            Specs.OfAHostileSubject.class));
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    @Test
    void looks() throws Exception {}
}
