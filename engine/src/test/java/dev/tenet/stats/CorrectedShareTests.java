package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.function.Executable;

/**
 * Against R 4.2.2: the equations of Lang and Reiczigel as in {@code prevSeSp} of the package asht, with {@code qnorm};
 * and the corners of Clopper and Pearson bounds, with {@code qbeta}. The estimate of the first row is that of {@code
 * epi.prev} of epiR 2.0.57, too.
 */
class CorrectedShareTests {

    private record Row(CorrectedShare share, double level, double rate, Interval approximate, Interval guaranteed) {}

    private static final Row[] ROWS = {
        new Row(
                share(30, 100, 38, 40, 45, 50),
                0.95,
                0.235294117647059,
                new Interval(0.0893559130261721, 0.365584985018887),
                new Interval(0, 0.506735164938292)),
        new Row(
                share(60, 245, 33, 36, 70, 72),
                0.95,
                0.244260204081633,
                new Interval(0.16598622005161, 0.324892726195102),
                new Interval(0.0764520430717642, 0.424354037578799)),
        new Row(
                share(5, 80, 18, 20, 95, 100),
                0.9,
                0.0147058823529411,
                new Interval(0, 0.0960184911701911),
                new Interval(0, 0.197818692238567)),
        new Row(
                share(150, 200, 27, 36, 34, 36),
                0.99,
                1,
                new Interval(0.770212590948502, 1),
                new Interval(0.590010921144894, 1)),
        new Row(
                share(0, 50, 10, 12, 29, 30),
                0.95,
                0,
                new Interval(0, 0.0837372126592473),
                new Interval(0, 0.191134299019315))
    };

    @TestFactory
    Stream<DynamicTest> theCorrectedShareAndItsIntervalsAreThoseOfR() {
        return Stream.of(ROWS)
                .map(row -> DynamicTest.dynamicTest(row.share().toString(), () -> {
                    assertThat(row.share().rate()).isCloseTo(row.rate(), within(1e-12));
                    assertNear(row.share().langReiczigel(row.level()), row.approximate());
                    assertNear(row.share().guaranteed(row.level()), row.guaranteed());
                }));
    }

    @Test
    void aPerfectJudgeChangesNothing() {
        assertThat(share(30, 100, 40, 40, 50, 50).rate()).isCloseTo(0.3, within(1e-12));
        Interval ofCounts = new Proportion(30, 100).clopperPearson(0.95);
        Interval corrected =
                share(30, 100, 1_000_000, 1_000_000, 1_000_000, 1_000_000).guaranteed(0.95);
        assertThat(corrected.low()).isLessThan(ofCounts.low());
        assertThat(corrected.high()).isGreaterThan(ofCounts.high());
    }

    @Test
    void fewerCalibrationCasesGiveAWiderInterval() {
        for (Function<CorrectedShare, Interval> method : methods()) {
            assertThat(width(method.apply(share(80, 200, 9, 10, 9, 10))))
                    .isGreaterThan(width(method.apply(share(80, 200, 90, 100, 90, 100))));
        }
    }

    @Test
    void aJudgeThatDoesNotTellCasesApartCorrectsNothing() {
        for (CorrectedShare useless :
                new CorrectedShare[] {share(30, 100, 5, 10, 5, 10), share(30, 100, 2, 10, 3, 10)}) {
            assertThat(useless.rate()).isNaN();
            assertThat(useless.langReiczigel(0.95)).isEqualTo(Interval.UNIT);
        }
        assertThat(share(30, 100, 2, 10, 3, 10).guaranteed(0.95)).isEqualTo(Interval.UNIT);
    }

    @Test
    void withoutCasesEverythingIsPossible() {
        assertThat(share(0, 0, 0, 0, 0, 0).rate()).isNaN();
        assertThat(share(0, 0, 0, 0, 0, 0).langReiczigel(0.95)).isEqualTo(Interval.UNIT);
        assertThat(share(0, 0, 0, 0, 0, 0).guaranteed(0.95)).isEqualTo(Interval.UNIT);
        assertThat(share(30, 100, 0, 0, 50, 50).guaranteed(0.95).high()).isEqualTo(1);
    }

    @Test
    void aLevelOutsideZeroToOneIsRejected() {
        for (double level : new double[] {0, 1, Double.NaN}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> share(1, 2, 2, 2, 2, 2).langReiczigel(level));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> share(1, 2, 2, 2, 2, 2).guaranteed(level));
        }
    }

    @TestFactory
    Stream<DynamicTest> theGuaranteedIntervalMissesAtMostItsErrorOnEitherSide() {
        return truths(20, 10, 12, share -> share.guaranteed(0.95))
                .map(missed -> test(missed, () -> {
                    assertThat(missed.below()).isLessThanOrEqualTo(0.025);
                    assertThat(missed.above()).isLessThanOrEqualTo(0.025);
                }));
    }

    @TestFactory
    @Tag("simulation")
    Stream<DynamicTest> theIntervalOfLangAndReiczigelMissesNearlyItsError() {
        return truths(80, 20, 30, share -> share.langReiczigel(0.95))
                .map(missed -> test(missed, () -> {
                    // The authors found coverage between 0.93 and 0.98.
                    assertThat(missed.below() + missed.above()).isLessThan(0.07);
                }));
    }

    private record Missed(double share, double se, double sp, double below, double above) {}

    private static DynamicTest test(Missed missed, Executable executable) {
        return DynamicTest.dynamicTest(missed.toString(), executable);
    }

    /** The probabilities that the interval lies below and above the truth, by enumeration of all samples. */
    private static Stream<Missed> truths(int n, int positive, int negative, Function<CorrectedShare, Interval> method) {
        Interval[][][] intervals = new Interval[n + 1][positive + 1][negative + 1];
        for (int x = 0; x <= n; x++) {
            for (int a = 0; a <= positive; a++) {
                for (int b = 0; b <= negative; b++) {
                    intervals[x][a][b] = method.apply(share(x, n, a, positive, b, negative));
                }
            }
        }
        return Stream.of(0.0, 0.02, 0.1, 0.3, 0.5, 0.8, 1.0)
                .flatMap(share -> Stream.of(
                        missed(intervals, share, 0.9, 0.95),
                        missed(intervals, share, 0.8, 0.99),
                        missed(intervals, share, 0.99, 0.8),
                        missed(intervals, share, 0.7, 0.7)));
    }

    private static Missed missed(Interval[][][] intervals, double share, double se, double sp) {
        double[] counted = chances(intervals.length - 1, share * se + (1 - share) * (1 - sp));
        double[] right = chances(intervals[0].length - 1, se);
        double[] rejected = chances(intervals[0][0].length - 1, sp);
        double below = 0;
        double above = 0;
        for (int x = 0; x < counted.length; x++) {
            for (int a = 0; a < right.length; a++) {
                for (int b = 0; b < rejected.length; b++) {
                    double chance = counted[x] * right[a] * rejected[b];
                    below += intervals[x][a][b].high() < share ? chance : 0;
                    above += intervals[x][a][b].low() > share ? chance : 0;
                }
            }
        }
        return new Missed(share, se, sp, below, above);
    }

    private static double[] chances(int n, double rate) {
        double[] chances = new double[n + 1];
        BinomialDistribution binomial = BinomialDistribution.of(n, rate);
        for (int x = 0; x <= n; x++) {
            chances[x] = binomial.probability(x);
        }
        return chances;
    }

    private static List<Function<CorrectedShare, Interval>> methods() {
        return List.of(share -> share.langReiczigel(0.95), share -> share.guaranteed(0.95));
    }

    private static double width(Interval interval) {
        return interval.high() - interval.low();
    }

    private static void assertNear(Interval found, Interval expected) {
        assertThat(found.low()).isCloseTo(expected.low(), within(1e-9));
        assertThat(found.high()).isCloseTo(expected.high(), within(1e-9));
    }

    private static CorrectedShare share(int counted, int of, int right, int positive, int rejected, int negative) {
        return new CorrectedShare(
                new Proportion(counted, of), new Proportion(right, positive), new Proportion(rejected, negative));
    }
}
