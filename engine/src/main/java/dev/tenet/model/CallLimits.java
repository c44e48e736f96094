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
     * How fast calls to one model follow each other.
     *
     * @param requestsPerMinute at most so many, or 0 for no limit
     * @param tokensPerMinute at most so many, of prompts and answers together, or 0 for no limit
     * @param isAdaptive whether the pace follows the server: when it turns calls down (429), they follow each other more
     *     slowly, and faster again when it does not; where it is slow, fewer are under way at once
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
