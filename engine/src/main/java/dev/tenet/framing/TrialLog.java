package dev.tenet.framing;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import dev.tenet.framing.Issue.Both;
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
import java.util.stream.StreamSupport;

/** The framing pairs of a {@code trials.jsonl}. Scores are held in memory; answers are read from the file on demand. */
final class TrialLog implements Closeable {

    private final RecordFile records;
    private final List<BaselineEntry> entries;

    /** One subject of one spec. Subjects with the same label differ in position. */
    private record Key(String spec, String label, int place) {}

    private static final class Entry {
        private final SubjectSetup subject;
        private final JudgeSetup judging;
        private final int subjects;
        private final NavigableSet<String> served = new TreeSet<>();
        private final NavigableSet<String> servedOfJudge = new TreeSet<>();
        private final Set<String> ids = new HashSet<>();
        private final List<ScoredCase> cases = new ArrayList<>();

        Entry(SubjectSetup subject, JudgeSetup judging, int subjects) {
            this.subject = subject;
            this.judging = judging;
            this.subjects = subjects;
        }
    }

    private TrialLog(RecordFile records, List<BaselineEntry> entries) {
        this.records = records;
        this.entries = entries;
    }

    /**
     * Reads a log.
     *
     * @throws MalformedRecordException if a case is duplicated for a subject, a score is out of range, or a subject was
     *     judged in two ways; the message names file and line
     */
    static TrialLog read(FileLocation file, BaselineEntry.OfRun run) throws IOException {
        Map<Key, Entry> found = new LinkedHashMap<>();
        RecordFile records = RecordFile.open(file, "trials", (record, index) -> {
            if (record.node().has("rubricFingerprint")) {
                add(record, index, found);
            }
        });
        List<BaselineEntry> entries = new ArrayList<>();
        found.forEach((key, entry) -> entries.add(new BaselineEntry(
                key.spec(),
                key.place(),
                entry.subjects,
                entry.subject,
                new ServedModels(entry.served, entry.servedOfJudge),
                entry.judging,
                run,
                entry.cases)));
        return new TrialLog(records, entries);
    }

    private static void add(JsonRecord record, int index, Map<Key, Entry> found) throws MalformedRecordException {
        int place = record.has("place") ? record.count("place") : 1;
        Key key = new Key(record.text("spec"), record.text("subject"), place);
        JudgeSetup judging = BaselineFields.judging(record);
        Entry entry = found.get(key);
        if (entry == null) {
            entry = new Entry(
                    BaselineFields.subject(record), judging, record.has("subjects") ? record.count("subjects") : 1);
            found.put(key, entry);
        } else if (!entry.judging.equals(judging)) {
            throw new MalformedRecordException(record.where() + ": " + key.spec() + " was judged by " + judging.judge()
                    + " here and in another way before; expected the pairs of one run");
        }
        ScoredCase scored = BaselineFields.scored(
                record,
                "caseFingerprint",
                index,
                record.optionalText("issue").map(Issue::key).orElse(""));
        if (!entry.ids.add(scored.id())) {
            throw BaselineFields.twice(record);
        }
        entry.cases.add(scored);
        for (String side : List.of("for", "against")) {
            half(record, side).optionalText("servedModel").ifPresent(entry.served::add);
        }
        for (JsonNode opinion : record.node().path("judges").findValues("opinions").stream()
                .flatMap(opinions -> StreamSupport.stream(opinions.spliterator(), false))
                .toList()) {
            new JsonRecord(opinion, record.where()).optionalText("servedModel").ifPresent(entry.servedOfJudge::add);
        }
    }

    private static JsonRecord half(JsonRecord record, String side) {
        return new JsonRecord(record.node().path(side), record.where());
    }

    List<BaselineEntry> entries() {
        return entries;
    }

    /** Returns the answers of a case; empty if the record has none, or if the file has changed since it was read. */
    synchronized Optional<Both<String>> answers(ScoredCase scored) {
        try {
            JsonRecord record = records.get(scored.record());
            Optional<String> forSide = half(record, "for").optionalText("answer");
            Optional<String> againstSide = half(record, "against").optionalText("answer");
            return forSide.isPresent() && againstSide.isPresent()
                    ? Optional.of(new Both<>(forSide.get(), againstSide.get()))
                    : Optional.empty();
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
