package dev.tenet;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bundled material says what it is, and a version stands for one content. */
class ProvenanceTests {

    private static final Path RESOURCES = Path.of("src/main/resources/dev/tenet");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deepvalue/bank",
                "framing/issues",
                "framing/calibration",
                "evenhanded/admission",
                "invariance/questions",
                "invariance/askers"
            })
    void theVersionOfASetIsBoundToItsContent(String folder) throws IOException {
        String card = Files.readString(RESOURCES.resolve(folder).resolve("DATA-CARD.md"));
        assertThat(card).containsPattern("(?m)^\\| Version \\| \\d+\\.\\d+\\.\\d+ \\|$");
        assertThat(card)
                .as("the content of " + folder
                        + " has changed: raise the version in its DATA-CARD.md and set the content to "
                        + fingerprint(RESOURCES.resolve(folder)))
                .contains("| Content | sha256:" + fingerprint(RESOURCES.resolve(folder)) + " |");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "deepvalue/bank",
                "framing/issues",
                "framing/calibration",
                "evenhanded/admission",
                "invariance/questions",
                "invariance/askers"
            })
    void aDataCardSaysWhatAReaderMustKnow(String folder) throws IOException {
        assertThat(Files.readString(RESOURCES.resolve(folder).resolve("DATA-CARD.md")))
                .contains(
                        "## Purpose",
                        "## Construct",
                        "## Sources",
                        "## Who wrote and read it",
                        "## Known biases",
                        "## Versions");
    }

    @Test
    void theJarCarriesLicenseAndNotice() throws IOException {
        for (String name : List.of("LICENSE", "NOTICE")) {
            assertThat(Files.readString(Path.of("target/classes/META-INF", name)))
                    .contains("Apache License");
        }
    }

    /** The first 16 digits of the SHA-256 of all YAML files below a folder, by their names and texts. */
    private static String fingerprint(Path folder) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new AssertionError(impossible);
        }
        try (Stream<Path> files = Files.walk(folder)) {
            files.filter(file -> file.toString().endsWith(".yaml")).sorted().forEach(file -> {
                digest.update(
                        folder.relativize(file).toString().replace('\\', '/').getBytes(StandardCharsets.UTF_8));
                digest.update(bytes(file));
            });
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static byte[] bytes(Path file) {
        try {
            return Files.readString(file).replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
