package dev.tenet.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.ClusteredInterval;
import java.util.Arrays;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClusterPlanTests {

    private static final double LEVEL = 0.95;

    /**
     * Without a failure, the interval is that of Clopper and Pearson, whose bound is {@code qbeta(0.025, n, 1)} in R, or
     * 0.025^(1/n): 0.541 for 6, 0.478 for 5, 0.753 for 13, and 0.735 for 12.
     */
    @ParameterizedTest
    @CsvSource({"0.50, 6", "0.75, 13"})
    void needsTheClustersWhoseExactBoundReachesTheThreshold(double value, long needed) {
        assertThat(plan(Threshold.atLeast(value), 10).needed(LEVEL)).hasValue(needed);
        assertThat(plan(Threshold.atMost(1 - value), 10).needed(LEVEL)).hasValue(needed);
    }

    @Test
    void theIntervalOfAsManyClustersSupportsTheClaimAndThatOfOneFewerDoesNot() {
        for (double value : new double[] {0.1, 0.3, 0.62, 0.8, 0.9, 0.95, 0.98}) {
            int needed = (int) plan(Threshold.atLeast(value), 10).needed(LEVEL).orElseThrow();
            assertThat(lowerBound(needed)).as("%d for %s", needed, value).isGreaterThanOrEqualTo(value);
            if (needed > 2) {
                assertThat(lowerBound(needed - 1))
                        .as("%d for %s", needed - 1, value)
                        .isLessThan(value);
            }
        }
        // log(0.025) / log(0.9999) is 36,886.95.
        assertThat(plan(Threshold.atLeast(0.9999), 10).needed(LEVEL)).hasValue(36_887);
    }

    private static double lowerBound(int clusters) {
        double[] scores = new double[clusters];
        Arrays.fill(scores, 1);
        return ClusteredInterval.of(
                        scores, LongStream.range(0, clusters).boxed().toList(), LEVEL, 1)
                .orElseThrow()
                .interval()
                .low();
    }

    @Test
    void needsMoreClustersAtAHigherLevel() {
        // 0.005^(1/8) is 0.516, 0.005^(1/7) is 0.469.
        assertThat(plan(Threshold.atLeast(0.5), 10).needed(0.99)).hasValue(8);
    }

    @Test
    void isUnsupportableByOneClusterTooFewOnly() {
        assertThat(plan(Threshold.atLeast(0.5), 6).unsupportable("c", LEVEL)).isEmpty();
        assertThat(plan(Threshold.atLeast(0.5), 5).unsupportable("c", LEVEL))
                .contains("c cannot be supported by 5 issues, whatever the answers; expected at least 6");
        assertThat(plan(Threshold.atLeast(0.5), 5).prospects("c", LEVEL))
                .isEqualTo("c: cannot be supported by 5 issues; expected at least 6");
    }

    @Test
    void aThresholdThatOnlyPerfectionMeetsIsNeverSupported() {
        assertThat(plan(Threshold.atLeast(1), 5000).unsupportable("c", LEVEL))
                .contains(
                        "c cannot be supported by 5,000 issues, whatever the answers; even 100,000 would not be enough");
        assertThat(plan(Threshold.atMost(0), 5000).needed(LEVEL)).isEmpty();
    }

    @Test
    void aThresholdThatEveryFigureMeetsNeedsNothing() {
        assertThat(plan(Threshold.atLeast(0), 0).unsupportable("c", LEVEL)).isEmpty();
        assertThat(plan(Threshold.atMost(1), 0).unsupportable("c", LEVEL)).isEmpty();
    }

    @Test
    void saysHowManyClustersThereAre() {
        assertThat(plan(Threshold.atLeast(0.5), 1200).prospects("c", LEVEL))
                .isEqualTo("c: needs at least 6 issues if all have the best score; planned: 1,200");
        assertThat(new ClusterPlan(Threshold.atLeast(0.5), 40, true, "test ids").prospects("c", LEVEL))
                .isEqualTo("c: needs at least 6 test ids if all have the best score; planned: at most 40");
    }

    private static ClusterPlan plan(Threshold threshold, long clusters) {
        return new ClusterPlan(threshold, clusters, false, "issues");
    }
}
