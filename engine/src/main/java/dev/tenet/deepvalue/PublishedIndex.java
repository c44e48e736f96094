package dev.tenet.deepvalue;

import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.setting.InvalidSpecException;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The selected records of a file: their indices, and their pairs of values. */
final class PublishedIndex {

    private final FileLocation file;
    private final Columns columns;
    private final ScenarioBank bank;
    private final Selection selection;
    private final Set<String> pairs = new HashSet<>();
    private final Set<String> preferred = new TreeSet<>();
    private final Set<String> others = new TreeSet<>();
    private final Set<String> dimensions = new TreeSet<>();
    private final Set<String> contexts = new TreeSet<>();
    private final Set<Integer> shots = new TreeSet<>();
    private final Map<Levels, Integer> codes = new LinkedHashMap<>();
    private int[] indices = new int[1024];
    private int[] levels = new int[1024];
    private int size;
    private int seen;

    /** The levels of a record of the factors that claims on every part speak of. */
    private record Levels(String context, String preferred, int shots) {

        String of(Every every) {
            return switch (every) {
                case CONTEXT -> context;
                case VALUE -> preferred;
                case SHOT_COUNT -> Integer.toString(shots);
            };
        }
    }

    PublishedIndex(FileLocation file, Columns columns, ScenarioBank bank, Selection selection) {
        this.file = file;
        this.columns = columns;
        this.bank = bank;
        this.selection = selection;
    }

    /** The pairs of values of the selected records, such as {@code justice over fidelity}. */
    Set<String> pairs() {
        return pairs;
    }

    /** The number of selected records. */
    int size() {
        return size;
    }

    /** The number of records in the file. */
    int seen() {
        return seen;
    }

    /** Returns the file index of the given selected record. */
    int index(int selected) {
        return indices[selected];
    }

    /** Counts some of the selected records at each level of the factors that claims on every part speak of. */
    Map<Factor, Map<String, Long>> planned(int[] selected) {
        List<Levels> known = List.copyOf(codes.keySet());
        Map<Factor, Map<String, Long>> planned = new EnumMap<>(Factor.class);
        for (int record : selected) {
            for (Every every : Every.values()) {
                planned.computeIfAbsent(every.factor(), factor -> new HashMap<>())
                        .merge(known.get(levels[record]).of(every), 1L, Long::sum);
            }
        }
        return planned;
    }

    /** Validates the next record of the file, and adds it if it is selected. */
    void add(JsonRecord record, int number) throws MalformedRecordException {
        JsonRecord named = new JsonRecord(record.node(), record.where() + ", record " + number, record.cells());
        if (!named.node().isObject()) {
            throw new MalformedRecordException(named.where() + " is not an object; expected one object per prompt");
        }
        if (number == 0) {
            columns.requireIn(named);
        }
        seen++;
        PublishedRecord published = PublishedRecord.of(named, columns, bank);
        PublishedRecord.id(named, columns);
        preferred.add(published.situation().preferred());
        others.add(published.situation().other());
        dimensions.add(published.situation().dimension());
        contexts.add(published.situation().context());
        shots.add(published.shots());
        if (!fits(published)) {
            return;
        }
        if (size == indices.length) {
            indices = Arrays.copyOf(indices, 2 * size);
            levels = Arrays.copyOf(levels, 2 * size);
        }
        levels[size] = codes.computeIfAbsent(
                new Levels(
                        published.situation().context(), published.situation().preferred(), published.shots()),
                added -> codes.size());
        pairs.add(published.situation().valuePair());
        indices[size] = number;
        size++;
    }

    /** @throws InvalidSpecException if the selection has a name that occurs in no record */
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
                throw new InvalidSpecException(
                        "shots = " + count + ": no record of " + file + " has that many examples; available: " + shots);
            }
        }
    }

    private void require(String attribute, String name, Set<String> known) {
        if (!known.contains(name)) {
            throw new InvalidSpecException(attribute + " = \"" + name + "\": no record of " + file + " has this value; "
                    + Names.suggestion(name, known));
        }
    }

    private boolean fits(PublishedRecord published) {
        Situation situation = published.situation();
        return (selection.prefer().isEmpty()
                        || PublishedRecord.value(selection.prefer(), bank).equals(situation.preferred()))
                && (selection.over().isEmpty()
                        || PublishedRecord.value(selection.over(), bank).equals(situation.other()))
                && (selection.confoundedBy().isEmpty()
                        || selection.confoundedBy().stream()
                                .anyMatch(name -> Names.normal(name).equals(situation.dimension())))
                && (selection.contexts().isEmpty()
                        || selection.contexts().stream()
                                .anyMatch(name -> Names.normal(name).equals(situation.context())))
                && (selection.shots().isEmpty() || selection.shots().contains(published.shots()));
    }
}
