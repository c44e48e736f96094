package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
class ComparisonPlanTests {

    /**
     * At a margin of 0.05, the enumeration in Python (fixture paired-exact-enumeration.csv) has p-values of 0.0254 for 72
     * identical pairs and 0.0240 for 73. The others hold against the p-values on either side.
     */
    @ParameterizedTest
    @CsvSource({"0.02, 184", "0.05, 73", "0.1, 36", "0.2, 17"})
    void identicalAnswersNeedSoManyPairs(double margin, int pairs) {
        assertThat(ComparisonPlan.fewestIdenticalPairs(margin, 0.025)).isEqualTo(pairs);
        assertThat(identical(pairs, margin)).isLessThanOrEqualTo(0.025);
        assertThat(identical(pairs - 1, margin)).isGreaterThan(0.025);
    }

    /** Summed over every outcome, with the p-value of each. */
    @ParameterizedTest
    @CsvSource({"30, -0.1, 0.2, 0", "40, -0.2, 0.3, 0.05", "45, 0, 0.25, 0.15", "40, -0.1, 0, 0", "25, 0.1, 1, 0.5"})
    void powerIsTheProbabilityOfASmallPValue(int total, double bound, double discordance, double difference) {
        double power = 0;
        BinomialDistribution discordant = BinomialDistribution.of(total, discordance);
        double share = discordance == 0 ? 0.5 : 0.5 + difference / (2 * discordance);
        for (int t = 0; t <= total; t++) {
            for (int x = 0; x <= t; x++) {
                PairedProportions pairs = new PairedProportions(total - t, t - x, x, 0);
                power += PairedExactTest.againstAtMost(pairs, bound) <= 0.025
                        ? discordant.probability(t)
                                * BinomialDistribution.of(t, share).probability(x)
                        : 0;
            }
        }
        assertThat(ComparisonPlan.of(total, bound, 0.025, discordance).power(difference))
                .isCloseTo(power, within(1e-6));
    }

    /** At thousands of pairs the normal approximation holds: z = (D − bound)·√n / √(θ − D²), 0.8416 + 1.9600 for 80 %. */
    @ParameterizedTest
    @CsvSource({"1000, -0.05, 0.2", "2000, 0, 0.1", "1000, -0.1, 0.4"})
    void theSmallestDetectableDifferenceIsNearThatOfTheNormalApproximation(
            int pairs, double bound, double discordance) {
        double detectable = ComparisonPlan.of(pairs, bound, 0.025, discordance)
                .smallestDetectable(0.8)
                .orElseThrow();
        double expected = (0.8416 + 1.96) * Math.sqrt((discordance - detectable * detectable) / pairs);
        assertThat(detectable - bound).isCloseTo(expected, within(0.05 * expected));
    }

    @Test
    void theSmallestDetectableDifferenceIsSeenWithThePowerAskedFor() {
        ComparisonPlan plan = ComparisonPlan.of(200, -0.05, 0.025, 0.15);
        double detectable = plan.smallestDetectable(0.8).orElseThrow();
        assertThat(plan.power(detectable)).isGreaterThanOrEqualTo(0.8);
        assertThat(plan.power(detectable - 2e-5)).isLessThan(0.8);
    }

    @Test
    void tooFewPairsDetectNothing() {
        assertThat(ComparisonPlan.of(10, -0.05, 0.025, 0.1).smallestDetectable(0.8))
                .isEmpty();
    }

    @Test
    void theFewestPairsHaveThePowerAskedFor() {
        int pairs = ComparisonPlan.fewestPairs(-0.1, 0.025, 0.1, 0, 0.8).orElseThrow();
        assertThat(ComparisonPlan.of(pairs, -0.1, 0.025, 0.1).power(0)).isGreaterThanOrEqualTo(0.8);
        assertThat(ComparisonPlan.of(pairs - 1, -0.1, 0.025, 0.1).power(0)).isLessThan(0.8);
    }

    @Test
    void aDifferenceTooCloseToTheBoundNeedsMorePairsThanAPlanHolds() {
        assertThat(ComparisonPlan.fewestPairs(0, 0.025, 0.05, 0.001, 0.8)).isEmpty();
    }

    @Test
    void argumentsOutOfRangeAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ComparisonPlan.of(0, 0, 0.025, 0.1))
                .withMessageContaining("expected in [1, 10000]");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ComparisonPlan.of(10, 0, 0.025, 1.1))
                .withMessageContaining("Discordance 1.1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ComparisonPlan.of(10, 0, 0.025, 0.1).power(0.2))
                .withMessageContaining("at most the discordance 0.1");
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> ComparisonPlan.fewestIdenticalPairs(0, 0.025))
                .withMessageContaining("Margin 0.0");
    }

    private static double identical(int pairs, double margin) {
        return PairedExactTest.againstAtMost(new PairedProportions(pairs, 0, 0, 0), -margin);
    }
}
