package dev.tenet;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;

/** Published data sets that stand beside the project and are no part of it; tests that need one are skipped without it. */
public final class SharedData {

    private SharedData() {}

    /** The file of a name such as {@code evenhanded/eval_set.csv}. */
    public static Path file(String name) {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            Path beside = folder.resolve("shared/data").resolve(name);
            if (Files.isRegularFile(beside)) {
                return beside;
            }
        }
        assumeTrue(false, "needs shared/data/" + name + " beside the project");
        throw new AssertionError();
    }
}
