package dev.tenet.model.http;

import java.time.Duration;

/**
 * How long to wait for what, within what OkHttp can be told.
 *
 * @param call from the start of a call, or from the last answer to another one, to the end of its answer
 * @param connect for a connection
 */
record Timeouts(Duration call, Duration connect) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    static Timeouts within(Duration limit) {
        // OkHttp takes 0 for "for ever" and no more milliseconds than an int holds.
        Duration call = shorter(limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit, LONGEST);
        return new Timeouts(call, shorter(call, LONGEST_CONNECT));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
