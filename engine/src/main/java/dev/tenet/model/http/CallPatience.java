package dev.tenet.model.http;

import java.time.Duration;

/**
 * The remaining time of one call. Waits for Tenet's own pace count only if no other call succeeded meanwhile, so that a
 * slow run is not ended.
 */
final class CallPatience {

    private final Silence silence;
    private final Duration longest;
    private final long begin;
    private long paced;
    private boolean isAboutServer;

    /**
     * Starts when the call starts.
     *
     * @param silence of all calls to the same server
     * @param longest the value of {@code tenet.patience}
     */
    CallPatience(Silence silence, Duration longest, long now) {
        this.silence = silence;
        this.longest = longest;
        this.begin = now;
    }

    /** Records a wait for the pace. */
    void waited(long from, long to) {
        if (silence.isBrokenSince(from)) {
            paced += to - from;
        }
    }

    /** Records that the server rejected the call for a reason unrelated to the question. */
    void turnedDown() {
        isAboutServer = true;
    }

    /** The time spent so far. */
    Duration spent(long now) {
        return Duration.ofNanos(now - begin - paced);
    }

    boolean endsBefore(Duration wait, long now) {
        return spent(now).plus(wait).compareTo(longest) > 0;
    }

    /** Whether a wait is at least as long as the total patience. */
    boolean isShorterThan(Duration wait) {
        return wait.compareTo(longest) >= 0;
    }

    /** Records a failed attempt; returns how long no call has succeeded. */
    Duration failed(long now) {
        Duration silent = silence.failed(begin, now, isAboutServer);
        isAboutServer = false;
        return silent;
    }

    /** Records that the call is given up; returns how long no call has succeeded. */
    Duration givenUp(long now) {
        return silence.givenUp(begin + paced, now);
    }
}
