package dev.tenet.invariance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Change;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads questions in Tenet's own format, in which one record holds a question in all its wordings. */
final class OwnQuestions {

    private static final List<String> FIELDS =
            List.of("id", "topic", "language", "question", "options", "paraphrases", "negated", "translations");
    private static final List<String> OF_WORDING = List.of("language", "question", "options");
    private static final String ENGLISH = "en";

    private OwnQuestions() {}

    /** @throws MalformedRecordException if a field is invalid; the message names its location */
    static Question read(JsonRecord record) throws MalformedRecordException {
        record.requireFieldsAmong(FIELDS);
        String id = record.label("id");
        Wording asWritten = wording(record, record.optionalText("language").orElse(ENGLISH));
        return new Question(
                id,
                record.optionalText("topic").orElse(""),
                asWritten,
                Map.of(
                        Change.PARAPHRASE, paraphrases(record, asWritten),
                        Change.NEGATION, negated(record, asWritten),
                        Change.LANGUAGE, translations(record, asWritten)));
    }

    private static Wording wording(JsonRecord record, String language) throws MalformedRecordException {
        List<Option> options = AnswerOptions.read(record);
        return new Wording(language, record.text("question").strip(), options.get(0), options.get(1));
    }

    /** A paraphrase is either a text with the same options, or an object with options of its own. */
    private static List<Wording> paraphrases(JsonRecord record, Wording asWritten) throws MalformedRecordException {
        List<Wording> found = new ArrayList<>();
        for (JsonNode node : list(record, "paraphrases")) {
            if (node.isTextual() && !node.textValue().isBlank()) {
                found.add(new Wording(
                        asWritten.language(), node.textValue().strip(), asWritten.first(), asWritten.second()));
            } else {
                JsonRecord one = part(record, "paraphrases", node);
                found.add(wording(one, asWritten.language()));
            }
        }
        return List.copyOf(found);
    }

    private static List<Wording> negated(JsonRecord record, Wording asWritten) throws MalformedRecordException {
        List<Wording> found = new ArrayList<>();
        for (JsonNode node : list(record, "negated")) {
            found.add(wording(part(record, "negated", node), asWritten.language()));
        }
        return List.copyOf(found);
    }

    private static List<Wording> translations(JsonRecord record, Wording asWritten) throws MalformedRecordException {
        List<Wording> found = new ArrayList<>();
        for (JsonNode node : list(record, "translations")) {
            JsonRecord one = part(record, "translations", node);
            String language = one.text("language");
            if (language.equals(asWritten.language())
                    || found.stream().anyMatch(other -> other.language().equals(language))) {
                throw one.malformed("language", "a language in which the question is not already worded");
            }
            found.add(wording(one, language));
        }
        return List.copyOf(found);
    }

    private static JsonRecord part(JsonRecord record, String field, JsonNode node) throws MalformedRecordException {
        JsonRecord part = new JsonRecord(node, record.where() + ", " + field, record.cells());
        part.requireFieldsAmong(OF_WORDING);
        return part;
    }

    /** Returns the items of a list. A value that is not a list is treated as a single item. */
    private static Iterable<JsonNode> list(JsonRecord record, String field) {
        if (!record.has(field)) {
            return List.of();
        }
        JsonNode node = record.node().path(field);
        return node.isArray() ? node : List.of(node);
    }
}
