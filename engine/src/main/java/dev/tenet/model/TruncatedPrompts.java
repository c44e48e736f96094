package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Prompts that the server truncated: it reported fewer tokens than they can have, or the same maximum again and again.
 * Their answers do not answer the question that was asked.
 *
 * @param readTokens the most tokens that the server read of any of them
 * @param estimatedTokens the estimated length of the longest one, in tokens
 * @param parts the truncated prompts by part of the design, as in {@code 40 shots}; an empty name stands for the whole
 *     design
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TruncatedPrompts(long readTokens, long estimatedTokens, Map<String, Part> parts) {

    /**
     * The prompts of one part of a design.
     *
     * @param truncated number of truncated prompts
     * @param counted number of prompts with a reported token count
     */
    public record Part(long truncated, long counted) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d of %,d", truncated, counted);
        }
    }

    /** Copies the map. */
    public TruncatedPrompts {
        parts = Collections.unmodifiableMap(new TreeMap<>(parts));
    }

    /** As in {@code the server read at most 2,050 tokens of prompts estimated at up to 5,100 (40 shots: 67 of 67)}. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "the server read at most %,d tokens of prompts estimated at up to %,d (%s)",
                readTokens,
                estimatedTokens,
                parts.entrySet().stream()
                        .map(part -> part.getKey().isEmpty()
                                ? part.getValue() + " prompts"
                                : part.getKey() + ": " + part.getValue())
                        .collect(Collectors.joining(", ")));
    }
}
