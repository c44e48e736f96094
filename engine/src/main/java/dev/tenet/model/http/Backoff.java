package dev.tenet.model.http;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Exponential backoff with full jitter, so that calls that failed together are not retried together (<a
 * href="https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/">Brooker 2015</a>): the wait before
 * the n-th retry is uniform in [0, min(30 s, 0.1 s · 2ⁿ⁻¹)].
 */
final class Backoff {

    private static final long FIRST_MILLIS = 100;
    private static final long LONGEST_MILLIS = 30_000;
    private static final long JITTER_MILLIS = 100;

    private Backoff() {}

    /**
     * The wait before a retry.
     *
     * @param retry 1 for the first retry
     * @param notBefore the wait that the server asks for, or null; a short jitter is added
     */
    static Duration before(int retry, @Nullable Duration notBefore) {
        Duration own = Duration.ofMillis(ThreadLocalRandom.current().nextLong(longest(retry) + 1));
        if (notBefore == null) {
            return own;
        }
        // Otherwise a server that asks for no wait would receive all retries at once.
        Duration asked = notBefore.plusMillis(ThreadLocalRandom.current().nextLong(JITTER_MILLIS));
        return asked.compareTo(own) > 0 ? asked : own;
    }

    /** The maximum wait before the n-th retry, in milliseconds. */
    static long longest(int retry) {
        return Math.min(LONGEST_MILLIS, FIRST_MILLIS << Math.min(retry - 1, 16));
    }
}
