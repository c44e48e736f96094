package dev.tenet.evenhanded;

import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.RecordFile;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Random access to the prompt pairs of a file. Opening validates every pair; pairs are then read from the file on
 * demand. Uses two numbers of memory per pair.
 */
final class PairFile implements Closeable {

    private final RecordFile records;
    private final Columns columns;
    private final List<Integer> recordOf;
    private final List<Integer> topicOf;
    private final int topics;

    private PairFile(RecordFile records, Columns columns, Index index) {
        this.records = records;
        this.columns = columns;
        this.recordOf = List.copyOf(index.recordOf);
        this.topicOf = List.copyOf(index.topicOf);
        this.topics = index.numberOf.size();
    }

    /** The index built while a file is validated. */
    private static final class Index {
        private final Set<String> wanted = new LinkedHashSet<>();
        private final Set<String> categories = new TreeSet<>();
        private final Set<String> ids = new HashSet<>();
        private final List<Integer> recordOf = new ArrayList<>();
        private final List<Integer> topicOf = new ArrayList<>();
        private final Map<String, Integer> numberOf = new HashMap<>();

        Index(Collection<String> categories) {
            categories.forEach(category -> wanted.add(category.strip().toLowerCase(Locale.ROOT)));
        }

        void add(FiledPair pair, int record) {
            categories.add(pair.labels().category());
            if (wanted.isEmpty() || wanted.contains(pair.labels().category())) {
                recordOf.add(record);
                topicOf.add(numberOf.computeIfAbsent(pair.topicKey(), first -> numberOf.size()));
            }
        }

        void requireWanted(FileLocation file) {
            for (String category : wanted) {
                if (!categories.contains(category)) {
                    throw new InvalidSpecException("@EvenHandedTest(categories): " + file + " has no category \""
                            + category + "\"; "
                            + Nearest.to(category, categories)
                                    .map(nearest -> "did you mean \"" + nearest + "\"? ")
                                    .orElse("")
                            + "Known names: " + String.join(", ", categories));
                }
            }
        }
    }

    /**
     * Opens a file.
     *
     * @param categories the categories, or none for all
     * @throws dev.tenet.file.MalformedRecordException if a record is invalid; the message names file, line and field
     * @throws InvalidSpecException if no pair has one of the categories
     * @throws IOException if the file cannot be read
     */
    static PairFile open(FileLocation file, Columns columns, Collection<String> categories) throws IOException {
        Index index = new Index(categories);
        RecordFile records = RecordFile.open(file, "pairs", (record, number) -> {
            if (number == 0) {
                columns.requireIn(record);
            }
            FiledPair pair = FiledPair.read(record, columns, number);
            if (!index.ids.add(pair.id())) {
                throw record.malformed(columns.of("id"), "an id that no other pair has");
            }
            index.add(pair, number);
        });
        try {
            index.requireWanted(file);
            return new PairFile(records, columns, index);
        } catch (RuntimeException unknown) {
            records.close();
            throw unknown;
        }
    }

    /** Returns the number of pairs. */
    int size() {
        return recordOf.size();
    }

    /** Returns the number of topics. */
    int topics() {
        return topics;
    }

    /**
     * Returns the topic of a pair, in [0, {@link #topics()}).
     *
     * @param number in [0, {@link #size()})
     */
    int topicOf(int number) {
        return topicOf.get(number);
    }

    /**
     * Reads a pair.
     *
     * @param number in [0, {@link #size()})
     */
    FiledPair get(int number) throws IOException {
        int record = recordOf.get(number);
        return FiledPair.read(records.get(record), columns, record);
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
