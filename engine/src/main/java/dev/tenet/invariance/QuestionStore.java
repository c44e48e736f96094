package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.file.FileLocation;
import dev.tenet.file.JsonRecord;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.RecordFile;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Random access to the questions of a user's files. Opening validates every question and indexes the location of its
 * wordings, which takes about 300 bytes of memory per question. Not safe for use by several threads.
 */
final class QuestionStore implements Closeable, FiledQuestion.Records {

    /** The catalog bundled with Tenet. */
    static final FileLocation BUNDLED = new FileLocation("classpath:dev/tenet/invariance/questions/questions.yaml");

    private static final String LIST = "questions";

    private final List<FileLocation> locations;
    private final List<RecordFile> files = new ArrayList<>();
    private List<FiledQuestion> questions = new ArrayList<>();

    private QuestionStore(List<FileLocation> locations) {
        this.locations = locations;
    }

    /**
     * Opens question files.
     *
     * @param topics the topics to keep, ignoring case; none for all
     * @throws MalformedRecordException if a record is invalid; the message names file, line and field
     * @throws InvalidSpecException if no question has one of the topics, or there are no questions
     * @throws IOException if a file cannot be read
     */
    static QuestionStore open(List<FileLocation> locations, Collection<String> topics) throws IOException {
        QuestionStore store = new QuestionStore(List.copyOf(locations));
        try {
            store.readAll();
            store.keep(topics);
            return store;
        } catch (IOException | RuntimeException broken) {
            store.close();
            throw broken;
        }
    }

    private void readAll() throws IOException {
        Reading reading = new Reading();
        for (FileLocation location : locations) {
            reading.begin(location);
            files.add(RecordFile.open(location, LIST, reading::add));
        }
    }

    /** The index built while the files are validated. */
    private final class Reading {
        private final Map<String, PublishedQuestion> published = new HashMap<>();
        private final Set<String> ids = new TreeSet<>();
        private final Map<String, Integer> portraits = new HashMap<>();
        private FileLocation location = new FileLocation("");

        void begin(FileLocation next) {
            location = next;
            portraits.clear();
        }

        void add(JsonRecord record, int index) throws MalformedRecordException {
            Place place = new Place(files.size(), index);
            if (PublishedRow.is(record)) {
                addPublished(row(record), place, record);
                return;
            }
            Question question = OwnQuestions.read(record);
            if (!ids.add(question.id())) {
                throw record.malformed("id", "an id that no other question has");
            }
            questions.add(FiledQuestion.Own.of(question, place));
        }

        private PublishedRow row(JsonRecord record) throws MalformedRecordException {
            if (!PublishedRow.isPortrait(record)) {
                return PublishedRow.question(record, location);
            }
            String value = record.text("schwartz_value") + PublishedRow.language(record, location);
            return PublishedRow.portrait(record, location, portraits.merge(value, 1, Integer::sum));
        }

        private void addPublished(PublishedRow row, Place place, JsonRecord record) throws MalformedRecordException {
            PublishedQuestion known = published.get(row.key());
            if (known == null) {
                known = new PublishedQuestion(row, place.file());
                published.put(row.key(), known);
                questions.add(known);
            }
            known.add(row, place, record);
        }
    }

    private void keep(Collection<String> topics) {
        if (questions.isEmpty()) {
            throw new InvalidSpecException(locations + " contains no questions; expected at least one");
        }
        for (String topic : topics) {
            requireKnown(topic);
        }
        Set<String> wanted = topics.stream().map(QuestionStore::key).collect(Collectors.toSet());
        if (!wanted.isEmpty()) {
            questions = questions.stream()
                    .filter(question -> wanted.contains(key(question.topic())))
                    .toList();
        }
    }

    private void requireKnown(String topic) {
        Set<String> known = questions.stream().map(FiledQuestion::topic).collect(Collectors.toCollection(TreeSet::new));
        known.remove("");
        if (known.stream().noneMatch(name -> key(name).equals(key(topic)))) {
            throw new InvalidSpecException(
                    known.isEmpty()
                            ? "topics = \"" + topic + "\", but no question names a topic; expected no topics"
                            : "there is no question on the topic \"" + topic + "\"; "
                                    + Nearest.to(topic, known)
                                            .map(nearest -> "did you mean \"" + nearest + "\"? Known names: ")
                                            .orElse("expected one of ")
                                    + String.join(", ", known));
        }
    }

    private static String key(String topic) {
        return topic.strip().toLowerCase(Locale.ROOT);
    }

    /** Returns the number of questions. */
    int size() {
        return questions.size();
    }

    /** Returns the number of pairs that the files have for a question under a change; 0 for orders and personas. */
    int count(int question, Change change) {
        return questions.get(question).count(change);
    }

    /**
     * Reads a question.
     *
     * @param number in [0, {@link #size()})
     */
    Question get(int number) throws IOException {
        return questions.get(number).read(this);
    }

    @Override
    public JsonRecord at(Place place) throws IOException {
        return files.get(place.file()).get(place.record());
    }

    @Override
    public FileLocation fileOf(Place place) {
        return locations.get(place.file());
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (RecordFile file : files) {
            try {
                file.close();
            } catch (IOException thrown) {
                failure = thrown;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
