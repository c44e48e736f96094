package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The name that somebody meant. */
class NearestTests {

    private static final List<String> KNOWN = List.of("justice", "fidelity", "non-maleficence", "a");

    @Test
    void theNearestNameIsOfferedIfItIsNear() {
        assertThat(Nearest.to("justise", KNOWN)).contains("justice");
        assertThat(Nearest.to("nonmaleficence", KNOWN)).contains("non-maleficence");
        assertThat(Nearest.to("b", KNOWN)).contains("a");
        assertThat(Nearest.to("tradition", KNOWN)).isEmpty();
        assertThat(Nearest.to("", List.of())).isEmpty();
    }

    /** Comparing each letter of one with each of the other would take minutes. */
    @Test
    @Timeout(20)
    void aNameOfAMillionLettersIsNearNone() {
        assertThat(Nearest.to("j".repeat(2_000_000), List.of("j".repeat(900_000), "justice")))
                .isEmpty();
    }
}
