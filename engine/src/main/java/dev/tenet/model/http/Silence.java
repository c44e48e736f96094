package dev.tenet.model.http;

import java.time.Duration;

/**
 * For how long calls to a server have been under way and none has succeeded. Safe for use by several threads.
 *
 * <p>Where calls overlap, each moment counts once at most; time in which nobody asks does not count.
 */
final class Silence {

    private long silentNanos;
    private long untilNanos;
    private boolean hasGivenUp;

    /** @param nowNanos before the first call */
    Silence(long nowNanos) {
        this.untilNanos = nowNanos;
    }

    /** A call has succeeded, or the server has said that it does not take it. */
    synchronized void broken(long nowNanos) {
        silentNanos = 0;
        untilNanos = nowNanos;
        hasGivenUp = false;
    }

    /**
     * A call was given up.
     *
     * @param beginNanos when it began
     * @return for how long none has succeeded; nothing at the first, which may have had a hard question
     */
    synchronized Duration givenUp(long beginNanos, long nowNanos) {
        long counted = Math.max(0, untilNanos - beginNanos);
        long more = nowNanos - beginNanos - counted;
        if (more > 0) {
            silentNanos += more;
            untilNanos = nowNanos;
        }
        Duration silent = hasGivenUp ? Duration.ofNanos(silentNanos) : Duration.ZERO;
        hasGivenUp = true;
        return silent;
    }
}
