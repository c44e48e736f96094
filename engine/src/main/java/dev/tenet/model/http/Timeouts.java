package dev.tenet.model.http;

import java.time.Duration;

/**
 * The timeouts of a call, within OkHttp's range.
 *
 * @param call from the start of a call, or the last answer to another one, to the end of its answer
 * @param connect for establishing a connection
 */
record Timeouts(Duration call, Duration connect) {

    private static final Duration SHORTEST = Duration.ofMillis(1);
    private static final Duration LONGEST = Duration.ofMillis(Integer.MAX_VALUE);
    private static final Duration LONGEST_CONNECT = Duration.ofSeconds(10);

    static Timeouts within(Duration limit) {
        // OkHttp reads 0 as infinite, and its limit is an int of milliseconds.
        Duration call = shorter(limit.compareTo(SHORTEST) < 0 ? SHORTEST : limit, LONGEST);
        return new Timeouts(call, shorter(call, LONGEST_CONNECT));
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) <= 0 ? one : other;
    }
}
