package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
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
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Evidence(double threshold, double estimate, Interval interval, double level, long n, String method) {

    /**
     * Returns whether the estimate is outside its interval. Results before and after then contradict each other: the
     * subject probably changed during the run.
     */
    public boolean isDrifting() {
        return !Drift.alarm(estimate, interval).isEmpty();
    }
}
