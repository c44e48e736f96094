package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apiguardian.api.API;

/**
 * The mean of scores that are dependent within clusters, such as the prompts of one issue, and its cluster-robust standard
 * error.
 *
 * @param mean of all scores, each with the same weight
 * @param standardError at least 0; 0 if all clusters have the same mean
 * @param degreesOfFreedom of the t distribution for intervals, more than 0
 * @param clusters at least 2; of two groupings, the smaller number
 * @param effectiveClusters the number of clusters of one size that carry as much, n² / Σ n_g² (Kish, Survey Sampling,
 *     1965), at least 1 and at most {@code clusters}; of two groupings, the smaller number
 * @param observations the number of scores
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ClusteredMean(
        double mean,
        double standardError,
        double degreesOfFreedom,
        int clusters,
        double effectiveClusters,
        int observations) {

    /**
     * The mean with its bias-reduced variance CR2 and Satterthwaite's degrees of freedom (Bell and McCaffrey, Survey
     * Methodology 28, 2002; Pustejovsky and Tipton, J. Bus. Econ. Stat. 36, 2018), with independent scores of equal
     * variance as the working model. For a mean they have closed forms: with n scores, n_g of them in cluster g, s_g the
     * sum of the residuals of cluster g and w_g = n_g² / (1 − n_g/n),
     *
     * <p>V = Σ s_g² / (1 − n_g/n) / n², ν = n² / (Σ n_g² + Σ_{g≠h} w_g w_h / n²).
     *
     * <p>With G clusters of one size, ν = G − 1.
     *
     * @param scores finite
     * @param clusters the cluster of each score, compared by {@code equals}
     * @return empty if there are fewer than two clusters
     * @throws IllegalArgumentException unless there are as many clusters as scores
     */
    public static Optional<ClusteredMean> of(double[] scores, List<?> clusters) {
        ClusterTotals totals = ClusterTotals.of(scores, clusters);
        return totals.clusters() < 2 ? Optional.empty() : Optional.of(of(totals));
    }

    static ClusteredMean of(ClusterTotals totals) {
        return new ClusteredMean(
                totals.mean(),
                Math.sqrt(totals.leverageCorrectedVariance()),
                totals.degreesOfFreedom(),
                totals.clusters(),
                totals.effectiveClusters(),
                totals.observations());
    }

    /**
     * The mean with the variance for two groupings that cross, such as value and test id (Cameron, Gelbach and Miller, J.
     * Bus. Econ. Stat. 29, 2011): V = V_a + V_b − V_ab, where ab are the cells of the groupings. Each of the three is CR1,
     * with its own factor G/(G − 1). The difference may be too small or negative, so the largest of V, V_a and V_b is taken,
     * which errs on the side of width. The degrees of freedom are min(G_a, G_b) − 1.
     *
     * @param scores finite
     * @param one the cluster of each score in one grouping
     * @param other the cluster of each score in the other grouping
     * @return empty if either grouping has fewer than two clusters
     * @throws IllegalArgumentException unless there are as many clusters of each grouping as scores
     */
    public static Optional<ClusteredMean> twoWay(double[] scores, List<?> one, List<?> other) {
        ClusterTotals first = ClusterTotals.of(scores, one);
        ClusterTotals second = ClusterTotals.of(scores, other);
        int clusters = Math.min(first.clusters(), second.clusters());
        if (clusters < 2) {
            return Optional.empty();
        }
        double larger = Math.max(first.scaledVariance(), second.scaledVariance());
        double variance = Math.max(larger, twoWayVariance(scores, one, other));
        return Optional.of(new ClusteredMean(
                first.mean(),
                Math.sqrt(variance),
                clusters - 1.0,
                clusters,
                Math.min(first.effectiveClusters(), second.effectiveClusters()),
                scores.length));
    }

    /** V_a + V_b − V_ab as it is, which may be negative. */
    static double twoWayVariance(double[] scores, List<?> one, List<?> other) {
        return ClusterTotals.of(scores, one).scaledVariance()
                + ClusterTotals.of(scores, other).scaledVariance()
                - ClusterTotals.of(scores, ClusterTotals.cells(one, other)).scaledVariance();
    }

    /**
     * The t interval. It has no width if the standard error is 0, and may leave the range of the scores; for a claim about
     * scores in [0, 1], {@link ClusteredInterval} has neither fault.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval interval(double level) {
        Checks.inside("level", level);
        double half = standardError * quantile(level);
        return new Interval(mean - half, mean + half);
    }

    /** The upper (1 − level)/2 quantile of the t distribution. */
    double quantile(double level) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
    }

    /** The two-sided p-value of the t test that the mean is the given one; {@code NaN} if the standard error is 0. */
    public double pValue(double hypothesized) {
        if (standardError == 0) {
            return Double.NaN;
        }
        double statistic = Math.abs(mean - hypothesized) / standardError;
        return 2 * TDistribution.of(degreesOfFreedom).survivalProbability(statistic);
    }
}
