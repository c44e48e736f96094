package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Duration;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What calls to a model may take. Begin with {@link #DEFAULT}, as in {@code
 * CallLimits.DEFAULT.withTimeout(Duration.ofSeconds(5)).withRetries(0)}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class CallLimits {

    /** A minute a try, ten minutes and eight retries a call, 32 at once, as fast as the server allows. */
    public static final CallLimits DEFAULT = new CallLimits(new Limits(
            Duration.ofSeconds(60), Duration.ofMinutes(10), 8, 32, Pace.ADAPTIVE, false, false, ServerAccess.DEFAULT));

    private final Limits limits;

    /** Gives equality and a text to whatever limits there are. */
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
     * The longest one try may take to the end of its answer, from its start or from when the same server last answered another
     * call.
     */
    public Duration timeout() {
        return limits.timeout();
    }

    /**
     * The longest a call may take with all its tries and the waits between them; a server that asks to wait longer, or lets
     * no call succeed for as long, ends the run.
     */
    public Duration patience() {
        return limits.patience();
    }

    /** How often a call that failed is tried again, at least 0. */
    public int retries() {
        return limits.retries();
    }

    /** How many calls are under way at once at most, at least 1. */
    public int concurrency() {
        return limits.concurrency();
    }

    /** How fast calls follow each other. */
    public Pace pace() {
        return limits.pace();
    }

    /** Whether questions and keys may go over plain http to other machines than this. */
    public boolean allowsPlainHttp() {
        return limits.allowsPlainHttp();
    }

    /** Whether no server is asked, so that a key may be missing: a tape is replayed, or a run is planned. */
    public boolean needsNoKeys() {
        return limits.needsNoKeys();
    }

    /** What servers want beside a question. */
    public ServerAccess access() {
        return limits.access();
    }

    /** The same with another longest time for one try. */
    public CallLimits withTimeout(Duration longest) {
        return new CallLimits(new Limits(
                longest, patience(), retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** The same with another longest time for all tries of a call. */
    public CallLimits withPatience(Duration longest) {
        return new CallLimits(new Limits(
                timeout(), longest, retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** The same with another number of retries. */
    public CallLimits withRetries(int number) {
        return new CallLimits(new Limits(
                timeout(), patience(), number, concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** The same with another number of calls at once. */
    public CallLimits withConcurrency(int number) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), number, pace(), allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** The same at another pace. */
    public CallLimits withPace(Pace pace) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace, allowsPlainHttp(), needsNoKeys(), access()));
    }

    /** The same with plain http to other machines allowed, or not. */
    public CallLimits withPlainHttp(boolean isAllowed) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace(), isAllowed, needsNoKeys(), access()));
    }

    /** The same with other headers and certificates. */
    public CallLimits withAccess(ServerAccess access) {
        return new CallLimits(new Limits(
                timeout(), patience(), retries(), concurrency(), pace(), allowsPlainHttp(), needsNoKeys(), access));
    }

    /** The same, but no server is asked. */
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
     * How fast calls to one model follow each other. Begin with {@link #ADAPTIVE} or {@link #UNLIMITED}, as in {@code
     * Pace.ADAPTIVE.withRequestsPerMinute(500)}.
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public static final class Pace {

        /** No rate limit except the server's: slows down on 429 and speeds up again. */
        public static final Pace ADAPTIVE = new Pace(new Parts(0, 0, true, null));

        /** No rate limit, and no reaction to the server's. */
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
