package dev.tenet.model.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * How long to wait between tries: exponential with full jitter, so that calls that failed together do not come back
 * together (<a href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker 2015</a>): before
 * the n-th retry anything from 0 to min(30 s, 0.1 s · 2ⁿ⁻¹), all equally likely.
 */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long JITTER_MILLIS = 100;

    private Backoff() {}

    /**
     * How long to wait.
     *
     * @param retry 1 before the first retry
     * @param notBefore how long the server asks to wait, or null; that much is waited, and a little more
     */
    static Duration before(int retry, @Nullable Duration notBefore) {
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest(retry) + 1));
        if (notBefore == null) {
            return own;
        }
        // A server that asks for no wait at all would have all retries at once.
        Duration asked = notBefore.plusMillis(ThreadLocalRandom.current().nextLong(JITTER_MILLIS));
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** The longest wait before the n-th retry, in milliseconds. */
    static long longest(int retry) {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(retry - 1, 16));
    }
}
