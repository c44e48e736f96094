package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against R 4.2.2 with clubSandwich 0.5.8 and sandwich 3.0-2 (clustered-means.R), and against a bootstrap by brute force in
 * Python 3.11.7 with numpy 2.4.6 (wild-bootstrap.py).
 */
class ClusteredMeanTests {

    private static final double SAME = 1e-9;

    @TestFactory
    Stream<DynamicTest> theStandardErrorAndItsDegreesOfFreedomAreThoseOfClubSandwich() throws IOException {
        return Rows.of("clustered-means.csv")
                .map(row -> DynamicTest.dynamicTest("case " + row.text("case"), () -> {
                    ClusteredMean mean = ClusteredMean.of(row.numbers("scores"), row.words("one"))
                            .orElseThrow();
                    assertThat(mean.mean()).isCloseTo(row.number("mean"), within(SAME));
                    assertThat(mean.standardError()).isCloseTo(row.number("se"), within(SAME));
                    assertThat(mean.degreesOfFreedom()).isCloseTo(row.number("df"), within(SAME));
                    assertThat(mean.interval(0.95).low()).isCloseTo(row.number("low"), within(SAME));
                    assertThat(mean.interval(0.95).high()).isCloseTo(row.number("high"), within(SAME));
                    assertThat(mean.pValue(row.number("low"))).isCloseTo(0.05, within(SAME));
                }));
    }

    @TestFactory
    Stream<DynamicTest> theVarianceForTwoGroupingsIsThatOfSandwich() throws IOException {
        return Rows.of("clustered-means.csv")
                .map(row -> DynamicTest.dynamicTest(
                        "case " + row.text("case"),
                        () -> assertThat(ClusteredMean.twoWayVariance(
                                        row.numbers("scores"), row.words("one"), row.words("other")))
                                .isCloseTo(row.number("two"), within(SAME))));
    }

    @Test
    void twoGroupingsAreNeverSurerThanOneOfThem() {
        Random random = new Random(3);
        int larger = 0;
        for (int run = 0; run < 200; run++) {
            double[] scores =
                    IntStream.range(0, 60).mapToDouble(i -> random.nextInt(2)).toArray();
            List<Integer> one = IntStream.range(0, 60).mapToObj(i -> i / 6).toList();
            List<Integer> other = IntStream.range(0, 60).mapToObj(i -> i % 6).toList();
            double error =
                    ClusteredMean.twoWay(scores, one, other).orElseThrow().standardError();
            // With clusters of one size, CR1 and CR2 are the same.
            for (List<Integer> grouping : List.of(one, other)) {
                double alone = ClusteredMean.of(scores, grouping).orElseThrow().standardError();
                assertThat(error).isGreaterThanOrEqualTo(alone - SAME);
                larger += error > alone + SAME ? 1 : 0;
            }
        }
        assertThat(larger).isGreaterThan(200);
    }

    @Test
    void clustersOfOneScoreGiveStudentsInterval() {
        double[] scores = new Random(1).doubles(35).toArray();
        List<Integer> alone = IntStream.range(0, 35).boxed().toList();
        Interval student = StudentInterval.of(scores, 0.9).orElseThrow();
        Interval clustered = ClusteredMean.of(scores, alone).orElseThrow().interval(0.9);
        assertThat(clustered.low()).isCloseTo(student.low(), within(SAME));
        assertThat(clustered.high()).isCloseTo(student.high(), within(SAME));
    }

    @Test
    void oneClusterHasNoStandardError() {
        double[] scores = {0, 1, 1};
        List<String> same = Collections.nCopies(3, "a");
        assertThat(ClusteredMean.of(scores, same)).isEmpty();
        assertThat(ClusteredMean.twoWay(scores, same, List.of("a", "b", "c"))).isEmpty();
        assertThat(ClusteredInterval.of(scores, same, 0.95, 1)).isEmpty();
        assertThat(ClusteredMean.of(new double[0], List.of())).isEmpty();
    }

    @Test
    void eachScoreNeedsACluster() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ClusteredMean.of(new double[3], List.of("a", "b")))
                .withMessageContaining("3 scores and 2 labels");
    }

    @TestFactory
    Stream<DynamicTest> theExactBootstrapIsThatOfEveryVectorOfWeights() throws IOException {
        return Rows.of("wild-bootstrap.csv")
                .map(row -> DynamicTest.dynamicTest(
                        row.text("weights") + " at " + row.text("hypothesized") + " of " + row.text("scores"), () -> {
                            var bootstrap = WildClusterBootstrap.of(
                                            row.numbers("scores"),
                                            row.words("clusters"),
                                            WildClusterBootstrap.Weights.valueOf(row.text("weights")),
                                            1)
                                    .orElseThrow();
                            assertThat(bootstrap.isExact()).isTrue();
                            assertThat(bootstrap.pValue(row.number("hypothesized")))
                                    .isCloseTo(row.number("p"), within(1e-12));
                        }));
    }

    @Test
    void aDrawnBootstrapIsCloseToTheExactOne() {
        double[] scores = new Random(8).doubles(44).toArray();
        ClusterTotals totals = ClusterTotals.of(
                scores, IntStream.range(0, 44).mapToObj(i -> i / 4).toList());
        var signs = WildClusterBootstrap.Weights.RADEMACHER;
        var exact = WildClusterBootstrap.of(totals, signs, 2048, 1);
        // One vector fewer than there are, so that they are drawn.
        var drawn = WildClusterBootstrap.of(totals, signs, 2047, 1);
        assertThat(exact.isExact()).isTrue();
        assertThat(drawn.isExact()).isFalse();
        for (double mean : new double[] {0.4, 0.45, 0.55}) {
            // 5 standard errors of a share among 2047.
            assertThat(drawn.pValue(mean)).isCloseTo(exact.pValue(mean), within(0.055));
        }
    }

    @Test
    void theBootstrapRejectsTheMeansOutsideItsIntervalAndNoneInside() {
        double[] scores = new Random(2).doubles(48).toArray();
        List<Integer> clusters = IntStream.range(0, 48).mapToObj(i -> i / 4).toList();
        var bootstrap = WildClusterBootstrap.of(scores, clusters, WildClusterBootstrap.Weights.RADEMACHER, 1)
                .orElseThrow();
        Interval interval = bootstrap.interval(0.95, Interval.UNIT);
        assertThat(bootstrap.pValue(interval.low() - 0.001)).isLessThanOrEqualTo(0.05);
        assertThat(bootstrap.pValue(interval.low() + 0.001)).isGreaterThan(0.05);
        assertThat(bootstrap.pValue(interval.high() - 0.001)).isGreaterThan(0.05);
        assertThat(bootstrap.pValue(interval.high() + 0.001)).isLessThanOrEqualTo(0.05);
    }

    @Test
    void signsOfFourClustersRejectNothing() {
        double[] scores = {0.1, 0.12, 0.11, 0.13};
        List<Integer> clusters = List.of(1, 2, 3, 4);
        var signs = WildClusterBootstrap.of(scores, clusters, WildClusterBootstrap.Weights.RADEMACHER, 1)
                .orElseThrow();
        var webb = WildClusterBootstrap.of(scores, clusters, WildClusterBootstrap.Weights.WEBB, 1)
                .orElseThrow();
        assertThat(signs.interval(0.95, Interval.UNIT)).isEqualTo(Interval.UNIT);
        assertThat(webb.interval(0.95, Interval.UNIT).high()).isLessThan(0.5);
    }

    @Test
    void fewClustersAreBootstrappedAndManyAreNot() {
        assertThat(interval(29, i -> i % 2).method()).isEqualTo(ClusteredInterval.Method.WILD_BOOTSTRAP);
        assertThat(interval(30, i -> i % 2).method()).isEqualTo(ClusteredInterval.Method.CR2);
    }

    @Test
    void equalScoresAreNoProofOfAMean() {
        // Of 30 clusters without any success: Clopper and Pearson's bound for 0 of 30.
        assertThat(interval(30, i -> 0).interval().low()).isZero();
        assertThat(interval(30, i -> 0).interval().high())
                .isCloseTo(new Proportion(0, 30).clopperPearson(0.95).high(), within(SAME));
        assertThat(interval(30, i -> 1).interval().low())
                .isCloseTo(new Proportion(30, 30).clopperPearson(0.95).low(), within(SAME));
        assertThat(interval(30, i -> 1).interval().high()).isEqualTo(1);
    }

    @Test
    void theIntervalOfScoresMirrorsThatOfWhatTheyLackOfOne() {
        Random random = new Random(4);
        double[] scores = IntStream.range(0, 200)
                .mapToDouble(i -> random.nextInt(10) / 36.0)
                .toArray();
        List<Integer> clusters = IntStream.range(0, 200).mapToObj(i -> i / 5).toList();
        double[] mirrored = Arrays.stream(scores).map(score -> 1 - score).toArray();
        Interval interval =
                ClusteredInterval.of(scores, clusters, 0.95, 1).orElseThrow().interval();
        Interval mirror =
                ClusteredInterval.of(mirrored, clusters, 0.95, 1).orElseThrow().interval();
        assertThat(mirror.low()).isCloseTo(1 - interval.high(), within(SAME));
        assertThat(mirror.high()).isCloseTo(1 - interval.low(), within(SAME));
    }

    private static ClusteredInterval interval(int clusters, IntToDoubleFunction score) {
        double[] scores = IntStream.range(0, 3 * clusters)
                .mapToDouble(i -> score.applyAsDouble(i / 3))
                .toArray();
        List<Integer> labels =
                IntStream.range(0, 3 * clusters).mapToObj(i -> i / 3).toList();
        return ClusteredInterval.of(scores, labels, 0.95, 1).orElseThrow();
    }
}
