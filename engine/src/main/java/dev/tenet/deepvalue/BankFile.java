package dev.tenet.deepvalue;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.io.InputStream;
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

    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build());

    record ValueEntry(
            String name,
            String set,
            String definition,
            Optional<String> source,
            List<String> also,
            List<String> called) {}

    record ContextEntry(String name, List<String> activities) {}

    record DimensionEntry(String name, List<PoleEntry> poles) {}

    record PoleEntry(String name, String definition, List<String> also, List<String> called) {}

    /** Takes an entry of a list apart. */
    @FunctionalInterface
    private interface Entry<T> {
        T of(JsonRecord record) throws MalformedRecordException;
    }

    /** Takes apart what stands below a name. */
    @FunctionalInterface
    private interface Below<T> {
        T of(JsonRecord in, String name) throws MalformedRecordException;
    }

    /**
     * Reads a file.
     *
     * @param where what messages call it
     * @throws MalformedRecordException naming the file, the line and the field, if it does not have this form
     */
    static BankFile read(InputStream input, String where) throws IOException {
        BankFile file = new BankFile(
                new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        try (JsonParser parser = YAML.createParser(input)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new MalformedRecordException(at(parser, where) + ": " + FORM);
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                String place = at(parser, where);
                parser.nextToken();
                switch (name) {
                    case "values" -> readList(parser, where, name, BankFile::value, file.values);
                    case "contexts" -> readList(parser, where, name, BankFile::context, file.contexts);
                    case "dimensions" -> readList(parser, where, name, BankFile::dimension, file.dimensions);
                    case "ways" -> file.ways.putAll(byName(whole(parser, place, name), BankFile::textsTwoBelow));
                    case "manners" -> file.manners.putAll(byName(whole(parser, place, name), BankFile::textsBelow));
                    default ->
                        throw new MalformedRecordException(place + " has the unknown name \"" + name + "\"; " + FORM);
                }
            }
            if (parser.nextToken() != null) {
                throw new MalformedRecordException(at(parser, where) + ": it goes on after its end; " + FORM);
            }
            return file;
        } catch (JsonProcessingException malformed) {
            JsonLocation location = malformed.getLocation();
            throw new MalformedRecordException(where + (location == null ? "" : ", line " + location.getLineNr()) + ": "
                    + MalformedRecordException.reason(malformed) + "; " + FORM);
        }
    }

    // The older name of the method is the one that Jackson 2.15 and 2.22 both have.
    private static String at(JsonParser parser, String where) {
        return where + ", line " + Math.max(1, parser.currentTokenLocation().getLineNr());
    }

    private static <T> void readList(JsonParser parser, String where, String name, Entry<T> entry, List<T> into)
            throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedRecordException(at(parser, where) + ", " + name + ": expected a list below it");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String place = at(parser, where) + ", " + name;
            into.add(entry.of(new JsonRecord(parser.readValueAsTree(), place)));
        }
    }

    private static JsonRecord whole(JsonParser parser, String where, String name) throws IOException {
        JsonNode below = parser.readValueAsTree();
        return new JsonRecord(YAML.createObjectNode().set(name, below), where).object(name);
    }

    private static ValueEntry value(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "set", "definition", "source", "also", "called"));
        return new ValueEntry(
                entry.text("name"),
                entry.text("set"),
                entry.text("definition"),
                entry.optionalText("source"),
                entry.texts("also"),
                entry.texts("called"));
    }

    private static ContextEntry context(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "activities"));
        return new ContextEntry(entry.text("name"), entry.texts("activities"));
    }

    private static DimensionEntry dimension(JsonRecord entry) throws MalformedRecordException {
        requireFilled(entry, List.of("name", "poles"));
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
                throw entry.malformed(field, "it to be filled, or left out");
            }
        }
    }

    private static Map<String, Map<String, List<String>>> textsTwoBelow(JsonRecord in, String name)
            throws MalformedRecordException {
        return byName(in.object(name), BankFile::textsBelow);
    }

    private static Map<String, List<String>> textsBelow(JsonRecord in, String name) throws MalformedRecordException {
        return byName(in.object(name), BankFile::texts);
    }

    private static List<String> texts(JsonRecord in, String name) throws MalformedRecordException {
        if (!in.has(name)) {
            throw in.malformed(name, "a list of texts");
        }
        return in.texts(name);
    }

    private static <T> Map<String, T> byName(JsonRecord in, Below<T> below) throws MalformedRecordException {
        Map<String, T> all = new LinkedHashMap<>();
        for (var names = in.node().fieldNames(); names.hasNext(); ) {
            String name = names.next();
            all.put(name, below.of(in, name));
        }
        return all;
    }
}
