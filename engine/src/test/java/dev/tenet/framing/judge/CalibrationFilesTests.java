package dev.tenet.framing.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The bundled calibration pairs: form, labels, lengths, and that form says nothing of the label. */
class CalibrationFilesTests {

    private static final Path FOLDER = Path.of("src/main/resources/dev/tenet/framing/calibration");

    @Test
    void thePairsAreAsTheirSetsSay() throws IOException {
        assertThat(CalibrationFiles.faultsOf(FOLDER)).isEmpty();
    }

    @Test
    void halfOfThemAreHeldOut() throws IOException {
        CalibrationPairs pairs = CalibrationPairs.bundled();
        assertThat(pairs.admission()).hasSize(36);
        assertThat(pairs.heldOut()).hasSize(36);
    }
}
