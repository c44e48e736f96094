package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.PartsVerdict.Evidence;
import dev.tenet.stats.PartsVerdict.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against scipy 1.17.1 (parts.py; single values are of scipy.stats.binomtest, binom and R 4.2.2's p.adjust), and error rates
 * by enumeration of every outcome.
 */
class PartsTests {

    private static final double ALPHA = 0.025;
    private static final int LOOKS = 50;

    // The mean likelihood ratios of rates to one of 0.4, by the numbers of trials and successes.
    private static final double[][] HIGHER = ratios(0.5, 0.6, 0.75, 0.9);
    private static final double[][] LOWER = ratios(0.05, 0.15, 0.3);

    @TestFactory
    Stream<DynamicTest> theShrunkEstimatesAreThoseOfTheMaximumOfTheLikelihood() throws IOException {
        return Rows.of("parts.csv")
                .map(row -> DynamicTest.dynamicTest(row.text("successes"), () -> {
                    Parts parts = Parts.of(proportions(row), 0.95, Parts.Simultaneous.BONFERRONI);
                    // The simplex ends where the likelihood no longer changes, some 1e-7 from the maximum.
                    assertThat(parts.mean()).isCloseTo(row.number("mean"), within(1e-6));
                    assertThat(parts.concentration() / row.number("concentration"))
                            .isCloseTo(1, within(1e-5));
                    double[] shrunk = row.numbers("shrunk");
                    for (int i = 0; i < shrunk.length; i++) {
                        assertThat(parts.estimates().get(i).shrunk()).isCloseTo(shrunk[i], within(1e-6));
                    }
                }));
    }

    @Test
    void partsThatDifferByNoMoreThanChanceHaveOneEstimate() {
        Parts parts = Parts.of(counts(25, 14, 15, 16, 15), 0.95, Parts.Simultaneous.SIDAK);
        assertThat(parts.concentration()).isInfinite();
        assertThat(parts.estimates()).extracting(Parts.Estimate::shrunk).containsOnly(0.6);
        assertThat(parts.lowest()).hasValue(0);
    }

    @Test
    void aPartWithFewTrialsIsNotTheLowestByOneFailure() {
        List<Proportion> counts =
                List.of(new Proportion(0, 1), new Proportion(5, 100), new Proportion(60, 100), new Proportion(90, 100));
        assertThat(Parts.of(counts, 0.95, Parts.Simultaneous.BONFERRONI).lowest())
                .hasValue(1);
    }

    @Test
    void partsWithoutTrialsHaveNoEstimateOfTheirOwn() {
        List<Proportion> counts = List.of(new Proportion(0, 0), new Proportion(3, 10), new Proportion(9, 10));
        Parts parts = Parts.of(counts, 0.95, Parts.Simultaneous.BONFERRONI);
        assertThat(parts.estimates().get(0).shrunk()).isEqualTo(parts.mean());
        assertThat(parts.estimates().get(0).interval()).isEqualTo(Interval.UNIT);
        assertThat(Parts.of(counts.subList(0, 1), 0.95, Parts.Simultaneous.BONFERRONI)
                        .lowest())
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> Parts.of(List.of(), 0.95, Parts.Simultaneous.BONFERRONI));
    }

    @Test
    void allOrNothingEverywhereIsThatShare() {
        assertThat(Parts.of(counts(9, 0, 0, 0), 0.95, Parts.Simultaneous.SIDAK).estimates())
                .extracting(Parts.Estimate::shrunk)
                .containsOnly(0.0);
        assertThat(Parts.of(counts(9, 9, 9, 9), 0.95, Parts.Simultaneous.SIDAK).estimates())
                .extracting(Parts.Estimate::shrunk)
                .containsOnly(1.0);
    }

    @Test
    void simultaneousIntervalsAllContainTheirSharesWhereOrdinaryOnesDoNot() {
        // Of eight parts of 25 with a share of 0.6.
        assertThat(chanceOfAnyMiss(0.95)).isGreaterThan(0.16);
        for (Parts.Simultaneous simultaneous : Parts.Simultaneous.values()) {
            assertThat(chanceOfAnyMiss(simultaneous.levelOfEach(0.95, 8))).isLessThan(0.05);
        }
    }

    private static double chanceOfAnyMiss(double level) {
        BinomialDistribution trials = BinomialDistribution.of(25, 0.6);
        double miss = IntStream.rangeClosed(0, 25)
                .filter(x -> excludes(new Proportion(x, 25).clopperPearson(level), 0.6))
                .mapToDouble(trials::probability)
                .sum();
        return 1 - Math.pow(1 - miss, 8);
    }

    private static boolean excludes(Interval interval, double share) {
        return interval.low() > share || interval.high() < share;
    }

    @Test
    void aClaimIsSupportedWhenEachPartIsAndRefutedWhenOneIs() {
        // 16 of 25 against 0.4: p = 0.0132; 3 of 25: p = 0.00237.
        assertThat(PartsVerdict.atLeast(counts(25, 16, 17, 25), 0.4, ALPHA))
                .isEqualTo(new PartsVerdict(Outcome.SUPPORTED, List.of(0, 1, 2), List.of()));
        assertThat(PartsVerdict.atLeast(counts(25, 16, 15, 25), 0.4, ALPHA))
                .isEqualTo(new PartsVerdict(Outcome.UNDECIDED, List.of(0, 2), List.of()));
        assertThat(PartsVerdict.atLeast(counts(25, 16, 3, 25), 0.4, ALPHA))
                .isEqualTo(new PartsVerdict(Outcome.REFUTED, List.of(0, 2), List.of(1)));
        assertThat(PartsVerdict.atMost(counts(25, 9, 22, 0), 0.6, ALPHA))
                .isEqualTo(new PartsVerdict(Outcome.REFUTED, List.of(0, 2), List.of(1)));
    }

    @Test
    void aPartMustBeWorseTheMorePartsThereAre() {
        // 4 of 25 against 0.4: p = 0.0095, more than 0.025/3.
        assertThat(PartsVerdict.atLeast(counts(25, 4, 10, 10), 0.4, ALPHA).outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(PartsVerdict.atLeast(counts(25, 4, 10), 0.4, ALPHA).refuted())
                .containsExactly(0);
        // p.adjust(c(0.00237, 0.0095, 0.586), "holm") is 0.0071, 0.019, 0.586: the first refutation pays for the
        // second.
        assertThat(PartsVerdict.atLeast(counts(25, 3, 4, 10), 0.4, ALPHA).refuted())
                .containsExactly(0, 1);
    }

    @Test
    void aClaimAboutNoPartIsUndecided() {
        assertThat(PartsVerdict.atLeast(List.of(), 0.4, ALPHA).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(PartsVerdict.early(List.of(), ALPHA).outcome()).isEqualTo(Outcome.UNDECIDED);
        assertThat(PartsVerdict.atLeast(counts(0, 0), 0.4, ALPHA).outcome()).isEqualTo(Outcome.UNDECIDED);
    }

    @TestFactory
    Stream<DynamicTest> eachSideErrsInAtMostAFortiethOfAllOutcomes() {
        return Stream.of(0.1, 0.4, 0.5, 0.8)
                .map(threshold -> DynamicTest.dynamicTest("at " + threshold, () -> {
                    // All parts are just good enough: any refutation is wrong.
                    assertThat(chance(Outcome.REFUTED, threshold, new double[] {threshold, threshold, threshold}))
                            .isLessThanOrEqualTo(ALPHA);
                    // One is not quite good enough and the others are perfect: any support is wrong.
                    assertThat(chance(Outcome.SUPPORTED, threshold, new double[] {1, 1, threshold}))
                            .isBetween(1e-9, ALPHA);
                }));
    }

    private static double chance(Outcome outcome, double threshold, double[] truths) {
        int trials = 20;
        double[][] chances = Arrays.stream(truths)
                .mapToObj(truth -> chances(BinomialDistribution.of(trials, truth), trials))
                .toArray(double[][]::new);
        double chance = 0;
        for (int x = 0; x <= trials; x++) {
            for (int y = 0; y <= trials; y++) {
                for (int z = 0; z <= trials; z++) {
                    double probability = chances[0][x] * chances[1][y] * chances[2][z];
                    // The rest adds less than 0.0001 in all.
                    if (probability > 1e-8 && verdict(trials, threshold, x, y, z) == outcome) {
                        chance += probability;
                    }
                }
            }
        }
        return chance;
    }

    private static Outcome verdict(int trials, double threshold, int... successes) {
        return PartsVerdict.atLeast(counts(trials, successes), threshold, ALPHA).outcome();
    }

    private static double[] chances(BinomialDistribution distribution, int trials) {
        return IntStream.rangeClosed(0, trials)
                .mapToDouble(distribution::probability)
                .toArray();
    }

    @Test
    void earlyVerdictsNeedTheEvidenceOfTheirNumberOfParts() {
        double once = Math.log(1 / ALPHA);
        double thrice = Math.log(3 / ALPHA);
        assertThat(PartsVerdict.early(List.of(forIt(once), forIt(once), forIt(once)), ALPHA)
                        .outcome())
                .isEqualTo(Outcome.SUPPORTED);
        assertThat(PartsVerdict.early(List.of(forIt(once), forIt(once), forIt(once - 0.01)), ALPHA)
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(PartsVerdict.early(List.of(forIt(0), forIt(0), againstIt(thrice - 0.01)), ALPHA)
                        .outcome())
                .isEqualTo(Outcome.UNDECIDED);
        assertThat(PartsVerdict.early(List.of(forIt(0), forIt(0), againstIt(thrice + 0.01)), ALPHA)
                        .refuted())
                .containsExactly(2);
        assertThatIllegalArgumentException().isThrownBy(() -> new Evidence(Double.NaN, 0));
    }

    private static Evidence forIt(double log) {
        return new Evidence(log, -log);
    }

    private static Evidence againstIt(double log) {
        return new Evidence(-log, log);
    }

    @Test
    void earlyVerdictsErrAtMostInAFortiethOfRunsThoughLookedAtAfterEveryTrial() {
        Random random = new Random(6);
        int runs = 500;
        int refuted = 0;
        int supported = 0;
        for (int run = 0; run < runs; run++) {
            refuted += everReaches(Outcome.REFUTED, new double[] {0.4, 0.4, 0.4, 0.4}, random) ? 1 : 0;
            supported += everReaches(Outcome.SUPPORTED, new double[] {0.9, 0.9, 0.9, 0.4}, random) ? 1 : 0;
        }
        // Three standard errors of a share of 0.025 in 500 runs are 11 runs.
        assertThat(refuted).isLessThan(13 + 11);
        assertThat(supported).isBetween(1, 13 + 11);
    }

    /** Parts are asked in rotation; the e-values are likelihood ratios of a few rates, and their highest so far counts. */
    private static boolean everReaches(Outcome outcome, double[] truths, Random random) {
        double[] support = new double[truths.length];
        double[] refutation = new double[truths.length];
        int[] successes = new int[truths.length];
        for (int n = 1; n <= LOOKS; n++) {
            List<Evidence> evidence = new ArrayList<>();
            for (int i = 0; i < truths.length; i++) {
                successes[i] += random.nextDouble() < truths[i] ? 1 : 0;
                support[i] = Math.max(support[i], HIGHER[n][successes[i]]);
                refutation[i] = Math.max(refutation[i], LOWER[n][successes[i]]);
                evidence.add(new Evidence(Math.log(support[i]), Math.log(refutation[i])));
            }
            if (PartsVerdict.early(evidence, ALPHA).outcome() == outcome) {
                return true;
            }
        }
        return false;
    }

    private static double[][] ratios(double... rates) {
        return IntStream.rangeClosed(0, LOOKS)
                .mapToObj(n -> IntStream.rangeClosed(0, n)
                        .mapToDouble(x -> ratio(x, n, rates))
                        .toArray())
                .toArray(double[][]::new);
    }

    private static double ratio(int successes, int trials, double... rates) {
        double sum = 0;
        for (double rate : rates) {
            sum += Math.pow(rate / 0.4, successes) * Math.pow((1 - rate) / 0.6, trials - successes);
        }
        return sum / rates.length;
    }

    @Test
    void theSmallestNumbersAreThoseThatCanDecide() {
        for (double threshold : new double[] {0.05, 0.4, 0.5, 0.9, 0.99}) {
            int enough = PartsVerdict.smallestToSupport(threshold, ALPHA);
            assertThat(all(enough, threshold)).isEqualTo(Outcome.SUPPORTED);
            assertThat(enough == 1 ? Outcome.UNDECIDED : all(enough - 1, threshold))
                    .isEqualTo(Outcome.UNDECIDED);
            int enoughToRefute = PartsVerdict.smallestToRefute(threshold, 8, ALPHA);
            assertThat(oneOfEightWithout(enoughToRefute, threshold)).isEqualTo(Outcome.REFUTED);
            assertThat(oneOfEightWithout(enoughToRefute - 1, threshold)).isEqualTo(Outcome.UNDECIDED);
        }
    }

    private static Outcome all(int trials, double threshold) {
        return PartsVerdict.atLeast(List.of(new Proportion(trials, trials)), threshold, ALPHA)
                .outcome();
    }

    private static Outcome oneOfEightWithout(int trials, double threshold) {
        List<Proportion> counts = new ArrayList<>(Collections.nCopies(7, new Proportion(0, 0)));
        counts.add(new Proportion(0, trials));
        return PartsVerdict.atLeast(counts, threshold, ALPHA).outcome();
    }

    @Test
    void eightPartsOf25At60PercentAreSupportedAgainst40PercentInOneRunOfAThousand() {
        // scipy: binom.sf(15, 25, 0.6)**8, since 16 successes are needed.
        double chance = PartsVerdict.chanceOfSupport(Collections.nCopies(8, 25), 0.6, 0.4, ALPHA);
        assertThat(chance).isCloseTo(0.001056766811750286, within(1e-12));
        assertThat(PartsVerdict.chanceOfSupport(List.of(3, 25), 0.6, 0.4, ALPHA))
                .isZero();
        assertThat(PartsVerdict.chanceOfSupport(List.of(), 0.6, 0.4, ALPHA)).isZero();
    }

    private static List<Proportion> proportions(Rows row) {
        double[] successes = row.numbers("successes");
        double[] totals = row.numbers("totals");
        return IntStream.range(0, totals.length)
                .mapToObj(i -> new Proportion((long) successes[i], (long) totals[i]))
                .toList();
    }

    private static List<Proportion> counts(int trials, int... successes) {
        return IntStream.of(successes).mapToObj(x -> new Proportion(x, trials)).toList();
    }
}
