package dev.tenet.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.UUID;

/** Replaces files as a whole, while others read or replace them. */
final class WholeFile {

    private WholeFile() {}

    static void replace(Path file, byte[] content) throws IOException {
        Path next = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID() + ".next");
        try {
            Files.write(next, content);
            // Replacing without this option deletes the old file first, so that a reader may find none.
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(next);
        }
    }
}
