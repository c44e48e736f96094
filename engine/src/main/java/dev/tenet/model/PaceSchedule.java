package dev.tenet.model;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.concurrent.TimeUnit;
import org.apiguardian.api.API;

/**
 * The next send times under the two limits of a pace, by the generic cell rate algorithm (ITU-T I.371) without bursts.
 * A call reserves its turn before it waits, so that no two calls have the same turn.
 *
 * @param requests the earliest time of the next call under the request limit, in microseconds
 * @param tokens the earliest time of the next call under the token limit, in microseconds
 */
@API(status = INTERNAL, since = "0.1")
public record PaceSchedule(long requests, long tokens) {

    /** A schedule without calls. */
    public static final PaceSchedule EMPTY = new PaceSchedule(0, 0);

    private static final double MINUTE_MICROS = TimeUnit.MINUTES.toMicros(1);

    /**
     * The send time of a call that reserves its turn now.
     *
     * @param now in microseconds, not negative
     * @return in microseconds, at least {@code now}
     */
    public long turn(long now) {
        return Math.max(now, Math.max(requests, tokens));
    }

    /**
     * The schedule after a call has reserved its turn.
     *
     * @param now in microseconds, not negative
     * @param estimate the estimated tokens of the call
     */
    public PaceSchedule taken(long now, CallLimits.Pace pace, long estimate) {
        long turn = turn(now);
        return new PaceSchedule(
                after(turn, 1, pace.requestsPerMinute()), after(turn, estimate, pace.tokensPerMinute()));
    }

    /**
     * Corrects the estimate of a call: later calls wait longer or shorter.
     *
     * @param more the tokens used beyond the estimate; negative if the call used fewer
     */
    public PaceSchedule settled(CallLimits.Pace pace, long more) {
        return pace.tokensPerMinute() == 0
                ? this
                : new PaceSchedule(requests, after(tokens, more, pace.tokensPerMinute()));
    }

    /** Without a limit, calls may be sent at any time. */
    private static long after(long turn, long number, long perMinute) {
        return perMinute == 0 ? 0 : turn + Math.round(number * MINUTE_MICROS / perMinute);
    }
}
