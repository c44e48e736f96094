package dev.tenet.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedSpec;
import java.util.List;
import java.util.Locale;

/**
 * The calls of a run.
 *
 * @param asked calls of a model
 * @param replayed answers from the tape
 * @param usd the known cost in US dollars
 * @param unpriced calls whose cost is unknown; those of models that run in the JVM cost nothing
 */
record CallTotal(long asked, long replayed, double usd, long unpriced) {

    private static final String IN_THE_JVM = "embedded:";

    static CallTotal of(List<RecordedSpec> specs) {
        CallTotal total = new CallTotal(0, 0, 0, 0);
        for (RecordedSpec spec : specs) {
            for (JsonNode calls : spec.json().path("calls")) {
                total = total.plus(calls);
            }
        }
        return total;
    }

    private CallTotal plus(JsonNode calls) {
        long number = calls.path("asked").asLong();
        boolean isPriced =
                calls.path("usd").isNumber() || calls.path("model").asText().startsWith(IN_THE_JVM);
        return new CallTotal(
                asked + number,
                replayed + calls.path("replayed").asLong(),
                usd + calls.path("usd").asDouble(),
                unpriced + (isPriced ? 0 : number));
    }

    /** Returns the cost in words, never less than it may be. */
    String cost() {
        String known = String.format(Locale.ROOT, "$%.4f", usd);
        if (unpriced == 0) {
            return known;
        }
        return unpriced == asked
                ? "cost unknown"
                : String.format(Locale.ROOT, "%s and an unknown cost for %,d calls", known, unpriced);
    }
}
