package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What calls to a model may take.
 *
 * @param timeout the longest one try may take from its start to the end of its answer
 * @param patience the longest a call may take with all its tries and the waits between them; a server that asks to wait
 *     longer, or lets no call succeed for as long, ends the run
 * @param retries how often a call that failed is tried again, at least 0
 * @param concurrency how many calls are under way at once, at least 1
 * @param pace how fast calls follow each other
 * @param allowsPlainHttp whether questions and keys may go over plain http to other machines than this
 * @param needsNoKeys whether no server is to be asked, so that a key may be missing: a tape is replayed, or a run is planned
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record CallLimits(
        Duration timeout,
        Duration patience,
        int retries,
        int concurrency,
        Pace pace,
        boolean allowsPlainHttp,
        boolean needsNoKeys) {

    /** A minute a try, ten minutes and eight retries a call, 32 at once, as fast as the server allows. */
    public static final CallLimits DEFAULT =
            new CallLimits(Duration.ofSeconds(60), Duration.ofMinutes(10), 8, 32, Pace.ADAPTIVE, false);

    /** Limits of calls to servers. */
    public CallLimits(
            Duration timeout, Duration patience, int retries, int concurrency, Pace pace, boolean allowsPlainHttp) {
        this(timeout, patience, retries, concurrency, pace, allowsPlainHttp, false);
    }

    /** The same, but no server is to be asked. */
    public CallLimits withoutKeys() {
        return new CallLimits(timeout, patience, retries, concurrency, pace, allowsPlainHttp, true);
    }

    /** The default, but for these. */
    public CallLimits(Duration timeout, int concurrency) {
        this(timeout, DEFAULT.patience, DEFAULT.retries, concurrency, DEFAULT.pace, DEFAULT.allowsPlainHttp);
    }

    /** The same, but tried again so often. */
    public CallLimits withRetries(int number) {
        return new CallLimits(timeout, patience, number, concurrency, pace, allowsPlainHttp);
    }

    /** The same, but paced so. */
    public CallLimits withPace(Pace other) {
        return new CallLimits(timeout, patience, retries, concurrency, other, allowsPlainHttp);
    }

    /** The same, with the longest time for all tries of a call. */
    public CallLimits withPatience(Duration longest) {
        return new CallLimits(timeout, longest, retries, concurrency, pace, allowsPlainHttp);
    }

    /**
     * How fast calls to one model follow each other.
     *
     * @param requestsPerMinute at most so many, or 0 for no limit
     * @param tokensPerMinute at most so many, of prompts and answers together, or 0 for no limit
     * @param isAdaptive whether the pace follows the server: when it turns calls down (429), they follow each other more
     *     slowly, and faster again when it does not
     * @param shared hands out turns where other processes share the two limits; null if none does
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record Pace(
            long requestsPerMinute,
            long tokensPerMinute,
            boolean isAdaptive,
            @Nullable SharedPace shared) {

        /** As fast as the server allows. */
        public static final Pace ADAPTIVE = new Pace(0, 0, true);

        /** As fast as calls come back, whatever the server says. */
        public static final Pace UNLIMITED = new Pace(0, 0, false);

        /** A pace that no other process shares. */
        public Pace(long requestsPerMinute, long tokensPerMinute, boolean isAdaptive) {
            this(requestsPerMinute, tokensPerMinute, isAdaptive, null);
        }

        /** The same, with its two limits shared with other processes. */
        public Pace sharedBy(SharedPace turns) {
            return new Pace(requestsPerMinute, tokensPerMinute, isAdaptive, turns);
        }
    }
}
