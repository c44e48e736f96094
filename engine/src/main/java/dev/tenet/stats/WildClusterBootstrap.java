package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * The wild cluster bootstrap-t for a mean, with the null hypothesis imposed (Cameron, Gelbach and Miller, Rev. Econ.
 * Stat. 90, 2008), for few clusters.
 *
 * <p>For a hypothesized mean m, a bootstrap sample multiplies all differences from m in a cluster by one random weight.
 * The p-value is the share of samples whose t statistic about m, with the CR2 variance of {@link ClusteredMean}, is as
 * far from 0 as that of the scores. If there are at most {@value #DRAWS} vectors of weights, each is used once and the
 * p-value is exact; otherwise that many are drawn, and the scores themselves count as one more. The weights are
 * symmetric about 0, and with them the bootstrap distribution, so half of the p-value belongs to either side.
 *
 * <p>Immutable. Memory: 8 bytes per cluster and vector of weights.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class WildClusterBootstrap {

    static final int DRAWS = 9999;
    private static final int FEWEST_FOR_SIGNS = 10;
    private static final int STEPS = 40;
    private static final int HALVINGS = 40;

    // Statistics that are equal but for rounding count as equal.
    private static final double ROUNDING = 1e-9;

    /** The distribution of a cluster's random weight: each value has the same probability. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public enum Weights {
        /** −1 and 1. */
        RADEMACHER,
        /** ±√(1/2), ±1, ±√(3/2) (Webb, Can. J. Econ. 56, 2023), for fewer than ten clusters. */
        WEBB;

        private double[] support() {
            return switch (this) {
                case RADEMACHER -> new double[] {-1, 1};
                case WEBB -> new double[] {-Math.sqrt(1.5), -1, -Math.sqrt(0.5), Math.sqrt(0.5), 1, Math.sqrt(1.5)};
            };
        }

        /** {@link #WEBB} below ten clusters, otherwise {@link #RADEMACHER}. */
        public static Weights forClusters(int clusters) {
            return clusters < FEWEST_FOR_SIGNS ? WEBB : RADEMACHER;
        }
    }

    private final ClusterTotals totals;
    private final double[] sizes;
    private final double[] ofFreedom;
    private final double[][] vectors;
    private final boolean exact;

    private WildClusterBootstrap(ClusterTotals totals, double[][] vectors, boolean exact) {
        this.totals = totals;
        this.sizes =
                IntStream.range(0, totals.clusters()).mapToDouble(totals::size).toArray();
        this.ofFreedom = IntStream.range(0, totals.clusters())
                .mapToDouble(g -> 1 / totals.freedom(g))
                .toArray();
        this.vectors = vectors;
        this.exact = exact;
    }

    /**
     * A bootstrap of scores.
     *
     * @param scores finite
     * @param clusters the cluster of each score, compared by {@code equals}
     * @param seed of the weights, if they are drawn
     * @return empty if there are fewer than two clusters
     * @throws IllegalArgumentException unless there are as many clusters as scores
     */
    public static Optional<WildClusterBootstrap> of(double[] scores, List<?> clusters, Weights weights, long seed) {
        ClusterTotals totals = ClusterTotals.of(scores, clusters);
        return totals.clusters() < 2 ? Optional.empty() : Optional.of(of(totals, weights, DRAWS, seed));
    }

    static WildClusterBootstrap of(ClusterTotals totals, Weights weights, int draws, long seed) {
        double[] values = weights.support();
        double vectors = Math.pow(values.length, totals.clusters());
        return vectors <= draws
                ? new WildClusterBootstrap(totals, all(values, totals.clusters(), (int) vectors), true)
                : new WildClusterBootstrap(totals, drawn(values, totals.clusters(), draws, seed), false);
    }

    private static double[][] all(double[] values, int clusters, int number) {
        double[][] vectors = new double[number][clusters];
        for (int i = 0; i < number; i++) {
            int rest = i;
            for (int g = 0; g < clusters; g++) {
                vectors[i][g] = values[rest % values.length];
                rest /= values.length;
            }
        }
        return vectors;
    }

    private static double[][] drawn(double[] values, int clusters, int number, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[][] vectors = new double[number][clusters];
        for (double[] vector : vectors) {
            for (int g = 0; g < clusters; g++) {
                vector[g] = values[random.nextInt(values.length)];
            }
        }
        return vectors;
    }

    /** Whether every vector of weights is used, so that nothing depends on the seed. */
    public boolean isExact() {
        return exact;
    }

    /** The two-sided p-value of the hypothesis that the mean is the given one, in (0, 1]. */
    public double pValue(double hypothesized) {
        return share(asFar(hypothesized, vectors.length));
    }

    private double share(int asFar) {
        return exact ? (double) asFar / vectors.length : (1.0 + asFar) / (1.0 + vectors.length);
    }

    /** The number of samples whose statistic is as far from 0 as that of the scores, counted up to a maximum. */
    private int asFar(double hypothesized, int most) {
        double[] deviations = new double[totals.clusters()];
        for (int g = 0; g < deviations.length; g++) {
            deviations[g] = totals.deviation(g, hypothesized);
        }
        double[] ones = new double[deviations.length];
        Arrays.fill(ones, 1);
        double threshold = squaredStatistic(ones, deviations) * (1 - ROUNDING);
        int asFar = 0;
        for (double[] vector : vectors) {
            asFar += squaredStatistic(vector, deviations) >= threshold ? 1 : 0;
            if (asFar == most) {
                break;
            }
        }
        return asFar;
    }

    /** The square of the t statistic about m of scores whose weighted differences from m have these sums in the clusters. */
    private double squaredStatistic(double[] weights, double[] deviations) {
        double sum = 0;
        for (int g = 0; g < deviations.length; g++) {
            sum += weights[g] * deviations[g];
        }
        double shift = sum / totals.observations();
        double squares = 0;
        for (int g = 0; g < deviations.length; g++) {
            double residual = weights[g] * deviations[g] - sizes[g] * shift;
            squares += residual * residual * ofFreedom[g];
        }
        if (squares == 0) {
            return sum == 0 ? 0 : Double.POSITIVE_INFINITY;
        }
        return sum * sum / squares;
    }

    /**
     * The means within a range that the test does not reject at 1 − level, and all between them. An end is that of the
     * range if nothing beyond the mean is rejected, as happens with very few clusters.
     *
     * @param level the confidence level, in (0, 1)
     * @param range that the mean is known to be in, such as {@link Interval#UNIT}
     * @throws IllegalArgumentException if the mean is outside of the range
     */
    public Interval interval(double level, Interval range) {
        Checks.inside("level", level);
        double mean = totals.mean();
        if (!(range.low() <= mean && mean <= range.high())) {
            throw new IllegalArgumentException(
                    "mean is " + mean + "; expected one in [" + range.low() + ", " + range.high() + "]");
        }
        return new Interval(end(mean, range.low(), level), end(mean, range.high(), level));
    }

    private double end(double mean, double limit, double level) {
        // The p-value need not fall steadily, so the search begins at the limit.
        int step = STEPS;
        while (step > 0 && rejects(between(mean, limit, step), level)) {
            step--;
        }
        double kept = between(mean, limit, step);
        double rejected = between(mean, limit, Math.min(STEPS, step + 1));
        for (int i = 0; i < HALVINGS && kept != rejected; i++) {
            double middle = (kept + rejected) / 2;
            if (rejects(middle, level)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    private static double between(double mean, double limit, int step) {
        return step == STEPS ? limit : mean + (limit - mean) * step / STEPS;
    }

    private boolean rejects(double hypothesized, double level) {
        // So many are enough to keep it.
        int most = 1 + (int) Math.ceil((1 - level) * vectors.length);
        return share(asFar(hypothesized, most)) <= 1 - level;
    }
}
