package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.interval.BinomialConfidenceInterval;
import org.apiguardian.api.API;

/**
 * So many successes among so many, and what that says of the share behind them.
 *
 * @param successes in [0, {@code total}]
 * @param total at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Proportion(long successes, long total) {

    /** @throws IllegalArgumentException if the counts are not in order */
    public Proportion {
        if (successes < 0 || successes > total || total > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    successes + " of " + total + ": expected 0 <= successes <= total <= " + Integer.MAX_VALUE);
        }
    }

    /** The observed share, in [0, 1]; {@code NaN} if nothing was counted. */
    public double rate() {
        return total == 0 ? Double.NaN : (double) successes / total;
    }

    /**
     * The exact interval of Clopper and Pearson (Biometrika 26, 1934), which covers the true share with at least the
     * probability {@code level} and leaves at most half of the rest on either side; [0, 1] if nothing was counted.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     */
    public Interval clopperPearson(double level) {
        return interval(BinomialConfidenceInterval.CLOPPER_PEARSON, level);
    }

    /**
     * The score interval of Wilson (JASA 22, 1927), which the papers print; [0, 1] if nothing was counted.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     */
    public Interval wilson(double level) {
        return interval(BinomialConfidenceInterval.WILSON_SCORE, level);
    }

    /**
     * An interval that holds at any number of trials, also one that was chosen by looking at each: with the probability
     * {@code level} the true share is in every one of them, and beyond either end with at most half of the rest; [0, 1]
     * if nothing was counted. It is wider than {@link #clopperPearson(double)}, which holds at a number that was fixed
     * beforehand.
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
        // Wilson's formula leaves [0, 1] by a rounding error at 0 and at all.
        return new Interval(Math.max(0, found.getLowerBound()), Math.min(1, found.getUpperBound()));
    }
}
