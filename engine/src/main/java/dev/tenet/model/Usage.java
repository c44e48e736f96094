package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The tokens of one exchange, as the provider counted them.
 *
 * @param inputTokens of the prompt, those from a cache included
 * @param outputTokens of the answer, those of its reasoning included
 * @param cachedTokens of the prompt, read from the provider's cache; at most {@code inputTokens}
 * @param reasoningTokens of the answer, thought and not said; at most {@code outputTokens}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Usage(long inputTokens, long outputTokens, long cachedTokens, long reasoningTokens) {

    /** The most that one answer can have of any kind: about 10¹², far above every model and far below an overflow. */
    public static final long MOST = 1L << 40;

    /** No token. */
    public static final Usage NONE = new Usage(0, 0, 0, 0);

    /** An exchange without cache and reasoning. */
    public Usage(long inputTokens, long outputTokens) {
        this(inputTokens, outputTokens, 0, 0);
    }

    /** Of prompt and answer. */
    public long totalTokens() {
        return inputTokens + outputTokens;
    }

    /** The tokens of both. */
    public Usage plus(Usage other) {
        return new Usage(
                inputTokens + other.inputTokens,
                outputTokens + other.outputTokens,
                cachedTokens + other.cachedTokens,
                reasoningTokens + other.reasoningTokens);
    }

    /** @throws IllegalArgumentException if a number is not one of a single answer */
    void requireCounts() {
        requireCount("inputTokens", inputTokens);
        requireCount("outputTokens", outputTokens);
        requireCount("cachedTokens", cachedTokens);
        requireCount("reasoningTokens", reasoningTokens);
    }

    private static void requireCount(String name, long count) {
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException(
                    "usage." + name + " is " + count + "; expected a count of tokens, 0 to " + MOST);
        }
    }

    /** What has to be added to these to have none. */
    Usage negated() {
        return new Usage(-inputTokens, -outputTokens, -cachedTokens, -reasoningTokens);
    }
}
