package dev.tenet.model.http;

import java.time.Duration;

/**
 * For how long calls to a server have been under way and none has succeeded. Safe for use by several threads.
 *
 * <p>Where calls overlap, each moment counts once at most; time in which nobody asks does not count.
 */
final class Silence {

    private final Covered all;
    // Without the first call that failed, which may have had a hard question.
    private final Covered others;
    private long broken;
    private boolean hasFailed;
    private long first;
    private boolean hasGivenUp;

    /** Time in which at least one call was under way. */
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

    /** A call has succeeded, or the server has said that it does not take it. */
    synchronized void broken(long nowNanos) {
        broken = nowNanos;
        all.reset(nowNanos);
        others.reset(nowNanos);
        hasFailed = false;
        hasGivenUp = false;
    }

    /** Whether a call has succeeded since then. */
    synchronized boolean isBrokenSince(long nanos) {
        return broken - nanos > 0;
    }

    /**
     * A try of a call failed, and it will be tried again.
     *
     * @param beginNanos when the call began
     * @param isAboutServer whether the failure does not depend on the question, such as a 429
     * @return for how long none has succeeded; where it may depend on the question, of calls other than the first that failed
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
     * A call was given up.
     *
     * @param beginNanos when it began
     * @return for how long none has succeeded; nothing at the first, which may have had a hard question
     */
    synchronized Duration givenUp(long beginNanos, long nowNanos) {
        all.add(beginNanos, nowNanos);
        Duration silent = hasGivenUp ? Duration.ofNanos(all.nanos) : Duration.ZERO;
        hasGivenUp = true;
        return silent;
    }
}
