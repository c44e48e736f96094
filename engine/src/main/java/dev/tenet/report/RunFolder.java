package dev.tenet.report;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The folder of one run: {@code trials.jsonl}, one record a line, and {@code summary.json}, which holds every spec that has
 * ended. A folder belongs to one launch, or to all launches of a {@link SharedBuild}.
 *
 * <p>Safe for use by several threads. The folder is made when the first file is written, and has a summary from then on.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunFolder implements AutoCloseable {

    private static final String TRIALS = "trials.jsonl";
    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path reports;
    private final Instant started;
    private final SummaryFile summary;
    private final TrialLog trials;
    private @Nullable Path folder;

    /**
     * A folder below another, named after the time, in UTC.
     *
     * @param reports where the folders of all runs are
     * @param started when this run began
     */
    public RunFolder(Path reports, Instant started) {
        this(reports, RunHeader.of(started));
    }

    /**
     * A folder below another, named after the time, in UTC.
     *
     * @param reports where the folders of all runs are
     */
    public RunFolder(Path reports, RunHeader header) {
        this.reports = reports.toAbsolutePath().normalize();
        this.started = header.started();
        this.summary = new SummaryFile(header, new Entries.OfLaunch(header.started()), "");
        this.trials = new TrialLog(TrialLog.Write::write);
    }

    private RunFolder(SharedBuild build, RunHeader header) {
        this.folder = build.folder();
        this.reports = build.folder();
        this.started = header.started();
        this.summary = new SummaryFile(header, build.entries(), "." + build.launch());
        this.trials = new TrialLog(build::inTurn);
    }

    /** The folder that the launches of a build share. */
    public static RunFolder of(SharedBuild build, RunHeader header) {
        return new RunFolder(build, header);
    }

    /**
     * Where reports go unless somebody says otherwise: {@code build/tenet} in a Gradle project, {@code target/tenet}
     * elsewhere.
     */
    public static Path defaultReports(Path workingDirectory) {
        boolean maven = Files.exists(workingDirectory.resolve("pom.xml"));
        boolean gradle = Files.exists(workingDirectory.resolve("build.gradle"))
                || Files.exists(workingDirectory.resolve("build.gradle.kts"));
        return workingDirectory.resolve(gradle && !maven ? "build/tenet" : "target/tenet");
    }

    /** The folder, if something was written to it. */
    public synchronized Optional<Path> path() {
        return Optional.ofNullable(folder);
    }

    /** The trial log, if there is one yet. */
    public synchronized Optional<Path> writtenTrials() {
        return path().map(made -> made.resolve(TRIALS)).filter(Files::exists);
    }

    /**
     * Makes the folder and opens the trial log, so that what keeps them from being written is known before anything is
     * asked.
     *
     * @throws IOException if they cannot be written
     */
    public synchronized void prepare() throws IOException {
        if (!trials.isOpen()) {
            trials.open(folder().resolve(TRIALS));
        }
    }

    /**
     * Appends a trial to the log. It is handed to the operating system at the latest by {@link #flush} or {@link #close};
     * at most some 64 kB are held back.
     *
     * @param record names and values that Jackson can write
     */
    public synchronized void append(Map<String, Object> record) throws IOException {
        prepare();
        trials.append(record);
    }

    /**
     * Hands the trials that were appended to the operating system, and brings the summary up to date if it is some time
     * behind.
     *
     * @throws IOException if they cannot be written; then they are lost, as a whole, and those that follow are not
     */
    public synchronized void flush() throws IOException {
        trials.flush();
        if (folder != null) {
            summary.writeIfDue(folder);
        }
    }

    /**
     * Says which specs are about to run, so that those whose process ends before they do are not missing.
     *
     * @param specs by the name of each, what the summary says of it if it does not end; names and values that Jackson can
     *     write
     */
    public synchronized void begin(Map<String, Map<String, Object>> specs) throws IOException {
        summary.begin(specs);
    }

    /**
     * Adds a spec to the summary, or replaces what it said of the spec. It is written by {@link #flush} and the next calls
     * of this method, a second later at the earliest, and by {@link #end}.
     *
     * @param name the spec's, and its subject's where it has several
     * @param spec names and values that Jackson can write
     */
    public synchronized void summarize(String name, Map<String, Object> spec) throws IOException {
        Path made = folder();
        summary.put(name, spec);
        summary.writeIfDue(made);
    }

    /** What the specs in the summary come to so far. */
    public synchronized Release release() throws IOException {
        return summary.release();
    }

    /** Writes the summary of a launch that has ended, and says what it comes to. */
    public synchronized Release end(Instant ended) throws IOException {
        return summary.end(folder(), ended);
    }

    private Path folder() throws IOException {
        if (folder == null) {
            Files.createDirectories(reports);
            folder = create(NAME.format(started));
            summary.open(folder);
        }
        return folder;
    }

    // Two test JVMs may start within the same second.
    private Path create(String name) throws IOException {
        for (int attempt = 1; ; attempt++) {
            try {
                return Files.createDirectory(reports.resolve(attempt == 1 ? name : name + "-" + attempt));
            } catch (FileAlreadyExistsException taken) {
                if (attempt == 1000) {
                    throw taken;
                }
            }
        }
    }

    @Override
    public synchronized void close() throws IOException {
        trials.close();
    }
}
