package dev.tenet.deepvalue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/** Where the records that were selected start, and which pairs of values they hold. */
final class PublishedIndex {

    private static final ObjectMapper JSON = new ObjectMapper(
            JsonFactory.builder().disable(StreamReadFeature.AUTO_CLOSE_SOURCE).build());

    private final FileLocation file;
    private final ScenarioBank bank;
    private final Selection selection;
    private final Set<String> pairs = new HashSet<>();
    private final Set<String> preferred = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();
    private final Set<String> dimensions = new TreeSet<>();
    private final Set<String> contexts = new TreeSet<>();
    private final Set<Integer> shots = new TreeSet<>();
    private long[] starts = new long[1024];
    private int[] indices = new int[1024];
    private int size;
    private int seen;

    PublishedIndex(FileLocation file, ScenarioBank bank, Selection selection) {
        this.file = file;
        this.bank = bank;
        this.selection = selection;
    }

    /** The pairs of values that the selected records hold, as in {@code justice over fidelity}. */
    Set<String> pairs() {
        return pairs;
    }

    /** How many records were selected. */
    int size() {
        return size;
    }

    /** How many records the file has. */
    int seen() {
        return seen;
    }

    /** The byte offset of the given selected record. */
    long start(int selected) {
        return starts[selected];
    }

    /** The index in the file of the given selected record. */
    int index(int selected) {
        return indices[selected];
    }

    /** Reads the file through; it stays open. */
    void read(InputStream records) throws IOException {
        try (JsonParser parser = JSON.getFactory().createParser(new BufferedInputStream(records, 1 << 16))) {
            if (parser.nextToken() != JsonToken.START_ARRAY) {
                throw new MalformedRecordException(
                        file + " does not begin with [; expected a JSON array of prompts, as in dvb_all_prompts.json");
            }
            for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
                if (token == null) {
                    throw new MalformedRecordException(file + " ends after record " + (seen - 1)
                            + " without ]; expected a whole JSON array. Is it cut off?");
                }
                // The older name of the method is the one that Jackson 2.15 and 2.22 both have.
                long start = parser.currentTokenLocation().getByteOffset();
                if (start < 0) {
                    throw new MalformedRecordException(
                            file + " is not UTF-8, where records cannot be sought; expected UTF-8. Convert it");
                }
                JsonNode node = parser.readValueAsTree();
                add(new JsonRecord(node, file + ", record " + seen), start);
                seen++;
            }
            if (parser.nextToken() != null) {
                throw new MalformedRecordException(file + " goes on after the ] of its array; expected one JSON array");
            }
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(
                    file + ", record " + seen + " is not JSON: " + MalformedRecordException.reason(malformed)
                            + " (line " + malformed.getLocation().getLineNr() + ")");
        }
    }

    private void add(JsonRecord record, long start) throws MalformedRecordException {
        if (!record.node().isObject()) {
            throw new MalformedRecordException(record.where() + " is no object; expected an object for each prompt");
        }
        PublishedRecord published = PublishedRecord.of(record, bank);
        preferred.add(published.setting().preferred());
        others.add(published.setting().other());
        dimensions.add(published.setting().dimension());
        contexts.add(published.setting().context());
        shots.add(published.shots());
        if (!fits(published)) {
            return;
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            indices = Arrays.copyOf(indices, 2 * size);
        }
        pairs.add(published.setting().valuePair());
        starts[size] = start;
        indices[size] = seen;
        size++;
    }

    /** @throws DesignException if the selection names something that no record has */
    void requireEveryNameToBeThere() {
        if (!selection.prefer().isEmpty()) {
            require("prefer", PublishedRecord.value(selection.prefer(), bank), preferred);
        }
        if (!selection.over().isEmpty()) {
            require("over", PublishedRecord.value(selection.over(), bank), others);
        }
        selection.confoundedBy().forEach(name -> require("confoundedBy", Names.normal(name), dimensions));
        selection.contexts().forEach(name -> require("contexts", Names.normal(name), contexts));
        for (int count : selection.shots()) {
            if (!shots.contains(count)) {
                throw new DesignException(
                        "shots = " + count + ": no record of " + file + " has so many examples; it has " + shots);
            }
        }
    }

    private void require(String attribute, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new DesignException(attribute + " = \"" + name + "\": no record of " + file + " has it; "
                    + Names.suggestion(name, known));
        }
    }

    private boolean fits(PublishedRecord published) {
        Setting setting = published.setting();
        return (selection.prefer().isEmpty()
                        || PublishedRecord.value(selection.prefer(), bank).equals(setting.preferred()))
                && (selection.over().isEmpty()
                        || PublishedRecord.value(selection.over(), bank).equals(setting.other()))
                && (selection.confoundedBy().isEmpty()
                        || selection.confoundedBy().stream()
                                .anyMatch(name -> Names.normal(name).equals(setting.dimension())))
                && (selection.contexts().isEmpty()
                        || selection.contexts().stream()
                                .anyMatch(name -> Names.normal(name).equals(setting.context())))
                && (selection.shots().isEmpty() || selection.shots().contains(published.shots()));
    }
}
