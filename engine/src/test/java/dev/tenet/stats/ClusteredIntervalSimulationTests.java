package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.SimulatedRuns;
import java.util.Collections;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.ContinuousDistribution;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestReporter;

/**
 * How often the interval of clustered scores misses the mean on either side. A cluster's chance of success is drawn from a
 * beta distribution with the given intraclass correlation; graded scores are the mean of four such results. Each rate is
 * published as a report entry.
 */
@Tag("simulation")
class ClusteredIntervalSimulationTests {

    private static final double LEVEL = 0.95;
    private static final int RUNS = SimulatedRuns.orElse(4000);

    // Of 0.025, and three standard errors of a rate in so many runs.
    private static final double MOST = SimulatedRuns.most(0.025, RUNS);

    /** Every fifth cluster has the larger size. */
    private record Setting(int clusters, int size, int larger, double mean, double correlation, boolean graded) {
        int size(int cluster) {
            return cluster % 5 == 0 ? larger : size;
        }
    }

    /** Rates of intervals below the mean and above it: those of the class, and those of the interval for means alone. */
    private record Misses(double below, double above, double belowAlone, double aboveAlone) {}

    @TestFactory
    Stream<DynamicTest> eachSideMissesInAtMostAFortiethOfSamples(TestReporter reporter) {
        return settings(40, 6, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.8, 0.95).map(setting -> test(reporter, setting));
    }

    @TestFactory
    Stream<DynamicTest> eachSideOfABootstrappedIntervalMissesInAtMostAFortiethOfSamples(TestReporter reporter) {
        return Stream.of(8, 12, 25)
                .flatMap(clusters -> settings(clusters, 6, 0.1, 0.3, 0.5))
                .map(setting -> test(reporter, setting));
    }

    /** A fifth of the clusters is larger than the others. */
    @TestFactory
    Stream<DynamicTest> clustersOfDifferentSizesDoNotMakeASideMissMore(TestReporter reporter) {
        return Stream.of(12, 20)
                .flatMap(larger -> Stream.of(0.5, 0.8, 0.9)
                        .flatMap(correlation -> Stream.of(0.1, 0.2, 0.3)
                                .map(mean -> test(reporter, new Setting(40, 2, larger, mean, correlation, false)))));
    }

    @TestFactory
    Stream<DynamicTest> eachSideOfTheIntervalForTwoGroupingsMissesInAtMostAFortiethOfSamples(TestReporter reporter) {
        return Stream.of(12, 40)
                .flatMap(values -> Stream.of(0.1, 0.3, 0.5, 0.8)
                        .map(mean -> DynamicTest.dynamicTest(values + " values, mean " + mean, () -> {
                            Misses misses = simulateTwoWay(values, 25, mean);
                            reporter.publishEntry(values + " values by 25, mean " + mean, misses.toString());
                            assertThat(misses.below()).isLessThan(MOST);
                            assertThat(misses.above()).isLessThan(MOST);
                        })));
    }

    /** Each value and each test id moves the probit of success by a normal effect with a variance of one half. */
    private static Misses simulateTwoWay(int values, int tests, double truth) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(values + Double.hashCode(truth));
        NormalDistribution normal = NormalDistribution.of(0, 1);
        ContinuousDistribution.Sampler effects =
                NormalDistribution.of(0, Math.sqrt(0.5)).createSampler(random);
        double center = normal.inverseCumulativeProbability(truth) * Math.sqrt(2);
        List<Integer> one =
                IntStream.range(0, values * tests).mapToObj(i -> i / tests).toList();
        List<Integer> other =
                IntStream.range(0, values * tests).mapToObj(i -> i % tests).toList();
        int[] counts = new int[4];
        for (int run = 0; run < RUNS; run++) {
            double[] ofValue = effects.samples(values).toArray();
            double[] ofTest = effects.samples(tests).toArray();
            double[] scores = IntStream.range(0, values * tests)
                    .mapToDouble(i -> center + ofValue[i / tests] + ofTest[i % tests])
                    .map(probit -> random.nextDouble() < normal.cumulativeProbability(probit) ? 1 : 0)
                    .toArray();
            Interval interval = ClusteredInterval.twoWay(scores, one, other, LEVEL)
                    .orElseThrow()
                    .interval();
            Interval alone =
                    ClusteredMean.twoWay(scores, one, other).orElseThrow().interval(LEVEL);
            counts[0] += interval.high() < truth ? 1 : 0;
            counts[1] += interval.low() > truth ? 1 : 0;
            counts[2] += alone.high() < truth ? 1 : 0;
            counts[3] += alone.low() > truth ? 1 : 0;
        }
        return new Misses(share(counts[0]), share(counts[1]), share(counts[2]), share(counts[3]));
    }

    private static Stream<Setting> settings(int clusters, int size, double... means) {
        return Stream.of(false, true)
                .flatMap(graded -> Stream.of(0.5, 0.8)
                        .flatMap(correlation -> IntStream.range(0, means.length)
                                .mapToObj(i -> new Setting(clusters, size, size, means[i], correlation, graded))));
    }

    private static DynamicTest test(TestReporter reporter, Setting setting) {
        return DynamicTest.dynamicTest(setting.toString(), () -> {
            Misses misses = simulate(setting);
            reporter.publishEntry(setting.toString(), misses.toString());
            assertThat(misses.below()).isLessThan(MOST);
            assertThat(misses.above()).isLessThan(MOST);
        });
    }

    private static Misses simulate(Setting setting) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(setting.hashCode());
        double concentration = 1 / setting.correlation() - 1;
        ContinuousDistribution.Sampler chances = BetaDistribution.of(
                        setting.mean() * concentration, (1 - setting.mean()) * concentration)
                .createSampler(random);
        List<Integer> labels = IntStream.range(0, setting.clusters())
                .boxed()
                .flatMap(cluster -> Collections.nCopies(setting.size(cluster), cluster).stream())
                .toList();
        int[] counts = new int[4];
        for (int run = 0; run < RUNS; run++) {
            count(counts, ClusterTotals.of(scores(setting, chances, random), labels), setting.mean(), run);
        }
        return new Misses(share(counts[0]), share(counts[1]), share(counts[2]), share(counts[3]));
    }

    private static double share(int count) {
        return (double) count / RUNS;
    }

    private static double[] scores(
            Setting setting, ContinuousDistribution.Sampler chances, UniformRandomProvider random) {
        DoubleStream.Builder scores = DoubleStream.builder();
        int draws = setting.graded() ? 4 : 1;
        for (int g = 0; g < setting.clusters(); g++) {
            double chance = chances.sample();
            for (int i = 0; i < setting.size(g); i++) {
                double score = 0;
                for (int draw = 0; draw < draws; draw++) {
                    score += random.nextDouble() < chance ? 1.0 / draws : 0;
                }
                scores.add(score);
            }
        }
        return scores.build().toArray();
    }

    private static void count(int[] counts, ClusterTotals totals, double truth, int run) {
        ClusteredMean mean = ClusteredMean.of(totals);
        boolean alone = totals.clusters() < 30 ? bootstrapRejects(totals, truth, run) : studentRejects(mean, truth);
        Interval second = KornGraubard.interval(mean, LEVEL);
        counts[0] += alone && mean.mean() < truth && second.high() < truth ? 1 : 0;
        counts[1] += alone && mean.mean() > truth && second.low() > truth ? 1 : 0;
        counts[2] += alone && mean.mean() < truth ? 1 : 0;
        counts[3] += alone && mean.mean() > truth ? 1 : 0;
    }

    private static boolean studentRejects(ClusteredMean mean, double truth) {
        Interval interval = mean.interval(LEVEL);
        return interval.high() < truth || interval.low() > truth;
    }

    private static boolean bootstrapRejects(ClusterTotals totals, double truth, int run) {
        var weights = WildClusterBootstrap.Weights.forClusters(totals.clusters());
        // Whether the truth is in the interval needs one p-value, not the search for the ends.
        return WildClusterBootstrap.of(totals, weights, 399, run).pValue(truth) <= 1 - LEVEL;
    }
}
