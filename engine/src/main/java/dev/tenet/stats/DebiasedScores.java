package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * A judge's scores, debiased by people's labels, as observations in [0, 1] for bets on their mean: prediction-powered
 * inference that may stop at any time (Csillag, Struchiner and Goedert, "Prediction-powered e-values", ICML 2025).
 *
 * <p>Each observation z has the mean label μ as its expectation, whatever the judge's errors are. It is mapped into [0,
 * 1] by (z − low)/(high − low). A statement about μ is the statement about the mean of the mapped observations at
 * {@link #scaled(double)}, and each end of an interval for that is an end for μ at {@link #unscaled(double)}. The
 * weight λ must be chosen before the cases are seen.
 *
 * <p>Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DebiasedScores {

    // Bets between no stake and nearly all, so that some is near the best for any distance of the means.
    private static final int BETS = 16;

    private static final double ROUNDING = 1e-9;

    private final double[] scaled;
    private final double low;
    private final double high;

    private DebiasedScores(double[] observations, double low, double high) {
        this.low = low;
        this.high = high;
        this.scaled = Arrays.stream(observations).map(this::within).toArray();
    }

    /**
     * One observation per labeled case, each with its own batch of unlabeled cases: z = y − λf + λ mean(f̃ of the batch),
     * in [−λ, 1 + λ]. The unlabeled cases are dealt in order, ⌊N/n⌋ to each labeled one; the rest is not used. Labeled
     * and unlabeled cases must be independent draws from the same cases.
     *
     * @param labels the people's labels, each in [0, 1], in order of arrival
     * @param judged the judge's scores of the same cases, each in [0, 1]
     * @param unlabeled the judge's scores of other cases, each in [0, 1]; at least as many as there are labels, unless
     *     the weight is 0
     * @param weight the weight λ of the judge, in [0, 1]; 0 uses the labels alone
     * @throws IllegalArgumentException if a number is out of range, or there are too few unlabeled cases
     */
    public static DebiasedScores inBatches(double[] labels, double[] judged, double[] unlabeled, double weight) {
        requirePairs(labels, judged, weight);
        requireShares(unlabeled);
        int batch = labels.length == 0 ? 0 : unlabeled.length / labels.length;
        if (batch == 0 && weight > 0 && labels.length > 0) {
            throw new IllegalArgumentException(unlabeled.length + " unlabeled cases for " + labels.length
                    + " labeled ones; expected at least as many, or weight 0");
        }
        double[] observations = new double[labels.length];
        for (int i = 0; i < labels.length; i++) {
            double others = batch == 0
                    ? 0
                    : Arrays.stream(unlabeled, i * batch, (i + 1) * batch).sum() / batch;
            observations[i] = labels[i] + weight * (others - judged[i]);
        }
        return new DebiasedScores(observations, -weight, 1 + weight);
    }

    /**
     * One observation per case, of which each is labeled with probability π, independent of everything else: z = λf +
     * (y − λf)/π if it is labeled, else λf, in [min(0, λ(1 − 1/π)), 1/π]. The wide range makes small π costly; prefer
     * {@link #inBatches} if the labels are there already.
     *
     * @param labels the people's labels, each in [0, 1], in order of arrival; {@code NaN} for cases without one
     * @param judged the judge's scores of all cases, each in [0, 1]
     * @param weight the weight λ of the judge, in [0, 1]
     * @param chance the probability π with which a case is labeled, in (0, 1]
     * @throws IllegalArgumentException if a number is out of range
     */
    public static DebiasedScores byChance(double[] labels, double[] judged, double weight, double chance) {
        requirePairs(
                Arrays.stream(labels)
                        .map(label -> Double.isNaN(label) ? 0 : label)
                        .toArray(),
                judged,
                weight);
        if (!(chance > 0 && chance <= 1)) {
            throw new IllegalArgumentException("chance of a label is " + chance + "; expected one in (0, 1]");
        }
        double[] observations = new double[labels.length];
        Arrays.setAll(observations, i -> {
            double guess = weight * judged[i];
            return Double.isNaN(labels[i]) ? guess : guess + (labels[i] - guess) / chance;
        });
        return new DebiasedScores(observations, weight * (1 - 1 / chance), 1 / chance);
    }

    /** The observations in order, each mapped into [0, 1]. */
    public double[] scaled() {
        return scaled.clone();
    }

    /** Maps a mean label onto the mean of the mapped observations. */
    public double scaled(double mean) {
        return (mean - low) / (high - low);
    }

    /** Maps a mean of the mapped observations onto the mean label: the inverse of {@link #scaled(double)}. */
    public double unscaled(double mean) {
        return low + mean * (high - low);
    }

    /** The mean of the observations, an unbiased estimate of the mean label; {@code NaN} if there are none. */
    public double estimate() {
        return scaled.length == 0 ? Double.NaN : unscaled(Arrays.stream(scaled).sum() / scaled.length);
    }

    /**
     * The interval of the mean label by {@link BettingInterval}, valid at any number of cases, within [0, 1].
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval interval(double level) {
        Interval found = BettingInterval.of(scaled, level);
        double from = Math.min(Math.max(unscaled(found.low()), 0), 1);
        return new Interval(from, Math.max(from, Math.min(unscaled(found.high()), 1)));
    }

    /**
     * The e-process against a mean label of at most {@code mean}, after each observation. If the mean label is not
     * above, it ever reaches 1/ε with probability at most ε.
     *
     * <p>With mapped observations x and the mapped mean m, it is the average of ∏(1 + b (x/m − 1)) over {@value #BETS}
     * constant bets b = 1/17 … 16/17.
     *
     * @param mean in (0, 1)
     */
    public double[] evidenceAbove(double mean) {
        return evidence(scaled, scaled(checked(mean)));
    }

    /** The e-process against a mean label of at least {@code mean}: the mirror image of {@link #evidenceAbove}. */
    public double[] evidenceBelow(double mean) {
        return evidence(Arrays.stream(scaled).map(one -> 1 - one).toArray(), 1 - scaled(checked(mean)));
    }

    /** The e-value against a mean label of at least {@code mean}, if all labels and scores are 0. */
    static double bestEvidence(double mean, int labels, double weight) {
        // The mapped observation and the mapped mean are mirrored, and their common divisor cancels.
        double ratio = (1 + weight) / (1 + weight - mean);
        double found = 0;
        for (int bet = 1; bet <= BETS; bet++) {
            found += Math.pow(1 + (double) bet / (BETS + 1) * (ratio - 1), labels) / BETS;
        }
        return found;
    }

    private static double[] evidence(double[] observed, double mean) {
        double[] found = new double[observed.length];
        for (int bet = 1; bet <= BETS; bet++) {
            double capital = 1.0 / BETS;
            for (int i = 0; i < observed.length; i++) {
                capital *= 1 + (double) bet / (BETS + 1) * (observed[i] / mean - 1);
                found[i] += capital;
            }
        }
        return found;
    }

    private static double checked(double mean) {
        if (!(mean > 0 && mean < 1)) {
            throw new IllegalArgumentException("mean is " + mean + "; expected one in (0, 1)");
        }
        return mean;
    }

    private double within(double observation) {
        double share = scaled(observation);
        if (!(share >= -ROUNDING && share <= 1 + ROUNDING)) {
            throw new IllegalStateException(observation + " is not in [" + low + ", " + high + "]");
        }
        return Math.min(Math.max(share, 0), 1);
    }

    private static void requirePairs(double[] labels, double[] judged, double weight) {
        if (labels.length != judged.length) {
            throw new IllegalArgumentException(
                    labels.length + " labels and " + judged.length + " scores; expected as many");
        }
        requireShares(labels);
        requireShares(judged);
        requireShares(weight);
    }

    private static void requireShares(double... shares) {
        for (double share : shares) {
            if (!(share >= 0 && share <= 1)) {
                throw new IllegalArgumentException(share + " is not a score, label or weight; expected one in [0, 1]");
            }
        }
    }
}
