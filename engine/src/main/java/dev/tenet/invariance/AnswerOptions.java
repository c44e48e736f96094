package dev.tenet.invariance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Parses the options of a question, {@code {"yes": "supports", "no": "opposes"}}, in order. */
final class AnswerOptions {

    private static final String FIELD = "options";
    private static final String EXPECTED =
            "two different answers, one that supports and one that opposes, as in {\"yes\": \"supports\", \"no\": \"opposes\"}";

    private AnswerOptions() {}

    /** @throws MalformedRecordException if there are not exactly two answers with different stances */
    static List<Option> read(JsonRecord record) throws MalformedRecordException {
        List<Option> options = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : record.node().path(FIELD).properties()) {
            Stance stance = stance(record, field.getValue());
            if (field.getKey().isBlank()) {
                throw record.malformed(FIELD, EXPECTED);
            }
            options.add(new Option(field.getKey().strip(), stance));
        }
        if (options.size() != 2 || options.get(0).stance() == options.get(1).stance() || areAlike(options)) {
            throw record.malformed(FIELD, EXPECTED);
        }
        return options;
    }

    private static boolean areAlike(List<Option> options) {
        return options.get(0).text().equalsIgnoreCase(options.get(1).text());
    }

    private static Stance stance(JsonRecord record, JsonNode word) throws MalformedRecordException {
        for (Stance stance : Stance.values()) {
            if (stance.word().equals(word.textValue())) {
                return stance;
            }
        }
        throw record.malformed(FIELD, EXPECTED);
    }
}
