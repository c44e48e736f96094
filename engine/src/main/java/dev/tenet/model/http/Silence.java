package dev.tenet.model.http;

import java.time.Duration;

/**
 * How long a server has answered none of its calls, counted from the first that was given up. Safe for use by several
 * threads.
 */
final class Silence {

    private boolean isUnbroken;
    private long sinceNanos;
    private boolean hasAnswered;
    private long answeredNanos;

    /** The server answered a call, if only to say that it does not take it. */
    synchronized void broken(long nowNanos) {
        isUnbroken = false;
        hasAnswered = true;
        answeredNanos = nowNanos;
    }

    /**
     * A call was given up.
     *
     * @param beginNanos when it began
     * @return for how long no call has been answered
     */
    synchronized Duration givenUp(long beginNanos, long nowNanos) {
        if (!isUnbroken) {
            isUnbroken = true;
            sinceNanos = hasAnswered && answeredNanos - beginNanos > 0 ? answeredNanos : beginNanos;
        }
        return Duration.ofNanos(nowNanos - sinceNanos);
    }
}
