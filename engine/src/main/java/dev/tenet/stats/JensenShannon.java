package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.List;
import org.apiguardian.api.API;

/**
 * How far probability distributions over the same outcomes are apart.
 *
 * <p>The Jensen–Shannon divergence of two distributions is the mean of their Kullback–Leibler divergences from their
 * average (Lin, IEEE Trans. Inf. Theory 37, 1991); its square root is a metric. Of several, the d-dimensional distance is
 * the mean of that metric from each of them to their centroid, the distribution that minimizes the sum of the divergences
 * (Nielsen, Entropy 22, 2020, 221). Logarithms are natural: two distributions without a common outcome have a distance of
 * √ln 2 = 0.833, and a d-dimensional one of 0.465.
 *
 * <p>This is what Moore, Deshpande and Yang publish as the d-dimensional Jensen–Shannon divergence (arXiv 2407.02996; {@code
 * d_dimensional_distance} in {@code notebooks/measures.py} of their repository, at commit e088776).
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class JensenShannon {

    private static final int MOST_STEPS = 1000;
    private static final double CLOSE_ENOUGH = 1e-12;

    private JensenShannon() {}

    /**
     * The square root of the divergence of two distributions, in [0, √ln 2].
     *
     * @param p each value in [0, 1], of sum 1
     * @param q likewise, of the same length
     */
    public static double distance(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            double average = (p[i] + q[i]) / 2;
            sum += relative(p[i], average) + relative(q[i], average);
        }
        // Rounding may leave a little less than nothing.
        return Math.sqrt(Math.max(0, sum / 2));
    }

    private static double relative(double share, double average) {
        return share == 0 ? 0 : share * Math.log(share / average);
    }

    /**
     * The mean distance of distributions from their centroid, in [0, √ln 2); 0 of one.
     *
     * @param distributions at least one; each value in [0, 1], each of sum 1, all of the same length
     * @throws IllegalArgumentException if there is none
     */
    public static double distanceFromCentroid(List<double[]> distributions) {
        double[] centroid = centroid(distributions);
        return distributions.stream()
                .mapToDouble(distribution -> distance(centroid, distribution))
                .average()
                .orElseThrow();
    }

    /**
     * The distribution that minimizes the sum of its divergences from these, by Nielsen's concave–convex procedure: from
     * their mean, each step goes to the normalized geometric mean of the averages of the last step and each distribution.
     *
     * @param distributions at least one; each value in [0, 1], each of sum 1, all of the same length
     * @throws IllegalArgumentException if there is none
     */
    public static double[] centroid(List<double[]> distributions) {
        double[] now = mean(distributions);
        for (int step = 0; step < MOST_STEPS; step++) {
            double[] next = step(now, distributions);
            double moved = difference(now, next);
            now = next;
            if (moved < CLOSE_ENOUGH) {
                break;
            }
        }
        return now;
    }

    private static double[] mean(List<double[]> distributions) {
        if (distributions.isEmpty()) {
            throw new IllegalArgumentException("no distribution; expected at least one");
        }
        double[] mean = new double[distributions.get(0).length];
        for (double[] distribution : distributions) {
            for (int i = 0; i < mean.length; i++) {
                mean[i] += distribution[i] / distributions.size();
            }
        }
        return mean;
    }

    private static double[] step(double[] from, List<double[]> distributions) {
        double[] next = new double[from.length];
        for (int i = 0; i < next.length; i++) {
            double sumOfLogs = 0;
            for (double[] distribution : distributions) {
                sumOfLogs += Math.log((from[i] + distribution[i]) / 2);
            }
            next[i] = Math.exp(sumOfLogs / distributions.size());
        }
        double sum = Arrays.stream(next).sum();
        for (int i = 0; i < next.length; i++) {
            next[i] /= sum;
        }
        return next;
    }

    private static double difference(double[] one, double[] other) {
        double difference = 0;
        for (int i = 0; i < one.length; i++) {
            difference += Math.abs(one[i] - other[i]);
        }
        return difference;
    }
}
