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
 * The prices of models by name, in US dollars per million tokens, from a file maintained by the user:
 *
 * <pre>{@code
 * prices:
 *   - model: openai:gpt-4.1-mini
 *     input: 0.40
 *     output: 1.60
 *     cached: 0.10       # input tokens read from the provider's cache; defaults to input
 * }</pre>
 *
 * <p>Tenet ships no price list, because it would go out of date.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Prices {

    /** An empty price list. */
    public static final Prices NONE = new Prices(Map.of());

    private static final List<String> FIELDS = List.of("model", "input", "output", "cached");
    private static final double MILLION = 1e6;

    private final Map<String, Price> byModel;

    private record Price(double input, double output, double cached) {}

    private Prices(Map<String, Price> byModel) {
        this.byModel = byModel;
    }

    /**
     * Reads a price list in any format of {@link RecordFile}.
     *
     * @throws MalformedRecordException if an entry is malformed; names the file, line and field
     * @throws IOException if the file cannot be read
     */
    public static Prices read(FileLocation file) throws IOException {
        Map<String, Price> byModel = new LinkedHashMap<>();
        RecordFile.open(file, "prices", (record, index) -> {
                    record.requireFieldsAmong(FIELDS);
                    double input = price(record, "input");
                    Price price = new Price(
                            input, price(record, "output"), record.has("cached") ? price(record, "cached") : input);
                    if (byModel.put(record.text("model"), price) != null) {
                        throw record.malformed("model", "a model that is listed once");
                    }
                })
                .close();
        return new Prices(Map.copyOf(byModel));
    }

    private static double price(JsonRecord record, String field) throws MalformedRecordException {
        return record.number(field, 0, Double.MAX_VALUE, "US dollars per million tokens, at least 0");
    }

    /** Whether the model has a price. */
    public boolean isKnown(String model) {
        return byModel.containsKey(model);
    }

    /** The cost of tokens in US dollars; empty (not 0) if the model has no price. */
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
