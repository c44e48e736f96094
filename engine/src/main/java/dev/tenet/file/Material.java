package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apiguardian.api.API;

/** What a measurement was made with, apart from models: a file, several that belong together, or a text. */
@API(status = INTERNAL, since = "0.1")
public sealed interface Material {

    /** What reports call it: the name that a user wrote, or that of the resource. */
    String name();

    /**
     * Which version of it this is: {@code sha256:} and the SHA-256 of its bytes, as {@code sha256sum} computes it; of several
     * files, that of what {@code sha256sum} prints for them, one a line. Reads files as streams.
     *
     * @throws IOException if a file cannot be read
     */
    String fingerprint() throws IOException;

    /** A file that a user named. */
    static Material of(FileLocation file) {
        return new Files(file.name(), List.of(file));
    }

    /**
     * Files that belong together.
     *
     * @param name of their folder
     * @param files in a fixed order
     */
    record Files(String name, List<FileLocation> files) implements Material {

        private static final int BUFFER = 1 << 16;

        /** Copies the list. */
        public Files {
            files = List.copyOf(files);
        }

        @Override
        public String fingerprint() throws IOException {
            if (files.size() == 1) {
                return PREFIX + sum(files.get(0));
            }
            StringBuilder lines = new StringBuilder();
            for (FileLocation file : files) {
                lines.append(sum(file)).append("  ").append(file.name()).append('\n');
            }
            return PREFIX + sumOf(lines.toString());
        }

        private static String sum(FileLocation file) throws IOException {
            MessageDigest digest = sha256();
            byte[] buffer = new byte[BUFFER];
            try (InputStream input = file.open()) {
                for (int read = input.read(buffer); read >= 0; read = input.read(buffer)) {
                    digest.update(buffer, 0, read);
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        }
    }

    /** A text that stands in the code. */
    record Text(String name, String text) implements Material {

        @Override
        public String fingerprint() {
            return PREFIX + sumOf(text);
        }
    }

    /** The name of the hash, as fingerprints begin. */
    String PREFIX = "sha256:";

    private static String sumOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform has it.
            throw new IllegalStateException(impossible);
        }
    }
}
