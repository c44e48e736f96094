package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.Columns;
import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import dev.tenet.file.Material;
import dev.tenet.file.RecordFile;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Nearest;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apiguardian.api.API;

/**
 * Random access to the issue records of one or more files, by number. The records stay in their files. Records with the
 * same {@link Issue#key()} are about the same issue. Uses 16 bytes of memory per record, plus its offset. Not safe for
 * use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class IssueStore implements Closeable {

    private static final String FOLDER = "classpath:dev/tenet/framing/issues/";

    /** The categories of the bundled catalog, one file each. */
    static final List<String> CATEGORIES = List.of(
            "animals",
            "arts-and-sport",
            "commerce",
            "contested",
            "education",
            "environment",
            "family",
            "housing-and-cities",
            "international-affairs",
            "law",
            "medicine",
            "religion-in-public-life",
            "speech",
            "taxes-and-public-money",
            "technology",
            "work");

    /** The fields of a row of questions, to which columns of a user's file can be mapped. */
    public static final List<String> FIELDS = IssueRecords.OF_ROW;

    private final Columns columns;
    private final List<RecordFile> files = new ArrayList<>();
    private final BitSet withPositions = new BitSet();
    private final BitSet withQuestions = new BitSet();
    private int[] fileOf = new int[256];
    private int[] recordOf = new int[256];
    private int[] issueOf = new int[256];
    private int size;
    private int issues;

    private IssueStore(Columns columns) {
        this.columns = columns;
    }

    /** Opens the catalog bundled with Tenet. */
    public static IssueStore bundled(Collection<String> categories) throws IOException {
        return open(bundledFiles(), categories);
    }

    /** Returns the bundled catalog, for the record of a run. */
    public static Material bundledMaterial() {
        return new Material.Files(FOLDER, bundledFiles());
    }

    private static List<FileLocation> bundledFiles() {
        return CATEGORIES.stream()
                .map(category -> new FileLocation(FOLDER + category + ".yaml"))
                .toList();
    }

    /**
     * Opens issue files.
     *
     * @see #open(List, Columns, Collection)
     */
    public static IssueStore open(List<FileLocation> files, Collection<String> categories) throws IOException {
        return open(files, Columns.AS_NAMED, categories);
    }

    /**
     * Opens issue files: validates every issue and indexes those of the given categories.
     *
     * @param columns the columns of the {@link #FIELDS} of a row, if they are not named as in Tenet's issues or
     *     VAL-Bench's rows
     * @param categories the categories, or none for all
     * @throws MalformedRecordException if a record is invalid; the message names file, line and field
     * @throws InvalidSpecException if no issue has one of the categories
     * @throws IOException if a file cannot be read
     */
    public static IssueStore open(List<FileLocation> files, Columns columns, Collection<String> categories)
            throws IOException {
        Set<String> wanted = new LinkedHashSet<>();
        categories.forEach(category -> wanted.add(category.strip().toLowerCase(Locale.ROOT)));
        IssueStore store = new IssueStore(columns);
        try {
            Set<String> ids = new HashSet<>();
            Set<String> known = new TreeSet<>();
            Map<String, Integer> issues = new HashMap<>();
            for (FileLocation file : files) {
                store.add(file, issue -> wanted.isEmpty() || wanted.contains(issue.category()), ids, known, issues);
            }
            for (String category : wanted) {
                if (!known.contains(category)) {
                    throw new InvalidSpecException("there is no issue of the category \"" + category + "\"; "
                            + Nearest.to(category, known)
                                    .map(nearest -> "did you mean \"" + nearest + "\"? ")
                                    .orElse("")
                            + "Known names: " + String.join(", ", known));
                }
            }
            return store;
        } catch (IOException | RuntimeException broken) {
            store.close();
            throw broken;
        }
    }

    private void add(
            FileLocation file,
            Predicate<Issue> wanted,
            Set<String> ids,
            Set<String> categories,
            Map<String, Integer> issues)
            throws IOException {
        int number = files.size();
        files.add(RecordFile.open(file, "issues", (record, index) -> {
            if (index == 0) {
                columns.requireIn(record);
            }
            Issue issue = IssueRecords.read(record, columns, rowName(number), index);
            if (IssueRecords.hasId(record, columns) && !ids.add(issue.id())) {
                throw record.malformed(columns.of("id"), "an id that no other issue has");
            }
            categories.add(issue.category());
            if (wanted.test(issue)) {
                keep(number, index, issue, issues);
            }
        }));
    }

    /** Published rows have no ids. */
    private static String rowName(int file) {
        return file == 0 ? "row-" : "file-" + (file + 1) + "-row-";
    }

    private void keep(int file, int record, Issue issue, Map<String, Integer> known) {
        if (size == fileOf.length) {
            fileOf = Arrays.copyOf(fileOf, 2 * size);
            recordOf = Arrays.copyOf(recordOf, 2 * size);
            issueOf = Arrays.copyOf(issueOf, 2 * size);
        }
        withPositions.set(size, issue.positions() != null);
        withQuestions.set(size, issue.questions() != null);
        fileOf[size] = file;
        recordOf[size] = record;
        issueOf[size] = known.computeIfAbsent(issue.key(), first -> issues++);
        size++;
    }

    /** Returns the number of records. */
    public int size() {
        return size;
    }

    /** Returns the number of distinct issues. */
    public int issues() {
        return issues;
    }

    /**
     * Returns the issue of a record, in [0, {@link #issues()}).
     *
     * @param number in [0, {@link #size()})
     */
    int issueOf(int number) {
        return issueOf[number];
    }

    /**
     * Reads a record.
     *
     * @param number in [0, {@link #size()})
     */
    public Issue get(int number) throws IOException {
        int record = recordOf[number];
        return IssueRecords.read(files.get(fileOf[number]).get(record), columns, rowName(fileOf[number]), record);
    }

    boolean hasPositions(int number) {
        return withPositions.get(number);
    }

    boolean hasQuestions(int number) {
        return withQuestions.get(number);
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
