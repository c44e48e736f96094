package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Prompts of which a server read only a part: it counted fewer tokens than they can have, or the same bound again and again.
 * What was answered to them was not answered to what was asked.
 *
 * @param read the most tokens that it read of one of them
 * @param estimated about how many tokens the longest of them has
 * @param parts how many were cut, by the part of the design that they belong to, as in {@code 40 shots}; an empty name
 *     stands for the whole
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TruncatedPrompts(long readTokens, long estimatedTokens, Map<String, Part> parts) {

    /**
     * A part of the prompts.
     *
     * @param cut how many of them were cut
     * @param counted of how many the server counted the tokens
     */
    public record Part(long cut, long counted) {

        @Override
        public String toString() {
            return String.format(Locale.ROOT, "%,d of %,d", cut, counted);
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
