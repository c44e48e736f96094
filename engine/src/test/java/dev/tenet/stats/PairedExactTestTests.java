package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("slow")
class PairedExactTestTests {

    private static final String R = "/dev/tenet/stats/paired-exact.csv";
    private static final String ENUMERATION = "/dev/tenet/stats/paired-exact-enumeration.csv";

    /**
     * The maximum over all probabilities of a discordant pair is that of paired.exact.test in R's package Exact 3.3
     * (script beside the fixture), where it is not at an end of the range: R stops 1e-5 before the ends, so it may be
     * lower by 1e-5 times the derivative, which is below 2 · total · maximum.
     */
    @ParameterizedTest
    @CsvFileSource(resources = R, numLinesToSkip = 1)
    void theMaximumIsThatOfTheExactPackage(int onlyFirst, int onlySecond, int total, double bound, double supremum) {
        double found = supremum(onlyFirst, onlySecond, total, bound);
        assertThat(found).isBetween(supremum * (1 - 1e-7) - 1e-10, supremum * (1 + 2e-5 * total) + 1e-10);
    }

    /** The oracle enumerates all outcomes in Python with scipy 1.17, without any staircase (script beside the fixture). */
    @ParameterizedTest
    @CsvFileSource(resources = ENUMERATION, numLinesToSkip = 1)
    void pValuesAreThoseOfAFullEnumeration(
            int onlyFirst, int onlySecond, int total, double bound, double supremum, double pValue) {
        PairedProportions pairs = pairs(onlyFirst, onlySecond, total);
        assertThat(supremum(onlyFirst, onlySecond, total, bound)).isCloseTo(supremum, within(1e-8));
        assertThat(PairedExactTest.againstAtMost(pairs, bound)).isCloseTo(pValue, within(1e-8));
        assertThat(PairedExactTest.againstAtLeast(pairs.swapped(), -bound)).isCloseTo(pValue, within(1e-8));
    }

    /** R, Exact 3.3: paired.exact.test(alternative = "greater", np.interval = TRUE, beta = 1e-6) with delta = 0. */
    @ParameterizedTest
    @CsvSource({
        "10, 12, 100, 0.3540475074",
        "2, 9, 60, 0.02015608032",
        "20, 25, 200, 0.2332705177",
        "30, 30, 200, 0.5353825144",
        "0, 3, 30, 0.05011192187",
        "1, 3, 20, 0.2691368604",
        "3, 4, 100, 0.3981805186",
        "5, 2, 100, 0.9818053649"
    })
    void withoutAMarginPValuesAreThoseOfTheExactPackage(int onlyFirst, int onlySecond, int total, double pValue) {
        assertThat(PairedExactTest.againstAtMost(pairs(onlyFirst, onlySecond, total), 0))
                .isCloseTo(pValue, within(1e-6));
    }

    /** The oracle scans and bisects on the enumeration in Python. */
    @ParameterizedTest
    @CsvSource({"0, 0, 20, -0.168481", "1, 3, 20, -0.135816", "0, 3, 24, -0.031060"})
    void lowerBoundsAreThoseOfAFullEnumeration(int onlyFirst, int onlySecond, int total, double bound) {
        PairedProportions pairs = pairs(onlyFirst, onlySecond, total);
        assertThat(PairedExactTest.lowerBound(pairs, MissingPairs.NONE, 0.025)).isCloseTo(bound, within(1e-5));
        assertThat(PairedExactTest.upperBound(pairs.swapped(), MissingPairs.NONE, 0.025))
                .isCloseTo(-bound, within(1e-5));
    }

    /** Summed over every outcome, for discordances on a grid and differences at the bound and below. */
    @ParameterizedTest
    @CsvSource({"20, -0.1", "20, -0.2", "30, 0.1", "40, -0.05", "40, -0.02", "40, 0"})
    void theTestErrsAtMostAsOftenAsItSays(int total, double bound) {
        boolean[][] rejected = new boolean[total + 1][total + 1];
        for (int first = 0; first <= total; first++) {
            for (int second = 0; first + second <= total; second++) {
                rejected[first][second] = PairedExactTest.againstAtMost(pairs(first, second, total), bound) <= 0.025;
            }
        }
        double size = 0;
        for (double difference : new double[] {bound, bound - 0.01, bound - 0.2}) {
            for (int i = 0; i <= 50; i++) {
                double discordance = Math.abs(difference) + (1 - Math.abs(difference)) * i / 50;
                size = Math.max(size, probability(rejected, total, discordance, difference));
            }
        }
        assertThat(size).isBetween(0.001, 0.025);
    }

    /** Summed over every outcome of twelve pairs. */
    @Test
    void boundsErrAtMostAsOftenAsTheySay() {
        int total = 12;
        double[][] bounds = new double[total + 1][total + 1];
        for (int first = 0; first <= total; first++) {
            for (int second = 0; first + second <= total; second++) {
                bounds[first][second] =
                        PairedExactTest.lowerBound(pairs(first, second, total), MissingPairs.NONE, 0.025);
            }
        }
        for (double difference = -0.9; difference < 0.95; difference += 0.1) {
            for (int i = 0; i <= 20; i++) {
                double discordance = Math.abs(difference) + (1 - Math.abs(difference)) * i / 20;
                boolean[][] above = new boolean[total + 1][total + 1];
                for (int first = 0; first <= total; first++) {
                    for (int second = 0; first + second <= total; second++) {
                        above[first][second] = bounds[first][second] > difference;
                    }
                }
                assertThat(probability(above, total, discordance, difference)).isLessThanOrEqualTo(0.025);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 4, 50", "0, 0, 100", "20, 25, 200", "50, 60, 1000", "200, 250, 1000", "2000, 2100, 20000"})
    void theIntervalIsWhereTheTestsDoNotReject(int onlyFirst, int onlySecond, int total) {
        PairedProportions pairs = pairs(onlyFirst, onlySecond, total);
        Interval interval = PairedExactTest.interval(pairs, 0.95);
        assertThat(PairedExactTest.againstAtMost(pairs, interval.low())).isLessThanOrEqualTo(0.025);
        assertThat(PairedExactTest.againstAtMost(pairs, interval.low() + 2e-7)).isGreaterThan(0.025);
        assertThat(PairedExactTest.againstAtLeast(pairs, interval.high())).isLessThanOrEqualTo(0.025);
        assertThat(PairedExactTest.againstAtLeast(pairs, interval.high() - 2e-7))
                .isGreaterThan(0.025);
    }

    @Test
    void missingPairsGiveAWiderInterval() {
        Interval complete = PairedExactTest.interval(pairs(3, 4, 100), 0.95);
        Interval incomplete = PairedExactTest.interval(pairs(3, 4, 97), MissingPairs.unknown(3), 0.95);
        assertThat(incomplete.low()).isLessThan(complete.low());
        assertThat(incomplete.high()).isGreaterThan(complete.high());
    }

    @Test
    void withoutPairsNothingIsRejected() {
        PairedProportions none = pairs(0, 0, 0);
        assertThat(PairedExactTest.againstAtMost(none, -0.5)).isEqualTo(1);
        assertThat(PairedExactTest.interval(none, 0.95)).isEqualTo(new Interval(-1, 1));
    }

    @Test
    void aSinglePairIsNotEnough() {
        assertThat(PairedExactTest.interval(pairs(1, 0, 1), 0.95).low()).isEqualTo(-1);
        assertThat(PairedExactTest.interval(pairs(0, 1, 1), 0.95).high()).isEqualTo(1);
        assertThat(PairedExactTest.againstAtMost(pairs(0, 0, 1), -0.5)).isGreaterThan(0.025);
    }

    /** Among a million pairs, Tango's interval is exact for practical purposes. */
    @Test
    void aMillionPairsAreTested() {
        PairedProportions pairs = pairs(50_000, 50_000, 1_000_000);
        double low = TangoInterval.of(pairs, 0.95).low();
        assertThat(PairedExactTest.againstAtMost(pairs, low)).isCloseTo(0.025, within(2e-4));
        assertThat(PairedExactTest.againstAtMost(pairs, -0.2)).isEqualTo(PairedExactTest.OUTSIDE);
    }

    @Test
    void morePairsAreRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PairedExactTest.againstAtMost(pairs(0, 0, 1_000_000), MissingPairs.unknown(1), 0))
                .withMessage("1000001 pairs: the exact test is limited to 1000000");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 1, Double.NaN})
    void boundsThatAreNoDifferencesAreRefused(double bound) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PairedExactTest.againstAtMost(pairs(1, 2, 10), bound))
                .withMessageContaining("expected a number in (-1, 1)");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, Double.NaN})
    void errorsOutOfRangeAreRefused(double error) {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PairedExactTest.lowerBound(pairs(1, 2, 10), MissingPairs.NONE, error))
                .withMessageContaining("expected a number in (0, 0.5)");
    }

    /** R, PropCIs 0.3-0: scoreci.mp(onlyFirst, onlySecond, total, 0.95), which stops at 1e-6. */
    @ParameterizedTest
    @CsvSource({
        "12, 5, 50, -0.2999794698, 0.0231811154",
        "43, 31, 100, -0.281289749, 0.048657465",
        "0, 0, 100, -0.0369935036, 0.0369934440",
        "4, 0, 18, -0.45214589437, -0.00725877947",
        "30, 0, 30, -1, -0.772973239",
        "0, 8, 24, 0.14936511, 0.53293681"
    })
    void tangosIntervalIsThatOfPropCis(int onlyFirst, int onlySecond, int total, double low, double high) {
        Interval interval = TangoInterval.of(pairs(onlyFirst, onlySecond, total), 0.95);
        assertThat(interval.low()).isCloseTo(low, within(2e-6));
        assertThat(interval.high()).isCloseTo(high, within(2e-6));
    }

    @Test
    void tangosIntervalWithoutPairsIsEverything() {
        assertThat(TangoInterval.of(pairs(0, 0, 0), 0.95)).isEqualTo(new Interval(-1, 1));
    }

    private static PairedProportions pairs(int onlyFirst, int onlySecond, int total) {
        return new PairedProportions(total - onlyFirst - onlySecond, onlyFirst, onlySecond, 0);
    }

    private static double supremum(int onlyFirst, int onlySecond, int total, double bound) {
        double score = PairedScore.of(onlySecond, onlyFirst, total, bound);
        return new ScoreTail(new LogFactorials(total), bound, score).supremum(Interval.UNIT, 1);
    }

    private static double probability(boolean[][] outcomes, int total, double discordance, double difference) {
        BinomialDistribution discordant = BinomialDistribution.of(total, Math.min(1, discordance));
        double share = discordance == 0 ? 0.5 : Math.min(1, Math.max(0, 0.5 + difference / (2 * discordance)));
        double sum = 0;
        for (int t = 0; t <= total; t++) {
            BinomialDistribution favors = BinomialDistribution.of(t, share);
            for (int x = 0; x <= t; x++) {
                sum += outcomes[t - x][x] ? discordant.probability(t) * favors.probability(x) : 0;
            }
        }
        return sum;
    }
}
