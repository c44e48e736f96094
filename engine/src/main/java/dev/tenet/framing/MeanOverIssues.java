package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * A mean over issues. The mean of an issue's pairs is one observation.
 *
 * @param mean in [0, 1]; {@code NaN} if there is no pair
 * @param interval the {@link dev.tenet.stats.BettingInterval} of the mean, at the level of the report
 * @param pairs the number of pairs
 * @param issues the number of distinct issues
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MeanOverIssues(double mean, Interval interval, long pairs, long issues) {

    static MeanOverIssues of(IssueMeans.Snapshot mean) {
        return new MeanOverIssues(mean.mean(), mean.interval(), mean.count(), mean.issues());
    }

    /** Returns the mean of 1 minus the score. */
    MeanOverIssues mirrored() {
        return new MeanOverIssues(1 - mean, new Interval(1 - interval.high(), 1 - interval.low()), pairs, issues);
    }
}
