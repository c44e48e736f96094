package dev.tenet.model.http;

import java.time.Duration;

/**
 * Measures how long calls to a server have been in flight without any success. Safe for use by several threads.
 *
 * <p>Overlapping calls count once. Time without calls does not count.
 */
final class Silence {

    private final Covered all;
    // Without the first failed call, which may have had a difficult question.
    private final Covered others;
    private long broken;
    private boolean hasFailed;
    private long first;
    private boolean hasGivenUp;

    /** Time in which at least one call was in flight. */
    private static final class Covered {

        private long nanos;
        private long until;

        private void reset(long now) {
            nanos = 0;
            until = now;
        }

        private void add(long begin, long now) {
            long more = now - begin - Math.max(0, until - begin);
            if (more > 0) {
                nanos += more;
                until = now;
            }
        }
    }

    /** @param nowNanos before the first call */
    Silence(long nowNanos) {
        this.all = new Covered();
        this.others = new Covered();
        broken(nowNanos);
    }

    /** Records that a call succeeded, or that the server rejected it permanently. */
    synchronized void broken(long nowNanos) {
        broken = nowNanos;
        all.reset(nowNanos);
        others.reset(nowNanos);
        hasFailed = false;
        hasGivenUp = false;
    }

    /** Whether a call has succeeded since a time. */
    synchronized boolean isBrokenSince(long nanos) {
        return broken - nanos > 0;
    }

    /**
     * Records a failed attempt that will be retried.
     *
     * @param beginNanos when the call began
     * @param isAboutServer whether the failure is unrelated to the question, such as a 429
     * @return how long no call has succeeded; if the failure may be related to the question, without the first failed
     *     call
     */
    synchronized Duration failed(long beginNanos, long nowNanos, boolean isAboutServer) {
        if (!hasFailed) {
            hasFailed = true;
            first = beginNanos;
        }
        if (isAboutServer || beginNanos != first) {
            others.add(beginNanos, nowNanos);
        }
        return Duration.ofNanos(others.nanos);
    }

    /**
     * Records that a call was given up.
     *
     * @param beginNanos when it began
     * @return how long no call has succeeded; zero for the first, which may have had a difficult question
     */
    synchronized Duration givenUp(long beginNanos, long nowNanos) {
        all.add(beginNanos, nowNanos);
        Duration silent = hasGivenUp ? Duration.ofNanos(all.nanos) : Duration.ZERO;
        hasGivenUp = true;
        return silent;
    }
}
