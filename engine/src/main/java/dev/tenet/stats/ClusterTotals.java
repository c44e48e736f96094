package dev.tenet.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The sum and the number of the scores of each cluster: all that the variance of a clustered mean depends on.
 *
 * <p>With n scores, n_g of them in cluster g, and s_g the sum of the residuals of cluster g.
 */
final class ClusterTotals {

    // Sums of equal scores may differ by rounding.
    private static final double ROUNDING = 1e-12;

    private final double[] sums;
    private final double[] sizes;
    private final double total;

    private ClusterTotals(double[] sums, double[] sizes, double total) {
        this.sums = sums;
        this.sizes = sizes;
        this.total = total;
    }

    /**
     * Groups scores by their labels.
     *
     * @param scores finite
     * @param labels the cluster of each score, compared by {@code equals}
     * @throws IllegalArgumentException unless there are as many labels as scores
     */
    static ClusterTotals of(double[] scores, List<?> labels) {
        sameNumber(scores.length, labels);
        Map<Object, double[]> clusters = new LinkedHashMap<>();
        for (int i = 0; i < scores.length; i++) {
            double[] cluster = clusters.computeIfAbsent(labels.get(i), first -> new double[2]);
            cluster[0] += finite(scores[i]);
            cluster[1]++;
        }
        double[] sums = clusters.values().stream().mapToDouble(one -> one[0]).toArray();
        double[] sizes = clusters.values().stream().mapToDouble(one -> one[1]).toArray();
        return new ClusterTotals(sums, sizes, scores.length);
    }

    /** The cells of two groupings, each a pair of labels. */
    static List<List<Object>> cells(List<?> labels, List<?> others) {
        sameNumber(others.size(), labels);
        List<List<Object>> cells = new ArrayList<>();
        for (int i = 0; i < labels.size(); i++) {
            cells.add(List.of(labels.get(i), others.get(i)));
        }
        return cells;
    }

    private static void sameNumber(int scores, List<?> labels) {
        if (scores != labels.size()) {
            throw new IllegalArgumentException(
                    scores + " scores and " + labels.size() + " labels; expected equal numbers");
        }
    }

    private static double finite(double score) {
        if (!Double.isFinite(score)) {
            throw new IllegalArgumentException("score is " + score + "; expected a finite one");
        }
        return score;
    }

    int clusters() {
        return sums.length;
    }

    int observations() {
        return (int) total;
    }

    /**
     * Kish's number of clusters of one size that carry as much as these, n² / Σ n_g²; at most the number of clusters
     * (Survey Sampling, 1965).
     */
    double effectiveClusters() {
        double squares = 0;
        for (double size : sizes) {
            squares += size * size;
        }
        return total * total / squares;
    }

    double size(int cluster) {
        return sizes[cluster];
    }

    double mean() {
        double sum = 0;
        for (double one : sums) {
            sum += one;
        }
        return sum / total;
    }

    /** The sum of the differences of a cluster's scores from a center. */
    double deviation(int cluster, double center) {
        double deviation = sums[cluster] - sizes[cluster] * center;
        return Math.abs(deviation) < ROUNDING * sizes[cluster] * (1 + Math.abs(center)) ? 0 : deviation;
    }

    /** 1 − n_g/n, the leverage correction of CR2. */
    double freedom(int cluster) {
        return 1 - sizes[cluster] / total;
    }

    /** CR1: G/(G − 1) · Σ s_g² / n². */
    double scaledVariance() {
        double mean = mean();
        double squares = 0;
        for (int g = 0; g < clusters(); g++) {
            squares += deviation(g, mean) * deviation(g, mean);
        }
        return squares / (total * total) * clusters() / (clusters() - 1);
    }

    /** CR2: Σ s_g² / (1 − n_g/n) / n². */
    double leverageCorrectedVariance() {
        double mean = mean();
        double squares = 0;
        for (int g = 0; g < clusters(); g++) {
            squares += deviation(g, mean) * deviation(g, mean) / freedom(g);
        }
        return squares / (total * total);
    }

    /** Satterthwaite's degrees of freedom of the CR2 variance, if the scores were independent. */
    double degreesOfFreedom() {
        double squares = 0;
        double weights = 0;
        double squaredWeights = 0;
        for (int g = 0; g < clusters(); g++) {
            double weight = sizes[g] * sizes[g] / freedom(g);
            squares += sizes[g] * sizes[g];
            weights += weight;
            squaredWeights += weight * weight;
        }
        // The sum over pairs of different clusters.
        double pairs = weights * weights - squaredWeights;
        return total * total / (squares + pairs / (total * total));
    }
}
