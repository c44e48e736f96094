package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.apiguardian.api.API;

/**
 * What models cost, by their names, in US dollars for a million tokens, from a file that the user keeps:
 *
 * <pre>{@code
 * prices:
 *   - model: openai:gpt-4.1-mini
 *     input: 0.40
 *     output: 1.60
 *     cached: 0.10       # read from the provider's cache; without it such tokens cost what other input does
 * }</pre>
 *
 * <p>There is no list of our own: it would go stale.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Prices {

    /** No price is known. */
    public static final Prices NONE = new Prices(Map.of());

    private static final List<String> FIELDS = List.of("model", "input", "output", "cached");
    private static final double MILLION = 1e6;

    private final Map<String, Price> byModel;

    private record Price(double input, double output, double cached) {}

    private Prices(Map<String, Price> byModel) {
        this.byModel = byModel;
    }

    /**
     * Reads a file of prices in any form of {@link RecordFile}.
     *
     * @throws MalformedRecordException naming file, line and field of what is not as it should be
     * @throws IOException if it cannot be read
     */
    public static Prices read(FileLocation file) throws IOException {
        Map<String, Price> byModel = new LinkedHashMap<>();
        RecordFile.open(file, "prices", (record, index) -> {
                    record.requireFieldsAmong(FIELDS);
                    double input = price(record, "input");
                    Price price = new Price(
                            input, price(record, "output"), record.has("cached") ? price(record, "cached") : input);
                    if (byModel.put(record.text("model"), price) != null) {
                        throw record.malformed("model", "a model that has no other price");
                    }
                })
                .close();
        return new Prices(Map.copyOf(byModel));
    }

    private static double price(JsonRecord record, String field) throws MalformedRecordException {
        return record.number(field, 0, Double.MAX_VALUE, "US dollars for a million tokens, a number of at least 0");
    }

    /** Whether the price of a model is known. */
    public boolean isKnown(String model) {
        return byModel.containsKey(model);
    }

    /** What so many tokens of a model cost, in US dollars; empty if its price is not known, which is not nothing. */
    public OptionalDouble cost(String model, Usage usage) {
        Price price = byModel.get(model);
        if (price == null) {
            return OptionalDouble.empty();
        }
        long uncached = usage.inputTokens() - usage.cachedTokens();
        return OptionalDouble.of(
                (uncached * price.input + usage.cachedTokens() * price.cached + usage.outputTokens() * price.output)
                        / MILLION);
    }
}
