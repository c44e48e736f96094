package dev.tenet.deepvalue;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(YAMLParser.Feature.PARSE_BOOLEAN_LIKE_WORDS_AS_STRINGS)
            .build());

    record ValueEntry(String name, String set, String definition, List<String> also, List<String> called) {}

    record ContextEntry(String name, List<String> activities) {}

    record DimensionEntry(String name, List<PoleEntry> poles) {}

    record PoleEntry(String name, String definition, List<String> also, List<String> called) {}

    /** Takes an entry of a list apart. */
    @FunctionalInterface
    private interface Entry<T> {
        T of(JsonRecord record) throws MalformedRecordException;
    }

    /** Reads what stands below a name, at which the parser is. */
    @FunctionalInterface
    private interface Below<T> {
        T read(JsonParser parser, String where, String path) throws IOException;
    }

    /**
     * Reads a file.
     *
     * @param where what messages call it
     * @throws MalformedRecordException naming the file, the line of the entry or text and the field, if it does not have
     *     this form
     */
    static BankFile read(InputStream input, String where) throws IOException {
        List<ValueEntry> values = new ArrayList<>();
        List<ContextEntry> contexts = new ArrayList<>();
        List<DimensionEntry> dimensions = new ArrayList<>();
        Map<String, Map<String, Map<String, List<String>>>> ways = new LinkedHashMap<>();
        Map<String, Map<String, List<String>>> manners = new LinkedHashMap<>();
        try (JsonParser parser = YAML.createParser(input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw malformed(parser, where, "", FORM);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "values" -> readList(parser, where, name, BankFile::value, values);
                    case "contexts" -> readList(parser, where, name, BankFile::context, contexts);
                    case "dimensions" -> readList(parser, where, name, BankFile::dimension, dimensions);
                    case "ways" -> ways.putAll(readNames(parser, where, name, BankFile::textsTwoBelow));
                    case "manners" -> manners.putAll(readNames(parser, where, name, BankFile::textsBelow));
                    default ->
                        throw malformed(parser, where, name, "is a name that scenario files do not have; " + FORM);
                }
            }
            if (parser.nextToken() != null) {
                throw malformed(parser, where, "", "it goes on after its end; " + FORM);
            }
        } catch (JsonProcessingException broken) {
            throw MalformedRecordException.of(where, broken, FORM);
        }
        return new BankFile(values, contexts, dimensions, ways, manners);
    }

    private static <T> void readList(JsonParser parser, String where, String name, Entry<T> entry, List<T> into)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw malformed(parser, where, name, "expected a list");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = MalformedRecordException.place(where, parser) + ", " + name;
            into.add(entry.of(new JsonRecord(parser.readValueAsTree(), place)));
        }
    }

    private static <T> Map<String, T> readNames(JsonParser parser, String where, String path, Below<T> below)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            throw malformed(parser, where, path, "expected names, with something below each");
        }
        Map<String, T> all = new LinkedHashMap<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            all.put(name, below.read(parser, where, path + STEP + name));
        }
        return all;
    }

    private static Map<String, Map<String, List<String>>> textsTwoBelow(JsonParser parser, String where, String path)
            throws IOException {
        return readNames(parser, where, path, BankFile::textsBelow);
    }

    private static Map<String, List<String>> textsBelow(JsonParser parser, String where, String path)
            throws IOException {
        return readNames(parser, where, path, BankFile::texts);
    }

    private static List<String> texts(JsonParser parser, String where, String path) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw malformed(parser, where, path, "expected a list of texts");
        }
        List<String> texts = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String entry = path + STEP + "[" + texts.size() + "]";
            // A number or "yes" is a text as well.
            if (!parser.currentToken().isScalarValue() || parser.currentToken() == JsonToken.VALUE_NULL) {
                throw malformed(parser, where, entry, "expected a text; one with a colon in it needs quotes");
            }
            String text = parser.getText();
            if (text.isBlank()) {
                throw malformed(parser, where, entry, "has an empty text");
            }
            texts.add(text);
        }
        return texts;
    }

    private static MalformedRecordException malformed(JsonParser parser, String where, String path, String problem) {
        return new MalformedRecordException(
                MalformedRecordException.place(where, parser) + (path.isEmpty() ? "" : ", " + path) + ": " + problem);
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
