package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A confidence interval for the mean of clustered scores in [0, 1], for claims beyond the clusters that were drawn.
 *
 * <p>It contains two intervals: one for means, see {@link Method}, and one for rare outcomes, which is that of Korn and
 * Graubard (Survey Methodology 24, 1998): Clopper and Pearson's interval with the effective number of independent scores,
 * which is at most the number of clusters if the scores that differ from the rest are rare. The first alone
 * errs on its near side: at a mean of 0.1, 40 clusters of 6 scores and an intraclass correlation of 0.8, its upper bound is
 * below the mean in 9 % of samples instead of 2.5 %. If all clusters have the same mean, the first has no width and the
 * second counts each cluster as one score.
 *
 * @param mean the mean and its standard error
 * @param interval within [0, 1]
 * @param method of the first interval
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ClusteredInterval(ClusteredMean mean, Interval interval, Method method) {

    private static final int ENOUGH_FOR_STUDENT = 30;

    /** How the interval for means was made. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public enum Method {
        /** {@link ClusteredMean#of}: CR2 with Satterthwaite's degrees of freedom, from 30 clusters on. */
        CR2,
        /** {@link WildClusterBootstrap}, below 30 clusters. */
        WILD_BOOTSTRAP,
        /** {@link ClusteredMean#twoWay}, for two groupings. */
        TWO_WAY
    }

    /**
     * The interval for scores with one grouping.
     *
     * @param scores each in [0, 1]
     * @param clusters the cluster of each score, compared by {@code equals}
     * @param level the confidence level, in (0, 1)
     * @param seed of the bootstrap, if there are fewer than 30 clusters
     * @return empty if there are fewer than two clusters
     * @throws IllegalArgumentException unless each score is in [0, 1] and there are as many clusters as scores
     */
    public static Optional<ClusteredInterval> of(double[] scores, List<?> clusters, double level, long seed) {
        checkRange(scores);
        ClusterTotals totals = ClusterTotals.of(scores, clusters);
        return totals.clusters() < 2 ? Optional.empty() : Optional.of(of(totals, level, seed));
    }

    private static ClusteredInterval of(ClusterTotals totals, double level, long seed) {
        ClusteredMean mean = ClusteredMean.of(totals);
        if (totals.clusters() >= ENOUGH_FOR_STUDENT) {
            return widened(mean, mean.interval(level), level, Method.CR2);
        }
        var weights = WildClusterBootstrap.Weights.forClusters(totals.clusters());
        Interval bootstrapped = WildClusterBootstrap.of(totals, weights, WildClusterBootstrap.DRAWS, seed)
                .interval(level, Interval.UNIT);
        return widened(mean, bootstrapped, level, Method.WILD_BOOTSTRAP);
    }

    /**
     * The interval for scores with two groupings that cross, such as value and test id.
     *
     * @param scores each in [0, 1]
     * @param one the cluster of each score in one grouping
     * @param other the cluster of each score in the other grouping
     * @param level the confidence level, in (0, 1)
     * @return empty if either grouping has fewer than two clusters
     * @throws IllegalArgumentException unless each score is in [0, 1] and each grouping has as many clusters as scores
     */
    public static Optional<ClusteredInterval> twoWay(double[] scores, List<?> one, List<?> other, double level) {
        checkRange(scores);
        return ClusteredMean.twoWay(scores, one, other)
                .map(mean -> widened(mean, mean.interval(level), level, Method.TWO_WAY));
    }

    private static ClusteredInterval widened(ClusteredMean mean, Interval first, double level, Method method) {
        Interval second = KornGraubard.interval(mean, level);
        Interval both = new Interval(
                Math.max(0, Math.min(first.low(), second.low())), Math.min(1, Math.max(first.high(), second.high())));
        return new ClusteredInterval(mean, both, method);
    }

    private static void checkRange(double[] scores) {
        for (double score : scores) {
            if (!(score >= 0 && score <= 1)) {
                throw new IllegalArgumentException("score is " + score + "; expected one in [0, 1]");
            }
        }
    }
}
