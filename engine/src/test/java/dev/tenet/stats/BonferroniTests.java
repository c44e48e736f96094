package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class BonferroniTests {

    @Test
    void oneIntervalKeepsItsLevel() {
        assertThat(Bonferroni.level(0.95, 1)).isEqualTo(0.95);
    }

    @Test
    void theErrorIsSharedAndTheLevelRoundedUp() {
        assertThat(Bonferroni.level(0.95, 2)).isCloseTo(0.975, within(1e-12));
        assertThat(Bonferroni.level(0.95, 3)).isEqualTo(0.9834);
        assertThat(Bonferroni.level(0.95, 8)).isEqualTo(0.9938);
        assertThat(Bonferroni.level(0.95, 500)).isEqualTo(0.9999);
    }

    @Test
    void aLevelNeverRoundsToCertainty() {
        assertThat(Bonferroni.level(0.9999, 10)).isCloseTo(0.99999, within(1e-12));
    }

    @Test
    void argumentsOutOfRangeAreRejected() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Bonferroni.level(1, 2))
                .withMessageContaining("level");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Bonferroni.level(0.95, 0))
                .withMessageContaining("number of intervals");
    }
}
