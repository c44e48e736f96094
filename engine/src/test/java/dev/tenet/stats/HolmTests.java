package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HolmTests {

    /** R 4.2.2: p.adjust(p, "holm"). */
    @Test
    void adjustedPValuesAreThoseOfR() {
        assertThat(Holm.adjusted(0.01, 0.04, 0.03, 0.005, 0.5, 0.04))
                .containsExactly(new double[] {0.05, 0.12, 0.12, 0.03, 0.5, 0.12}, within(1e-12));
        assertThat(Holm.adjusted(0.2, 0.0001, 0.0001, 0.9, 0.011))
                .containsExactly(new double[] {0.4, 0.0005, 0.0005, 0.9, 0.033}, within(1e-12));
        assertThat(Holm.adjusted()).isEmpty();
    }

    /**
     * A claim has two hypotheses, of which one is true, and the p-values of both sum to at least 1. Testing each of 2m
     * hypotheses at α/m, as Shaffer's count allows, rejects all that Holm's procedure does.
     */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void ofTwoHypothesesAClaimHolmRejectsNothingAboveTheShareOfAClaim(long seed) {
        Random random = new Random(seed);
        for (int run = 0; run < 2_000; run++) {
            int claims = 1 + random.nextInt(12);
            double[] pValues = new double[2 * claims];
            for (int i = 0; i < claims; i++) {
                double p = Math.exp(-8 * random.nextDouble());
                pValues[2 * i] = p;
                pValues[2 * i + 1] = Math.min(1, 1 - p + 0.1 * random.nextDouble());
            }
            double each = (1 - Bonferroni.level(1 - 2 * 0.025, claims)) / 2;
            double[] adjusted = Holm.adjusted(pValues);
            for (int i = 0; i < pValues.length; i++) {
                // The level is rounded up to four digits.
                assertThat(adjusted[i] <= 0.025 && pValues[i] > each + 0.00005).isFalse();
            }
        }
    }

    @Test
    void aPValueOutOfRangeIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Holm.adjusted(0.5, 1.5))
                .withMessage("P-value 1.5: expected a number in [0, 1]");
    }
}
