package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apiguardian.api.API;

/**
 * A number of successes among a number of trials, and intervals for the underlying share.
 *
 * @param successes in [0, {@code total}]
 * @param total at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Proportion(long successes, long total) {

    /** @throws IllegalArgumentException unless 0 ≤ successes ≤ total */
    public Proportion {
        if (successes < 0 || successes > total || total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    successes + " of " + total + ": expected 0 <= successes <= total <= " + Integer.MAX_VALUE);
        }
    }

    /** The observed share, in [0, 1]; {@code NaN} without trials. */
    public double rate() {
        return total == 0 ? Double.NaN : (double) successes / total;
    }

    /** The failures among the same trials. */
    Proportion complement() {
        return new Proportion(total - successes, total);
    }

    /**
     * The exact interval of Clopper and Pearson (Biometrika 26, 1934). Its coverage is at least {@code level}, with at
     * most half of the error probability on either side; [0, 1] without trials.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     */
    public Interval clopperPearson(double level) {
        return interval(BinomialConfidenceInterval.CLOPPER_PEARSON, level);
    }

    /**
     * The score interval of Wilson (JASA 22, 1927), as printed in the papers; [0, 1] without trials.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     */
    public Interval wilson(double level) {
        return interval(BinomialConfidenceInterval.WILSON_SCORE, level);
    }

    /**
     * An interval that is valid at any number of trials, including one chosen by looking at the results: with
     * probability {@code level} all such intervals contain the true share, with at most half of the error probability
     * on either side; [0, 1] without trials. It is wider than {@link #clopperPearson(double)}, which requires a number
     * of trials fixed in advance.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     */
    public Interval anytimeValid(double level) {
        return Shares.of(this).anytimeValid(level);
    }

    private Interval interval(BinomialConfidenceInterval method, double level) {
        if (total == 0) {
            return Interval.UNIT;
        }
        var found = method.fromErrorRate((int) total, (int) successes, 1 - level);
        // With 0 or all successes, Wilson's formula leaves [0, 1] by a rounding error.
        return new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound()));
    }
}
