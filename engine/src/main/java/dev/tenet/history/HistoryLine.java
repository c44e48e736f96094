package dev.tenet.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.history.HistoryEntry.Figure;
import dev.tenet.history.HistoryEntry.Setup;
import dev.tenet.stats.Interval;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A line of the history as JSON. */
final class HistoryLine {

    static final int FORMAT = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    private static final ObjectReader ONE_VALUE = JSON.reader().with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final ObjectWriter LINES = JSON.writer();

    private HistoryLine() {}

    static String of(HistoryEntry entry) throws IOException {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("format", FORMAT);
        line.put("time", entry.time().toString());
        line.put("run", entry.run());
        line.put("claim", entry.claim());
        line.put("name", entry.name());
        line.put("verdict", entry.verdict());
        entry.figure().ifPresent(figure -> put(figure, line));
        line.put("subject", entry.setup().subject());
        line.put("models", entry.setup().models());
        line.put("servedModels", entry.setup().servedModels());
        line.put("systemPromptFingerprint", entry.setup().system());
        line.put("materials", entry.setup().materials());
        line.put("tenet", entry.setup().version());
        return Untrusted.json(LINES.writeValueAsString(line));
    }

    private static void put(Figure figure, Map<String, @Nullable Object> line) {
        line.put("estimate", figure.estimate());
        figure.interval().ifPresent(interval -> line.put("interval", List.of(interval.low(), interval.high())));
        figure.level().ifPresent(level -> line.put("level", level));
        figure.threshold().ifPresent(threshold -> line.put("threshold", threshold));
        line.put("n", figure.n());
        line.put("mean", figure.isMean());
    }

    /** @param where file and line, for messages */
    static HistoryEntry parse(String line, String where) throws IOException {
        JsonNode node;
        try {
            node = ONE_VALUE.readTree(line);
        } catch (JsonProcessingException broken) {
            throw new MalformedRecordException(where + ": " + MalformedRecordException.reason(broken)
                    + "; expected one JSON object per line, as written by a launch. Repair or remove the line");
        }
        if (!node.isObject() || node.path("format").asInt() != FORMAT) {
            throw new MalformedRecordException(where + " is " + Untrusted.excerpt(Untrusted.line(line), 60)
                    + "; expected an object with the format " + FORMAT + ", which this version of Tenet reads");
        }
        return entry(new JsonRecord(node, where));
    }

    private static HistoryEntry entry(JsonRecord record) throws MalformedRecordException {
        return new HistoryEntry(
                time(record),
                record.text("run"),
                record.text("claim"),
                record.text("name"),
                record.text("verdict"),
                record.has("estimate") ? Optional.of(figure(record)) : Optional.empty(),
                new Setup(
                        record.optionalText("subject").orElse(""),
                        texts(record, "models"),
                        record.node().path("systemPromptFingerprint").asText(""),
                        texts(record, "materials"),
                        lists(record),
                        record.node().path("tenet").asText("")));
    }

    private static Instant time(JsonRecord record) throws MalformedRecordException {
        try {
            return Instant.parse(record.text("time"));
        } catch (DateTimeException malformed) {
            throw record.malformed("time", "a time such as 2026-11-01T09:30:00Z");
        }
    }

    private static Figure figure(JsonRecord record) throws MalformedRecordException {
        JsonNode n = record.node().path("n");
        if (!n.isIntegralNumber() || n.longValue() < 0) {
            throw record.malformed("n", "a number of observations");
        }
        return new Figure(
                any(record, "estimate"),
                interval(record),
                optional(record, "level"),
                optional(record, "threshold"),
                n.longValue(),
                record.node().path("mean").asBoolean());
    }

    private static Optional<Interval> interval(JsonRecord record) throws MalformedRecordException {
        JsonNode ends = record.node().path("interval");
        if (ends.isMissingNode()) {
            return Optional.empty();
        }
        if (ends.size() != 2 || !(ends.path(0).doubleValue() <= ends.path(1).doubleValue())) {
            throw record.malformed("interval", "two numbers in ascending order");
        }
        return Optional.of(new Interval(ends.path(0).doubleValue(), ends.path(1).doubleValue()));
    }

    private static OptionalDouble optional(JsonRecord record, String field) throws MalformedRecordException {
        return record.has(field) ? OptionalDouble.of(any(record, field)) : OptionalDouble.empty();
    }

    private static double any(JsonRecord record, String field) throws MalformedRecordException {
        return record.number(field, -Double.MAX_VALUE, Double.MAX_VALUE, "a number");
    }

    private static Map<String, String> texts(JsonRecord record, String field) throws MalformedRecordException {
        Map<String, String> texts = new TreeMap<>();
        JsonRecord object = record.object(field);
        for (Map.Entry<String, JsonNode> entry : object.node().properties()) {
            texts.put(entry.getKey(), object.text(entry.getKey()));
        }
        return texts;
    }

    private static Map<String, List<String>> lists(JsonRecord record) throws MalformedRecordException {
        Map<String, List<String>> lists = new TreeMap<>();
        JsonRecord object = record.object("servedModels");
        for (Map.Entry<String, JsonNode> entry : object.node().properties()) {
            lists.put(entry.getKey(), object.texts(entry.getKey()));
        }
        return lists;
    }
}
