package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import java.util.List;
import org.apiguardian.api.API;

/**
 * The figures that decided a claim, as numbers for {@code summary.json}.
 *
 * @param threshold the threshold, in the unit of the quantity
 * @param estimate the estimate of the quantity; {@code NaN} if nothing was measured
 * @param interval the interval of the estimate that decided the claim
 * @param level the confidence level of the interval, in (0, 1)
 * @param n the number of observations behind the estimate and its interval
 * @param method how the interval was made and when it was looked at, in words
 * @param isMean whether the estimate is the mean of n observations in [0, 1] of the whole run, by which runs can be
 *     compared; false for a difference, a part that was singled out, or an estimate with a correction
 * @param looks the interval after each look, for a figure that is looked at before the planned end: at most a few
 *     hundred looks, evenly spread, with the last; empty for a figure that is looked at once
 * @param quantity the name of the quantity if the claim is about several, such as {@code refused}; otherwise empty
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Evidence(
        double threshold,
        double estimate,
        Interval interval,
        double level,
        long n,
        String method,
        boolean isMean,
        List<Look> looks,
        String quantity) {

    /**
     * What was known after a number of observations.
     *
     * @param n the number of observations
     * @param estimate the estimate by then
     * @param interval the interval by then
     */
    public record Look(long n, double estimate, Interval interval) {}

    /** Copies the list. */
    public Evidence {
        looks = List.copyOf(looks);
    }

    /** Creates evidence on the only quantity of a claim. */
    public Evidence(
            double threshold,
            double estimate,
            Interval interval,
            double level,
            long n,
            String method,
            boolean isMean,
            List<Look> looks) {
        this(threshold, estimate, interval, level, n, method, isMean, looks, "");
    }

    /** Creates evidence without its looks. */
    public Evidence(
            double threshold, double estimate, Interval interval, double level, long n, String method, boolean isMean) {
        this(threshold, estimate, interval, level, n, method, isMean, List.of());
    }

    /** Creates evidence whose estimate is not a mean. */
    public Evidence(double threshold, double estimate, Interval interval, double level, long n, String method) {
        this(threshold, estimate, interval, level, n, method, false);
    }

    /** Returns the same figures as those of a part that was singled out because of them. */
    public Evidence ofPart() {
        return new Evidence(threshold, estimate, interval, level, n, method, false, looks, quantity);
    }

    /** Returns the same figures as those of one of several quantities. */
    Evidence of(String name) {
        return new Evidence(threshold, estimate, interval, level, n, method, isMean, looks, name);
    }

    /**
     * Returns whether the estimate is outside its interval. Results before and after then contradict each other: the
     * subject probably changed during the run.
     */
    public boolean isDrifting() {
        return Drift.isOutside(estimate, interval);
    }
}
