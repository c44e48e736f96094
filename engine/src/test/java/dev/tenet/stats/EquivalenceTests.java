package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against scipy 1.17.1 (binom.sf and binom.cdf), and by enumeration of every outcome. */
class EquivalenceTests {

    private static final double ALPHA = 0.025;

    @Test
    void thePValueIsTheLargerOfTheTwoTests() {
        // max(binom.sf(n/2 - 1, n, 0.5 - d), binom.cdf(n/2, n, 0.5 + d))
        assertThat(half(100, 0.1).pValue()).isCloseTo(0.027099197757009065, within(1e-12));
        assertThat(half(200, 0.1).pValue()).isCloseTo(0.0026354033561909475, within(1e-12));
        assertThat(half(402, 0.05).pValue()).isCloseTo(0.024917522002229592, within(1e-12));
    }

    @TestFactory
    Stream<DynamicTest> aShareAtTheEdgeIsSupportedOrRefutedInAtMostAFortiethOfAllOutcomes() {
        return Stream.of(0.05, 0.1, 0.2)
                .flatMap(margin -> Stream.of(50, 104, 300)
                        .map(trials -> DynamicTest.dynamicTest(margin + " of " + trials, () -> {
                            for (double share : new double[] {0.5 - margin, 0.5 + margin}) {
                                assertThat(chance(trials, margin, share, Equivalence::isSupported))
                                        .isLessThanOrEqualTo(ALPHA);
                                assertThat(chance(trials, margin, share, Equivalence::isRefuted))
                                        .isBetween(0.001, ALPHA);
                            }
                        })));
    }

    @Test
    void aShareOfOneHalfIsSupportedWithEnoughTrials() {
        assertThat(chance(600, 0.1, 0.5, Equivalence::isSupported)).isGreaterThan(0.98);
        assertThat(chance(600, 0.1, 0.7, Equivalence::isRefuted)).isGreaterThan(0.98);
    }

    private static double chance(int trials, double margin, double share, Predicate<Equivalence> verdict) {
        BinomialDistribution successes = BinomialDistribution.of(trials, share);
        return IntStream.rangeClosed(0, trials)
                .filter(x -> verdict.test(Equivalence.of(new Proportion(x, trials), 0.5, margin, ALPHA)))
                .mapToDouble(successes::probability)
                .sum();
    }

    @Test
    void theVerdictIsThatOfTheInterval() {
        for (int x = 0; x <= 300; x++) {
            Equivalence equivalence = Equivalence.of(new Proportion(x, 300), 0.4, 0.1, ALPHA);
            Interval interval = equivalence.interval();
            assertThat(equivalence.isSupported()).isEqualTo(interval.low() >= 0.3 && interval.high() <= 0.5);
            assertThat(equivalence.isRefuted()).isEqualTo(interval.low() >= 0.5 || interval.high() <= 0.3);
        }
    }

    @Test
    void theSmallestNumberIsTheFirstThatCanSupport() {
        // By a loop over binom.cdf(n/2, n, 0.5 + d) <= 0.025 in scipy.
        assertThat(Equivalence.smallestToSupport(0.05, ALPHA)).isEqualTo(402);
        assertThat(Equivalence.smallestToSupport(0.1, ALPHA)).isEqualTo(104);
        assertThat(Equivalence.smallestToSupport(0.15, ALPHA)).isEqualTo(48);
    }

    @Test
    void nothingIsNoEvidence() {
        Equivalence nothing = Equivalence.of(new Proportion(0, 0), 0.5, 0.1, ALPHA);
        assertThat(nothing.isSupported()).isFalse();
        assertThat(nothing.isRefuted()).isFalse();
        assertThat(nothing.interval()).isEqualTo(Interval.UNIT);
    }

    @Test
    void aMarginOfNothingAndOneBeyondTheRangeAreRejected() {
        for (double margin : new double[] {0, -0.1, 0.5, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> Equivalence.of(new Proportion(1, 2), 0.5, margin, ALPHA))
                    .withMessageContaining("margin");
        }
    }

    private static Equivalence half(int trials, double margin) {
        return Equivalence.of(new Proportion(trials / 2, trials), 0.5, margin, ALPHA);
    }
}
