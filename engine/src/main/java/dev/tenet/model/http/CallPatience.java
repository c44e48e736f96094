package dev.tenet.model.http;

import java.time.Duration;

/**
 * How long one call may still be tried. Waits for Tenet's own pace count only where no other call has succeeded meanwhile:
 * a run that goes on slowly goes on.
 */
final class CallPatience {

    private final Silence silence;
    private final Duration longest;
    private final long begin;
    private long paced;
    private boolean isAboutServer;

    /**
     * A call begins.
     *
     * @param silence of all calls to its server
     * @param longest what {@code tenet.patience} says
     */
    CallPatience(Silence silence, Duration longest, long now) {
        this.silence = silence;
        this.longest = longest;
        this.begin = now;
    }

    /** It has waited for its turn. */
    void waited(long from, long to) {
        if (silence.isBrokenSince(from)) {
            paced += to - from;
        }
    }

    /** The server has turned it down for a reason that has nothing to do with the question. */
    void turnedDown() {
        isAboutServer = true;
    }

    /** How long it was tried. */
    Duration spent(long now) {
        return Duration.ofNanos(now - begin - paced);
    }

    boolean endsBefore(Duration wait, long now) {
        return spent(now).plus(wait).compareTo(longest) > 0;
    }

    /** Whether a wait is as long as all patience. */
    boolean isShorterThan(Duration wait) {
        return wait.compareTo(longest) >= 0;
    }

    /** A try failed: for how long no call has succeeded. */
    Duration failed(long now) {
        Duration silent = silence.failed(begin, now, isAboutServer);
        isAboutServer = false;
        return silent;
    }

    /** The call is given up: for how long no call has succeeded. */
    Duration givenUp(long now) {
        return silence.givenUp(begin + paced, now);
    }
}
