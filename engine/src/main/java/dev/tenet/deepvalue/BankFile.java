package dev.tenet.deepvalue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.YamlValue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The parsed YAML of a scenario file, bundled or user-supplied. The format is described in the guide under "Your own
 * scenarios".
 *
 * @param acts the section {@code ways}: texts by context, activity and value
 * @param stylePairs the section {@code manners}: pairs of texts by dimension, each keyed by pole
 */
record BankFile(
        List<ValueEntry> values,
        List<ContextEntry> contexts,
        List<DimensionEntry> dimensions,
        Map<String, Map<String, Map<String, List<Text>>>> acts,
        Map<String, List<Map<String, Text>>> stylePairs) {

    private static final String FORM = "expected a mapping with any of values, contexts, dimensions, ways, manners";

    private static final String STEP = " › ";
    private static final String TEXT = "text";
    private static final String NOT_WITH = "not-with";

    record ValueEntry(
            String name, String set, String definition, List<String> also, List<String> called, List<String> notWith) {}

    record ContextEntry(String name) {}

    record DimensionEntry(String name, List<PoleEntry> poles) {}

    record PoleEntry(String name, String definition, List<String> also) {}

    /**
     * A text and its location.
     *
     * @param path the names that lead to the text in the file
     * @param notWith names of the dimensions that the text excludes
     */
    record Text(String text, String path, List<String> notWith) {}

    /** Parses an entry of a list. */
    @FunctionalInterface
    private interface Entry<T> {
        T of(JsonRecord record) throws MalformedRecordException;
    }

    /** Parses the content of a name. */
    @FunctionalInterface
    private interface Below<T> {
        T read(YamlValue value, String path) throws MalformedRecordException;
    }

    /**
     * Parses a file.
     *
     * @param where the name of the file for messages
     * @param root the root of the document; empty for an empty file
     * @throws MalformedRecordException if the file does not have the expected form; the message gives the file, the
     *     line of the entry or text, and the field
     */
    static BankFile of(String where, Optional<YamlValue> root) throws MalformedRecordException {
        if (root.isEmpty()) {
            throw new MalformedRecordException(where + ", line 1: " + FORM);
        }
        if (!root.get().hasFields()) {
            throw root.get().malformed(FORM);
        }
        List<ValueEntry> values = new ArrayList<>();
        List<ContextEntry> contexts = new ArrayList<>();
        List<DimensionEntry> dimensions = new ArrayList<>();
        Map<String, Map<String, Map<String, List<Text>>>> acts = new LinkedHashMap<>();
        Map<String, List<Map<String, Text>>> stylePairs = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> field : root.get().fields().entrySet()) {
            String name = field.getKey();
            YamlValue value = field.getValue();
            switch (name) {
                case "values" -> readList(value, name, BankFile::value, values);
                case "contexts" -> readList(value, name, BankFile::context, contexts);
                case "dimensions" -> readList(value, name, BankFile::dimension, dimensions);
                case "ways" -> acts.putAll(readNames(value, name, BankFile::activities));
                case "manners" -> stylePairs.putAll(readNames(value, name, BankFile::pairs));
                default ->
                    throw malformed(root.get().nameOf(name), name, "is not a valid key in a scenario file; " + FORM);
            }
        }
        return new BankFile(values, contexts, dimensions, acts, stylePairs);
    }

    private static <T> void readList(YamlValue list, String name, Entry<T> entry, List<T> into)
            throws MalformedRecordException {
        if (!list.isList()) {
            throw malformed(list, name, "expected a list");
        }
        for (YamlValue item : list.items()) {
            into.add(entry.of(new JsonRecord(item.json(), item.place() + ", " + name)));
        }
    }

    private static <T> Map<String, T> readNames(YamlValue names, String path, Below<T> below)
            throws MalformedRecordException {
        if (!names.hasFields()) {
            throw malformed(names, path, "expected a mapping with an entry for each name");
        }
        Map<String, T> all = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> name : names.fields().entrySet()) {
            all.put(name.getKey(), below.read(name.getValue(), path + STEP + name.getKey()));
        }
        return all;
    }

    private static Map<String, Map<String, List<Text>>> activities(YamlValue value, String path)
            throws MalformedRecordException {
        return readNames(value, path, (texts, below) -> readNames(texts, below, BankFile::texts));
    }

    /** Parses a text or a list of texts. */
    private static List<Text> texts(YamlValue value, String path) throws MalformedRecordException {
        if (!value.isList()) {
            return List.of(text(value, path));
        }
        List<Text> texts = new ArrayList<>();
        for (YamlValue item : value.items()) {
            texts.add(text(item, path + STEP + "[" + texts.size() + "]"));
        }
        return texts;
    }

    private static List<Map<String, Text>> pairs(YamlValue list, String path) throws MalformedRecordException {
        if (!list.isList()) {
            throw malformed(list, path, "expected a list of pairs, each with one text per pole");
        }
        List<Map<String, Text>> pairs = new ArrayList<>();
        for (YamlValue pair : list.items()) {
            pairs.add(readNames(pair, path + STEP + "[" + pairs.size() + "]", BankFile::text));
        }
        return pairs;
    }

    /** Parses a text, or a mapping of the text and the dimensions that it excludes. */
    private static Text text(YamlValue value, String path) throws MalformedRecordException {
        if (value.hasFields() && value.fields().containsKey(TEXT)) {
            JsonRecord entry = new JsonRecord(value.json(), value.place() + ", " + path);
            requireFilled(entry, List.of(TEXT, NOT_WITH));
            return new Text(filled(entry.text(TEXT), value, path), path, entry.texts(NOT_WITH));
        }
        // A number or a boolean is also accepted as text.
        String text = value.text()
                .orElseThrow(() ->
                        malformed(value, path, "expected a string; put text that contains a colon in" + " quotes"));
        return new Text(filled(text, value, path), path, List.of());
    }

    private static String filled(String text, YamlValue value, String path) throws MalformedRecordException {
        if (text.isBlank()) {
            throw malformed(value, path, "contains an empty string");
        }
        return text;
    }

    private static MalformedRecordException malformed(YamlValue value, String path, String problem) {
        return new MalformedRecordException(value.place() + ", " + path + ": " + problem);
    }

    private static ValueEntry value(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "set", "definition", "source", "also", "called", NOT_WITH));
        // For readers of the file only. It is not used, but must be a text.
        entry.optionalText("source");
        return new ValueEntry(
                entry.text("name"),
                entry.text("set"),
                entry.text("definition"),
                entry.texts("also"),
                entry.texts("called"),
                entry.texts(NOT_WITH));
    }

    private static ContextEntry context(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name"));
        return new ContextEntry(entry.text("name"));
    }

    private static DimensionEntry dimension(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "poles"));
        if (!entry.node().path("poles").isArray()) {
            throw entry.malformed("poles", "a list of two");
        }
        List<PoleEntry> poles = new ArrayList<>();
        for (JsonNode pole : entry.node().path("poles")) {
            poles.add(pole(new JsonRecord(pole, entry.where() + ", poles")));
        }
        return new DimensionEntry(entry.text("name"), poles);
    }

    private static PoleEntry pole(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "definition", "also"));
        return new PoleEntry(entry.text("name"), entry.text("definition"), entry.texts("also"));
    }

    /** Rejects unknown fields and fields without a value. */
    private static void requireFilled(JsonRecord entry, List<String> fields) throws MalformedRecordException {
        entry.requireFieldsAmong(fields);
        for (String field : fields) {
            if (entry.node().path(field).isNull()) {
                throw entry.malformed(field, "a value; omit the field if there is none");
            }
        }
    }
}
