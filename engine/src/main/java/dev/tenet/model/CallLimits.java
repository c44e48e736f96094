package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;
import static org.apiguardian.api.API.Status.STABLE;

import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Timeouts, retries, concurrency and pace of calls to models. Begin with {@link #DEFAULT}, as in {@code
 * CallLimits.DEFAULT.withTimeout(Duration.ofSeconds(5)).withRetries(0)}.
 */
@API(status = STABLE, since = "0.1")
public final class CallLimits {

    /** One minute per attempt; ten minutes and eight retries per call; 32 concurrent calls; adaptive pace. */
    public static final CallLimits DEFAULT = new CallLimits(new Limits(
            Duration.ofSeconds(60), Duration.ofMinutes(10), 8, 32, Pace.ADAPTIVE, false, false, ServerAccess.DEFAULT));

    private final Limits limits;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Limits(
            Duration timeout,
            Duration patience,
            int retries,
            int concurrency,
            Pace pace,
            boolean allowsPlainHttp,
            boolean needsNoKeys,
            ServerAccess access) {}

    private CallLimits(Limits limits) {
        this.limits = limits;
    }

    /**
     * The timeout of one attempt, measured from its start or from the time the same server last answered another call,
     * whichever is later.
     */
    public Duration timeout() {
        return limits.timeout();
    }

    /**
     * The timeout of a call including all retries and the waits between them. A server that asks for a longer wait, or
     * lets no call succeed for this long, ends the run.
     */
    public Duration patience() {
        return limits.patience();
    }

    /** The number of retries after a failed attempt, at least 0. */
    public int retries() {
        return limits.retries();
    }

    /** The maximum number of concurrent calls, at least 1. */
    public int concurrency() {
        return limits.concurrency();
    }

    /** The rate limits. */
    public Pace pace() {
        return limits.pace();
    }

    /** Whether prompts and keys may be sent over plain HTTP to other machines. */
    public boolean allowsPlainHttp() {
        return limits.allowsPlainHttp();
    }

    /** Whether keys may be missing because no server is called: when a tape is replayed or a run is planned. */
    public boolean needsNoKeys() {
        return limits.needsNoKeys();
    }

    /** Additional headers and certificates. */
    public ServerAccess access() {
        return limits.access();
    }

    /** A copy with another timeout per attempt. */
    public CallLimits withTimeout(Duration longest) {
        return new CallLimits(new Limits(
                longest, patience(), retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** A copy with another timeout per call. */
    public CallLimits withPatience(Duration longest) {
        return new CallLimits(new Limits(
                timeout(), longest, retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** A copy with another number of retries. */
    public CallLimits withRetries(int number) {
        return new CallLimits(new Limits(
                timeout(), patience(), number, concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** A copy with another maximum of concurrent calls. */
    public CallLimits withConcurrency(int number) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), number, pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** A copy with other rate limits. */
    public CallLimits withPace(Pace pace) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace, allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** A copy that allows or forbids plain HTTP to other machines. */
    public CallLimits withPlainHttp(boolean isAllowed) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace(), isAllowed, needsNoKeys(), access()));
    }

    /** A copy with other headers and certificates. */
    public CallLimits withAccess(ServerAccess access) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access));
    }

    /** A copy for runs that call no server. */
    public CallLimits withoutKeys() {
        return new CallLimits(
                new Limits(timeout(), patience(), retries(), concurrency(), pace(), allowsPlainHttp(), true, access()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CallLimits that && limits.equals(that.limits);
    }

    @Override
    public int hashCode() {
        return limits.hashCode();
    }

    @Override
    public String toString() {
        return "Call" + limits;
    }

    /**
     * The rate limits of calls to one model. Begin with {@link #ADAPTIVE} or {@link #UNLIMITED}, as in {@code
     * Pace.ADAPTIVE.withRequestsPerMinute(500)}.
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public static final class Pace {

        /** No configured limit; slows down when the server answers 429 and speeds up again afterwards. */
        public static final Pace ADAPTIVE = new Pace(new Parts(0, 0, true, null));

        /** No configured limit, and no slowdown when the server answers 429. */
        public static final Pace UNLIMITED = new Pace(new Parts(0, 0, false, null));

        private final Parts parts;

        /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
        private record Parts(
                long requestsPerMinute,
                long tokensPerMinute,
                boolean isAdaptive,
                @Nullable SharedPace shared) {}

        private Pace(Parts parts) {
            this.parts = parts;
        }

        /** The request limit per minute; 0 for no limit. */
        public long requestsPerMinute() {
            return parts.requestsPerMinute();
        }

        /** The limit of tokens per minute, prompts and answers together; 0 for no limit. */
        public long tokensPerMinute() {
            return parts.tokensPerMinute();
        }

        /**
         * Whether the pace follows the server: calls slow down when the server answers 429 and speed up again when it stops;
         * fewer calls run at once when the server is slow.
         */
        public boolean isAdaptive() {
            return parts.isAdaptive();
        }

        /** Coordinates the two limits with other processes; null if they apply to this process alone. */
        public @Nullable SharedPace shared() {
            return parts.shared();
        }

        /** A copy with another request limit per minute; 0 for no limit. */
        public Pace withRequestsPerMinute(long requests) {
            return new Pace(new Parts(requests, tokensPerMinute(), isAdaptive(), shared()));
        }

        /** A copy with another limit of tokens per minute, prompts and answers together; 0 for no limit. */
        public Pace withTokensPerMinute(long tokens) {
            return new Pace(new Parts(requestsPerMinute(), tokens, isAdaptive(), shared()));
        }

        /** A copy whose two limits are shared with other processes; null for this process alone. */
        public Pace withShared(@Nullable SharedPace coordinator) {
            return new Pace(new Parts(requestsPerMinute(), tokensPerMinute(), isAdaptive(), coordinator));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Pace pace && parts.equals(pace.parts);
        }

        @Override
        public int hashCode() {
            return parts.hashCode();
        }

        @Override
        public String toString() {
            return "Pace" + parts.toString().substring("Parts".length());
        }
    }
}
