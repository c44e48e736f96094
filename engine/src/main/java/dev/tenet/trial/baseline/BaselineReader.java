package dev.tenet.trial.baseline;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.StrictJson;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Reads a baseline file token by token, so that errors name the line. */
final class BaselineReader {

    private static final String EXPECTED = "expected a file that " + BaselineSettings.BASELINE_WRITE + " wrote";

    private static final List<String> SPEC_FIELDS = List.of(
            "spec",
            "measure",
            "subject",
            "place",
            "subjects",
            "model",
            "systemPromptFingerprint",
            "sampling",
            "servedModels",
            "judge",
            "servedModelsOfJudge",
            "judgeFingerprint",
            "rubric",
            "rubricFingerprint",
            "materialFingerprint",
            "date",
            "versions");
    private static final List<String> CASE_FIELDS = List.of("case", "fingerprint", "score", "group");

    private final String file;
    private final JsonParser parser;
    private final List<BaselineEntry> entries = new ArrayList<>();

    private BaselineReader(String file, JsonParser parser) {
        this.file = file;
        this.parser = parser;
    }

    static List<BaselineEntry> read(FileLocation file) throws IOException {
        try (InputStream input = file.openText();
                JsonParser parser = StrictJson.parser(input)) {
            return new BaselineReader(file.toString(), parser).entries();
        } catch (JsonProcessingException broken) {
            throw MalformedRecordException.of(file.toString(), broken, EXPECTED);
        }
    }

    private List<BaselineEntry> entries() throws IOException {
        require(parser.nextToken() == JsonToken.START_OBJECT, EXPECTED);
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("format")) {
                require(
                        value == JsonToken.VALUE_NUMBER_INT && parser.getIntValue() == BaselineFile.FORMAT,
                        "expected format " + BaselineFile.FORMAT + ", which this version of Tenet reads");
            } else {
                require(name.equals("specs") && value == JsonToken.START_ARRAY, "expected specs and a list below it");
                while (parser.nextToken() == JsonToken.START_OBJECT) {
                    addSpec();
                }
                require(parser.currentToken() == JsonToken.END_ARRAY, "expected specs, each an object");
            }
        }
        require(parser.nextToken() == null, "trailing content; expected one object");
        return entries;
    }

    private void addSpec() throws IOException {
        String where = place();
        ObjectNode header = JsonNodeFactory.instance.objectNode();
        List<ScoredCase> cases = new ArrayList<>();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken value = parser.nextToken();
            if (name.equals("cases")) {
                require(value == JsonToken.START_ARRAY, "expected cases and a list below it");
                addCases(cases);
            } else {
                header.set(name, parser.<JsonNode>readValueAsTree());
            }
        }
        BaselineEntry entry = entry(new JsonRecord(header, where), cases);
        if (entries.stream().anyMatch(entry::isOfSameSubject)) {
            throw new MalformedRecordException(where + ": subject "
                    + entry.subject().label() + " of " + entry.spec() + " occurs twice; expected each subject of a spec"
                    + " once");
        }
        entries.add(entry);
    }

    private void addCases(List<ScoredCase> cases) throws IOException {
        Set<String> ids = new HashSet<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String where = place();
            JsonRecord record = new JsonRecord(parser.<JsonNode>readValueAsTree(), where);
            record.requireFieldsAmong(CASE_FIELDS);
            ScoredCase scored = BaselineFields.scored(
                    record,
                    "fingerprint",
                    cases.size(),
                    record.optionalText("group").orElse(""));
            if (!ids.add(scored.id())) {
                throw BaselineFields.twice(record);
            }
            cases.add(scored);
        }
    }

    private static BaselineEntry entry(JsonRecord header, List<ScoredCase> cases) throws MalformedRecordException {
        header.requireFieldsAmong(SPEC_FIELDS);
        return new BaselineEntry(
                header.text("spec"),
                header.optionalText("measure").orElse(""),
                header.count("place"),
                header.count("subjects"),
                BaselineFields.subject(header),
                new ServedModels(
                        new TreeSet<>(header.texts("servedModels")),
                        new TreeSet<>(header.texts("servedModelsOfJudge"))),
                BaselineFields.judging(header),
                new BaselineEntry.OfRun(header.optionalText("date").orElse(null), versions(header)),
                List.copyOf(cases));
    }

    private static Map<String, String> versions(JsonRecord header) throws MalformedRecordException {
        Map<String, String> versions = new TreeMap<>();
        if (header.has("versions")) {
            JsonRecord found = header.object("versions");
            for (Iterator<String> names = found.node().fieldNames(); names.hasNext(); ) {
                String name = names.next();
                versions.put(name, found.text(name));
            }
        }
        return versions;
    }

    private String place() {
        return MalformedRecordException.place(file, parser);
    }

    private void require(boolean holds, String expected) throws MalformedRecordException {
        if (!holds) {
            throw new MalformedRecordException(place() + ": " + expected);
        }
    }
}
