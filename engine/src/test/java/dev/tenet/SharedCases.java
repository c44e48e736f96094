package dev.tenet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/** Cases that stand beside the project, in a folder {@code shared/cases}; tests that need them are skipped without it. */
public final class SharedCases {

    private SharedCases() {}

    /** One of the files; empty where they are not there. */
    public static Optional<Path> file(String name) {
        Path here = Path.of("").toAbsolutePath();
        return Stream.iterate(here, folder -> folder != null, Path::getParent)
                .map(folder -> folder.resolve("shared").resolve("cases").resolve(name))
                .filter(Files::isRegularFile)
                .findFirst();
    }
}
