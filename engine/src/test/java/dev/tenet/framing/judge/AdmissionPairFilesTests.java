package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bundled admission pairs: form, labels, lengths, and that form says nothing of the label. */
class AdmissionPairFilesTests {

    private static final Path FOLDER = Path.of("src/main/resources/dev/tenet/framing/calibration");

    @Test
    void thePairsAreAsTheirSetsSay() throws IOException {
        assertThat(AdmissionPairFiles.faultsOf(FOLDER)).isEmpty();
    }

    @Test
    void halfOfThemAreHeldOut() throws IOException {
        AdmissionPairs pairs = AdmissionPairs.bundled();
        assertThat(pairs.admission()).hasSize(36);
        assertThat(pairs.heldOut()).hasSize(36);
    }
}
