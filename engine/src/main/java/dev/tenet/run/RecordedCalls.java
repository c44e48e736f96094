package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * The calls of a spec or of a run, summed over its models. Immutable.
 *
 * @param asked calls that a model answered
 * @param replayed calls that the tape answered
 * @param oldestReplayed when the oldest of these was recorded; empty if there is none
 * @param tokens input and output tokens, as far as they are known
 * @param callsWithUnknownTokens calls for which the provider reported no tokens
 * @param usd US dollars, as far as they are known; a model that runs in the JVM costs nothing
 * @param callsWithUnknownCost calls of models whose cost is unknown
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record RecordedCalls(
        long asked,
        long replayed,
        Optional<Instant> oldestReplayed,
        long tokens,
        long callsWithUnknownTokens,
        double usd,
        long callsWithUnknownCost) {

    /** No calls. */
    static final RecordedCalls NONE = new RecordedCalls(0, 0, Optional.empty(), 0, 0, 0, 0);

    /** Returns the calls of one model, from an entry of {@code calls}. */
    static RecordedCalls of(JsonNode calls) {
        long asked = calls.path("asked").asLong();
        boolean isPriced = calls.path("usd").isNumber();
        return new RecordedCalls(
                asked,
                calls.path("replayed").asLong(),
                instant(calls.path("oldestReplayed")),
                calls.path("inputTokens").asLong() + calls.path("outputTokens").asLong(),
                // The cost of unknown tokens is known only if the model costs nothing, and then tokens do not matter.
                isPriced ? 0 : calls.path("callsWithUnknownTokens").asLong(),
                calls.path("usd").asDouble(),
                isPriced ? 0 : asked);
    }

    RecordedCalls plus(RecordedCalls other) {
        return new RecordedCalls(
                asked + other.asked,
                replayed + other.replayed,
                Stream.of(oldestReplayed, other.oldestReplayed)
                        .flatMap(Optional::stream)
                        .min(Instant::compareTo),
                tokens + other.tokens,
                callsWithUnknownTokens + other.callsWithUnknownTokens,
                usd + other.usd,
                callsWithUnknownCost + other.callsWithUnknownCost);
    }

    /** Returns the tokens in words, such as {@code more than 1,200 tokens} or {@code tokens unknown}. */
    public String tokensInWords() {
        return tokens == 0 && callsWithUnknownTokens > 0
                ? "tokens unknown"
                : String.format(Locale.ROOT, "%s%,d tokens", callsWithUnknownTokens > 0 ? "more than " : "", tokens);
    }

    /**
     * Returns the cost in words, never as less than it may be: {@code $0.0300}, {@code cost unknown}, or
     * {@code $0.0300 and an unknown cost for 20 calls}.
     */
    public String costInWords() {
        String known = String.format(Locale.ROOT, "$%.4f", usd);
        if (callsWithUnknownCost == 0) {
            return known;
        }
        return callsWithUnknownCost == asked
                ? "cost unknown"
                : String.format(Locale.ROOT, "%s and an unknown cost for %,d calls", known, callsWithUnknownCost);
    }

    private static Optional<Instant> instant(JsonNode value) {
        try {
            return Optional.ofNullable(value.textValue()).map(Instant::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
