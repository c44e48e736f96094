package dev.tenet.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Clopper and Pearson's interval with the effective number of independent scores (Korn and Graubard, Survey Methodology 24,
 * 1998), for the mean of clustered scores in [0, 1]. With mean p, squared standard error V on ν degrees of freedom, and n
 * scores in G clusters, the effective number is
 *
 * <p>n* = p (1 − p) / V · (t_{n−1} / t_ν)², at most n,
 *
 * <p>where t are the quantiles of the interval's level. The bounds are the quantiles of Beta(n* p, n* (1 − p) + 1) and
 * Beta(n* p + 1, n* (1 − p)).
 *
 * <p>V is unreliable if few clusters differ from the rest: where G* · min(p, 1 − p) is less than 5, or 3 if G is less than
 * 30, n* is at most G*, as if each cluster were one score. G* is Kish's number of clusters of one size that carry as much as
 * the clusters do, see {@link ClusteredMean#effectiveClusters()}. This rule is not by Korn and Graubard: without it, at a mean
 * of 0.05 and 40 clusters, the upper bound is too low in 6 to 8 % of samples; with G in place of G*, if a fifth of 40 clusters
 * is ten times as large as the others, in up to 10 %. The simulation of clustered intervals holds it to 2.5 %.
 */
final class KornGraubard {

    private static final double FEWEST = 5;
    private static final double FEWEST_OF_FEW = 3;
    private static final int FEW_CLUSTERS = 30;

    private KornGraubard() {}

    /**
     * @param mean of scores in [0, 1]
     * @param level the confidence level, in (0, 1)
     */
    static Interval interval(ClusteredMean mean, double level) {
        double share = Math.min(1, Math.max(0, mean.mean()));
        double number = effectiveNumber(mean, share, level);
        double error = (1 - level) / 2;
        double successes = number * share;
        double failures = number - successes;
        double low = share == 0 ? 0 : beta(successes, failures + 1).inverseCumulativeProbability(error);
        double high = share == 1 ? 1 : beta(successes + 1, failures).inverseSurvivalProbability(error);
        return new Interval(low, high);
    }

    private static double effectiveNumber(ClusteredMean mean, double share, double level) {
        double fewest = mean.clusters() < FEW_CLUSTERS ? FEWEST_OF_FEW : FEWEST;
        boolean rare = mean.effectiveClusters() * Math.min(share, 1 - share) < fewest;
        double most = rare || mean.standardError() == 0 ? mean.effectiveClusters() : mean.observations();
        if (mean.standardError() == 0) {
            return most;
        }
        double ratio = studentQuantile(mean.observations() - 1.0, level) / mean.quantile(level);
        return Math.min(most, share * (1 - share) * Math.pow(ratio / mean.standardError(), 2));
    }

    private static double studentQuantile(double degreesOfFreedom, double level) {
        return TDistribution.of(degreesOfFreedom).inverseSurvivalProbability((1 - level) / 2);
    }

    private static BetaDistribution beta(double one, double other) {
        return BetaDistribution.of(one, other);
    }
}
