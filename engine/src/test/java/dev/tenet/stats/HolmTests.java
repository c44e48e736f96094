package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
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

    @Test
    void adjustedPValuesDecideAtTheErrorOfAllTogether() {
        assertThat(Holm.rejected(0.05, 0.2, 0.0001, 0.0001, 0.9, 0.011))
                .containsExactly(false, true, true, false, true);
        assertThat(Holm.rejected(0.03, 0.2, 0.0001, 0.0001, 0.9, 0.011))
                .containsExactly(false, true, true, false, false);
    }

    @Test
    void theChanceOfAnyWrongVerdictIsAtMostTheSum() {
        assertThat(Holm.anyWrong(0, 0.025)).isZero();
        assertThat(Holm.anyWrong(7, 0.025)).isCloseTo(0.175, within(1e-15));
        assertThat(Holm.anyWrong(50, 0.025)).isEqualTo(1);
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
            boolean[] rejected = Holm.rejected(0.025, pValues);
            for (int i = 0; i < pValues.length; i++) {
                // The level is rounded up to four digits.
                assertThat(rejected[i] && pValues[i] > each + 0.00005).isFalse();
            }
        }
    }

    /** The definition: the smallest mean over all sets of e-values that contain the one in question. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void adjustedEvidenceIsTheSmallestMeanOfAnySet(long seed) {
        double[] eValues = new Random(seed)
                .doubles(8, -3, 6)
                .map(x -> x < -2 ? 0 : Math.exp(x))
                .toArray();
        double[] adjusted = Holm.adjustedEvidence(eValues);
        for (int i = 0; i < eValues.length; i++) {
            assertThat(adjusted[i]).isCloseTo(smallestMean(i, eValues), within(1e-12));
        }
    }

    /** Holm's step-down with 1/e as p-values is valid too, and never gives more evidence. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void adjustedEvidenceIsAtLeastThatOfTheStepDown(long seed) {
        double[] eValues = new Random(seed).doubles(20, -1, 6).map(Math::exp).toArray();
        double[] pValues = Arrays.stream(eValues).map(e -> Math.min(1, 1 / e)).toArray();
        double[] adjusted = Holm.adjustedEvidence(eValues);
        double[] stepDown = Holm.adjusted(pValues);
        for (int i = 0; i < eValues.length; i++) {
            assertThat(Math.min(1, 1 / adjusted[i])).isLessThanOrEqualTo(stepDown[i] + 1e-12);
        }
    }

    @Test
    void evidenceThatIsEquallyLargeForAllClaimsIsKept() {
        assertThat(Holm.adjustedEvidence(80, 80, 80)).containsExactly(80, 80, 80);
        assertThat(Holm.adjustedEvidence(80, 0, Double.POSITIVE_INFINITY))
                .containsExactly(40, 0, Double.POSITIVE_INFINITY);
        assertThat(Holm.adjustedEvidence()).isEmpty();
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Holm.adjusted(0.5, 1.5))
                .withMessage("P-value 1.5: expected a number in [0, 1]");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Holm.adjustedEvidence(Double.NaN))
                .withMessage("E-value NaN: expected at least 0");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Holm.anyWrong(-1, 0.025))
                .withMessage("-1 claims: expected at least 0");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> Holm.rejected(2, 0.5))
                .withMessage("Error 2.0: expected a number in [0, 1]");
    }

    private static double smallestMean(int member, double[] eValues) {
        double smallest = Double.POSITIVE_INFINITY;
        for (int set = 0; set < 1 << eValues.length; set++) {
            if (((set >> member) & 1) == 1) {
                smallest = Math.min(smallest, mean(set, eValues));
            }
        }
        return smallest;
    }

    private static double mean(int set, double[] eValues) {
        double sum = 0;
        for (int i = 0; i < eValues.length; i++) {
            sum += ((set >> i) & 1) * eValues[i];
        }
        return sum / Integer.bitCount(set);
    }
}
