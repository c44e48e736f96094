package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.apiguardian.api.API;

/** An input of a measurement other than models: a file, a group of files, or a text. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Material {

    /** The name in reports: as the user wrote it, or the name of the resource. */
    String name();

    /**
     * Identifies the version: {@code sha256:} and the SHA-256 of the bytes, as computed by {@code sha256sum}; for
     * several files, that of the output of {@code sha256sum}, one line per file. Files are streamed.
     *
     * @throws IOException if a file cannot be read
     */
    String fingerprint() throws IOException;

    /** A file given by a user. */
    static Material of(FileLocation file) {
        return new Files(file.name(), List.of(file));
    }

    /**
     * A group of files.
     *
     * @param name the name of their directory
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

    /** A text in the source code. */
    record Text(String name, String text) implements Material {

        @Override
        public String fingerprint() {
            return PREFIX + sumOf(text);
        }
    }

    /** The prefix of fingerprints: the name of the hash. */
    String PREFIX = "sha256:";

    private static String sumOf(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            // Every Java platform supports it.
            throw new IllegalStateException(impossible);
        }
    }
}
