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
 * The YAML form of a scenario file, bundled or a user's own; the README describes it under "Your own scenarios".
 *
 * @param ways texts by value, context and activity
 * @param manners texts by dimension and pole
 */
record BankFile(
        List<ValueEntry> values,
        List<ContextEntry> contexts,
        List<DimensionEntry> dimensions,
        Map<String, Map<String, Map<String, List<String>>>> ways,
        Map<String, Map<String, List<String>>> manners) {

    private static final String FORM = "expected a mapping with any of values, contexts, dimensions, ways, manners";

    private static final String STEP = " › ";

    record ValueEntry(String name, String set, String definition, List<String> also, List<String> called) {}

    record ContextEntry(String name, List<String> activities) {}

    record DimensionEntry(String name, List<PoleEntry> poles) {}

    record PoleEntry(String name, String definition, List<String> also, List<String> called) {}

    /** Takes an entry of a list apart. */
    @FunctionalInterface
    private interface Entry<T> {
        T of(JsonRecord record) throws MalformedRecordException;
    }

    /** Reads what stands below a name. */
    @FunctionalInterface
    private interface Below<T> {
        T read(YamlValue value, String path) throws MalformedRecordException;
    }

    /**
     * Takes a file apart.
     *
     * @param where what messages call it
     * @param root what it holds; empty if nothing
     * @throws MalformedRecordException naming the file, the line of the entry or text and the field, if it does not have
     *     this form
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
        Map<String, Map<String, Map<String, List<String>>>> ways = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> manners = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> field : root.get().fields().entrySet()) {
            String name = field.getKey();
            YamlValue value = field.getValue();
            switch (name) {
                case "values" -> readList(value, name, BankFile::value, values);
                case "contexts" -> readList(value, name, BankFile::context, contexts);
                case "dimensions" -> readList(value, name, BankFile::dimension, dimensions);
                case "ways" -> ways.putAll(readNames(value, name, BankFile::textsTwoBelow));
                case "manners" -> manners.putAll(readNames(value, name, BankFile::textsBelow));
                default ->
                    throw malformed(
                            root.get().nameOf(name), name, "is a name that scenario files do not have; " + FORM);
            }
        }
        return new BankFile(values, contexts, dimensions, ways, manners);
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
            throw malformed(names, path, "expected names, with something below each");
        }
        Map<String, T> all = new LinkedHashMap<>();
        for (Map.Entry<String, YamlValue> name : names.fields().entrySet()) {
            all.put(name.getKey(), below.read(name.getValue(), path + STEP + name.getKey()));
        }
        return all;
    }

    private static Map<String, Map<String, List<String>>> textsTwoBelow(YamlValue value, String path)
            throws MalformedRecordException {
        return readNames(value, path, BankFile::textsBelow);
    }

    private static Map<String, List<String>> textsBelow(YamlValue value, String path) throws MalformedRecordException {
        return readNames(value, path, BankFile::texts);
    }

    private static List<String> texts(YamlValue list, String path) throws MalformedRecordException {
        if (!list.isList()) {
            throw malformed(list, path, "expected a list of texts");
        }
        List<String> texts = new ArrayList<>();
        for (YamlValue item : list.items()) {
            String entry = path + STEP + "[" + texts.size() + "]";
            // A number or "yes" is a text as well.
            String text = item.text()
                    .orElseThrow(() -> malformed(item, entry, "expected a text; one with a colon in it needs quotes"));
            if (text.isBlank()) {
                throw malformed(item, entry, "has an empty text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static MalformedRecordException malformed(YamlValue value, String path, String problem) {
        return new MalformedRecordException(value.place() + ", " + path + ": " + problem);
    }

    private static ValueEntry value(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "set", "definition", "source", "also", "called"));
        // For people; nothing reads it, but it is a text.
        entry.optionalText("source");
        return new ValueEntry(
                entry.text("name"),
                entry.text("set"),
                entry.text("definition"),
                entry.texts("also"),
                entry.texts("called"));
    }

    private static ContextEntry context(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "activities"));
        return new ContextEntry(entry.text("name"), entry.texts("activities"));
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
        requireFilled(entry, List.of("name", "definition", "also", "called"));
        return new PoleEntry(entry.text("name"), entry.text("definition"), entry.texts("also"), entry.texts("called"));
    }

    /** What is left empty was meant to be filled, or to be left out. */
    private static void requireFilled(JsonRecord entry, List<String> fields) throws MalformedRecordException {
        entry.requireFieldsAmong(fields);
        for (String field : fields) {
            if (entry.node().path(field).isNull()) {
                throw entry.malformed(field, "something in it; leave it out if there is nothing");
            }
        }
    }
}
