package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * The mean of the scores that people would give, from few cases with a person's label and a judge's score, and many
 * with a judge's score alone: power-tuned prediction-powered inference (PPI++; Angelopoulos, Duchi and Zrnic,
 * arXiv:2311.01453, 2023).
 *
 * <p>With labels y and scores f of the n labeled cases and scores f̃ of the N unlabeled ones, the estimate is λ mean(f̃)
 * + mean(y − λf). Its variance is λ² var(f̃)/N + var(y − λf)/n. The weight λ = cov(y, f)/((1 + n/N) var(f, f̃)), clipped
 * to [0, 1], minimizes it: a useless judge has weight 0, so that the labels alone remain. Covariance and variances
 * divide by the number of cases, but var(f, f̃), over all scores, by one less, as in the authors' program.
 *
 * <p>Requires that the labeled cases are drawn at random from those that the mean is about. A biased judge is corrected.
 *
 * @param estimate the estimate of the mean label
 * @param weight the weight λ of the judge, in [0, 1]
 * @param standardError the standard error of the estimate, at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PredictionPowered(double estimate, double weight, double standardError) {

    private static final int MIN_LABELED = 2;

    /**
     * The estimate with the weight that the cases suggest.
     *
     * @param labels the people's labels of at least two cases
     * @param judged the judge's scores of the same cases, in the same order and unit
     * @param unlabeled the judge's scores of other cases, at least one
     * @throws IllegalArgumentException if there are too few cases, or not as many labels as scores for them
     */
    public static PredictionPowered of(double[] labels, double[] judged, double[] unlabeled) {
        requireCases(labels, judged, unlabeled);
        double[] all = DoubleStream.concat(Arrays.stream(judged), Arrays.stream(unlabeled))
                .toArray();
        double spread = covariance(all, all) * all.length / (all.length - 1);
        double ratio = (double) labels.length / unlabeled.length;
        double weight = spread == 0 ? 0 : covariance(labels, judged) / ((1 + ratio) * spread);
        return weighted(labels, judged, unlabeled, Math.min(Math.max(weight, 0), 1));
    }

    /**
     * The estimate with a weight that was chosen without the cases: 0 uses the labels alone, 1 is PPI (Angelopoulos et
     * al., Science 382, 2023).
     *
     * @param weight λ, in [0, 1]
     * @throws IllegalArgumentException as {@link #of}, or if the weight is not in [0, 1]
     */
    public static PredictionPowered weighted(double[] labels, double[] judged, double[] unlabeled, double weight) {
        requireCases(labels, judged, unlabeled);
        if (!(weight >= 0 && weight <= 1)) {
            throw new IllegalArgumentException("weight is " + weight + "; expected one in [0, 1]");
        }
        double[] rest = new double[labels.length];
        Arrays.setAll(rest, i -> labels[i] - weight * judged[i]);
        double variance = weight * weight * covariance(unlabeled, unlabeled) / unlabeled.length
                + covariance(rest, rest) / rest.length;
        return new PredictionPowered(weight * mean(unlabeled) + mean(rest), weight, Math.sqrt(variance));
    }

    /**
     * The normal interval of the mean label: approximate, for some dozens of labeled cases and more; not clipped to the
     * range of the labels.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval interval(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + "; expected one in (0, 1)");
        }
        double half = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2) * standardError;
        return new Interval(estimate - half, estimate + half);
    }

    private static void requireCases(double[] labels, double[] judged, double[] unlabeled) {
        if (labels.length != judged.length || labels.length < MIN_LABELED || unlabeled.length == 0) {
            throw new IllegalArgumentException(labels.length + " labels, " + judged.length + " scores of labeled and "
                    + unlabeled.length + " of unlabeled cases; expected as many labels as scores, at least "
                    + MIN_LABELED + ", and at least 1 unlabeled case");
        }
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).sum() / values.length;
    }

    private static double covariance(double[] one, double[] other) {
        double meanOfOne = mean(one);
        double meanOfOther = mean(other);
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += (one[i] - meanOfOne) * (other[i] - meanOfOther);
        }
        return sum / one.length;
    }
}
