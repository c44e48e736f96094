package dev.tenet.trial.baseline;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The cases of a {@code trials.jsonl} that can be compared: those whose record has a {@code caseFingerprint}. Scores are
 * held in memory; answers are read from the file on demand.
 */
final class EarlierTrialLog implements Closeable {

    private static final String SERVED = "servedModel";
    private static final Set<String> JUDGES = Set.of("judges", "grader");

    private final RecordFile records;
    private final List<BaselineEntry> entries;

    /** One subject of one spec. Subjects with the same label differ in position. */
    private record Key(String spec, String label, int place) {}

    private static final class Entry {
        private final String measure;
        private final SubjectSetup subject;
        private final JudgeSetup judging;
        private final int subjects;
        private final NavigableSet<String> served = new TreeSet<>();
        private final NavigableSet<String> servedOfJudge = new TreeSet<>();
        private final Set<String> ids = new HashSet<>();
        private final List<ScoredCase> cases = new ArrayList<>();

        Entry(String measure, SubjectSetup subject, JudgeSetup judging, int subjects) {
            this.measure = measure;
            this.subject = subject;
            this.judging = judging;
            this.subjects = subjects;
        }
    }

    private EarlierTrialLog(RecordFile records, List<BaselineEntry> entries) {
        this.records = records;
        this.entries = entries;
    }

    /**
     * Reads a log.
     *
     * @throws MalformedRecordException if a case is duplicated for a subject, a score is out of range, or a subject was
     *     judged in two ways; the message names file and line
     */
    static EarlierTrialLog read(FileLocation file, BaselineEntry.OfRun run) throws IOException {
        Map<Key, Entry> found = new LinkedHashMap<>();
        RecordFile records = RecordFile.open(file, "trials", (record, index) -> {
            if (record.node().has("caseFingerprint")) {
                add(record, index, found);
            }
        });
        List<BaselineEntry> entries = new ArrayList<>();
        found.forEach((key, entry) -> entries.add(new BaselineEntry(
                key.spec(),
                entry.measure,
                key.place(),
                entry.subjects,
                entry.subject,
                new ServedModels(entry.served, entry.servedOfJudge),
                entry.judging,
                run,
                entry.cases)));
        return new EarlierTrialLog(records, entries);
    }

    private static void add(JsonRecord record, int index, Map<Key, Entry> found) throws MalformedRecordException {
        int place = record.has("place") ? record.count("place") : 1;
        Key key = new Key(record.text("spec"), record.text("subject"), place);
        JudgeSetup judging = BaselineFields.judging(record);
        Entry entry = found.get(key);
        if (entry == null) {
            entry = new Entry(
                    record.optionalText("measure").orElse(""),
                    BaselineFields.subject(record),
                    judging,
                    record.has("subjects") ? record.count("subjects") : 1);
            found.put(key, entry);
        } else if (!entry.judging.equals(judging)) {
            throw new MalformedRecordException(record.where() + ": " + key.spec() + " was judged by " + judging.judge()
                    + " here, but differently in earlier records; expected the cases of one run");
        }
        ScoredCase scored = BaselineFields.scored(
                record,
                "caseFingerprint",
                index,
                record.optionalText("caseGroup").orElse(""));
        if (!entry.ids.add(scored.id())) {
            throw BaselineFields.twice(record);
        }
        entry.cases.add(scored);
        addServed(record, entry);
    }

    /** The models that answered as judges stand below {@code judges} or {@code grader}, all others are the subject's. */
    private static void addServed(JsonRecord record, Entry entry) {
        record.node().properties().forEach(field -> {
            boolean isOfJudges = JUDGES.contains(field.getKey());
            List<String> served = field.getKey().equals(SERVED)
                    ? List.of(field.getValue().asText())
                    : field.getValue().findValuesAsText(SERVED);
            (isOfJudges ? entry.servedOfJudge : entry.served).addAll(served);
        });
    }

    List<BaselineEntry> entries() {
        return entries;
    }

    /**
     * Returns the answers of a case; empty if the record lacks one, or if the file has changed since it was read.
     *
     * @param pointers where the answers stand, as JSON pointers
     */
    synchronized Optional<List<String>> answers(ScoredCase scored, List<String> pointers) {
        try {
            JsonRecord record = records.get(scored.record());
            List<String> answers = pointers.stream()
                    .map(record.node()::at)
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .toList();
            return answers.size() == pointers.size() ? Optional.of(answers) : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
