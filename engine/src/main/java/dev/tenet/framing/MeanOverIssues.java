package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import org.apiguardian.api.API;

/**
 * A mean over issues: where one issue gives several pairs, their mean is one observation.
 *
 * @param mean in [0, 1]; {@code NaN} of no pair
 * @param interval its {@link dev.tenet.stats.BettingInterval}, at the level of the report
 * @param pairs how many pairs it is of
 * @param issues how many different issues those are about
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MeanOverIssues(double mean, Interval interval, long pairs, long issues) {

    static MeanOverIssues of(IssueMeans.Snapshot mean) {
        return new MeanOverIssues(mean.mean(), mean.interval(), mean.count(), mean.issues());
    }

    /** 1 less it. */
    MeanOverIssues mirrored() {
        return new MeanOverIssues(1 - mean, new Interval(1 - interval.high(), 1 - interval.low()), pairs, issues);
    }
}
