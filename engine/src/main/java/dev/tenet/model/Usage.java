package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The tokens of one exchange, as counted by the provider. Begin with {@link #of}, as in {@code Usage.of(1200,
 * 80).withCachedTokens(1024)}.
 */
@API(status = STABLE, since = "0.1")
public final class Usage {

    /** The largest count that a reply may report: 2⁴⁰, far above any model's output and far below an overflow. */
    public static final long MOST = 1L << 40;

    /** No tokens. */
    public static final Usage NONE = of(0, 0);

    private final Counts counts;

    /** Supplies {@code equals}, {@code hashCode} and {@code toString}. */
    private record Counts(long inputTokens, long outputTokens, long cachedTokens, long reasoningTokens) {}

    private Usage(Counts counts) {
        this.counts = counts;
    }

    /**
     * An exchange without cached or reasoning tokens.
     *
     * @param inputTokens tokens of the prompt, including any read from a cache
     * @param outputTokens tokens of the answer, including any spent on reasoning
     */
    public static Usage of(long inputTokens, long outputTokens) {
        return new Usage(new Counts(inputTokens, outputTokens, 0, 0));
    }

    /** Tokens of the prompt, including those read from a cache. */
    public long inputTokens() {
        return counts.inputTokens();
    }

    /** Tokens of the answer, including those spent on reasoning. */
    public long outputTokens() {
        return counts.outputTokens();
    }

    /** Tokens of the prompt that were read from the provider's cache; at most {@link #inputTokens}. */
    public long cachedTokens() {
        return counts.cachedTokens();
    }

    /** Tokens of the answer that were spent on reasoning; at most {@link #outputTokens}. */
    public long reasoningTokens() {
        return counts.reasoningTokens();
    }

    /** A copy with this many input tokens read from the provider's cache. */
    public Usage withCachedTokens(long cachedTokens) {
        return new Usage(new Counts(inputTokens(), outputTokens(), cachedTokens, reasoningTokens()));
    }

    /** A copy with this many output tokens spent on reasoning. */
    public Usage withReasoningTokens(long reasoningTokens) {
        return new Usage(new Counts(inputTokens(), outputTokens(), cachedTokens(), reasoningTokens));
    }

    /** Input and output tokens together. */
    public long totalTokens() {
        return inputTokens() + outputTokens();
    }

    /** The sum of both, count by count. */
    public Usage plus(Usage other) {
        return new Usage(new Counts(
                inputTokens() + other.inputTokens(),
                outputTokens() + other.outputTokens(),
                cachedTokens() + other.cachedTokens(),
                reasoningTokens() + other.reasoningTokens()));
    }

    /** @throws IllegalArgumentException if a count is negative or above {@link #MOST} */
    void requireCounts() {
        requireCount("inputTokens", inputTokens());
        requireCount("outputTokens", outputTokens());
        requireCount("cachedTokens", cachedTokens());
        requireCount("reasoningTokens", reasoningTokens());
    }

    private static void requireCount(String name, long count) {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException(
                    "usage." + name + " is " + count + "; expected a count of tokens, 0 to " + MOST);
        }
    }

    /** The additive inverse, count by count. */
    Usage negated() {
        return new Usage(new Counts(-inputTokens(), -outputTokens(), -cachedTokens(), -reasoningTokens()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Usage usage && counts.equals(usage.counts);
    }

    @Override
    public int hashCode() {
        return counts.hashCode();
    }

    @Override
    public String toString() {
        return "Usage" + counts.toString().substring("Counts".length());
    }
}
