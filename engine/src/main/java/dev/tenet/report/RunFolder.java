package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.run.RecordedRun;
import dev.tenet.text.FileName;
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
 * The folder of one run. It contains {@code trials.jsonl}, with one record per line, and {@code summary.json}, with
 * every completed spec. A folder belongs to one launch, or to all launches of a {@link SharedBuild}.
 *
 * <p>Thread-safe. The folder is created when the first file is written, and has a summary from then on.
 */
@API(status = INTERNAL, since = "0.1")
public final class RunFolder implements AutoCloseable {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH-mm-ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Path reports;
    private final Instant started;
    private final SummaryFile summary;
    private final TrialLog trials;
    private @Nullable Path folder;

    /**
     * Creates a run folder whose name is the start time in UTC.
     *
     * @param reports the folder that contains all run folders
     * @param started the start time of the run
     */
    public RunFolder(Path reports, Instant started) {
        this(reports, RunHeader.of(started));
    }

    /**
     * Creates a run folder whose name is the start time in UTC.
     *
     * @param reports the folder that contains all run folders
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

    /** Returns the folder shared by the launches of a build. */
    public static RunFolder of(SharedBuild build, RunHeader header) {
        return new RunFolder(build, header);
    }

    /** Returns the default reports folder: {@code build/tenet} in a Gradle project, otherwise {@code target/tenet}. */
    public static Path defaultReports(Path workingDirectory) {
        boolean maven = Files.exists(workingDirectory.resolve("pom.xml"));
        boolean gradle = Files.exists(workingDirectory.resolve("build.gradle"))
                || Files.exists(workingDirectory.resolve("build.gradle.kts"));
        return workingDirectory.resolve(gradle && !maven ? "build/tenet" : "target/tenet");
    }

    /** Returns the folder, if anything was written to it. */
    public synchronized Optional<Path> path() {
        return Optional.ofNullable(folder);
    }

    /** Returns the trial log, if it exists. */
    public synchronized Optional<Path> writtenTrials() {
        return path().map(made -> made.resolve(RecordedRun.TRIALS)).filter(Files::exists);
    }

    /**
     * Creates the folder and opens the trial log, so that failures are detected before calls are made.
     *
     * @throws IOException if they cannot be written
     */
    public synchronized void prepare() throws IOException {
        if (!trials.isOpen()) {
            trials.open(folder().resolve(RecordedRun.TRIALS));
        }
    }

    /**
     * Appends a trial to the log. Up to about 64 kB are buffered until {@link #flush} or {@link #close}.
     *
     * @param record names and values that Jackson can write
     */
    public synchronized void append(Map<String, Object> record) throws IOException {
        prepare();
        trials.append(record);
    }

    /**
     * Flushes buffered trials to the operating system, and updates the summary if it is out of date.
     *
     * @throws IOException if the buffered trials cannot be written; they are discarded, and later trials are unaffected
     */
    public synchronized void flush() throws IOException {
        trials.flush();
        if (folder != null) {
            summary.writeIfDue(folder);
        }
    }

    /**
     * Adds specs that are about to run, so that they are included even if their process ends first.
     *
     * @param specs the entries, by spec name, for specs that do not complete; names and values that Jackson can write
     */
    public synchronized void begin(Map<String, Map<String, Object>> specs) throws IOException {
        summary.begin(specs);
    }

    /**
     * Adds or replaces a spec in the summary. The file is written by {@link #flush} and later calls of this method, at
     * most once a second, and by {@link #end}.
     *
     * @param name the name of the spec, including its subject if it has several
     * @param spec names and values that Jackson can write
     */
    public synchronized void summarize(String name, Map<String, Object> spec) throws IOException {
        Path made = folder();
        summary.put(name, spec);
        summary.writeIfDue(made);
    }

    /**
     * Adds or replaces the comparison of the subjects of a spec in the summary, which is written as for
     * {@link #summarize}.
     *
     * @param spec the name of the spec
     * @param comparison names and values that Jackson can write
     */
    public synchronized void compare(String spec, Map<String, Object> comparison) throws IOException {
        Path made = folder();
        summary.compare(spec, comparison);
        summary.writeIfDue(made);
    }

    /**
     * Returns the folder for the files of a spec's claims, and creates it.
     *
     * @param name the name of the spec, including its subject if it has several
     * @throws IOException if it cannot be created
     */
    public synchronized Path claims(String name) throws IOException {
        return Files.createDirectories(folder().resolve("claims").resolve(FileName.of(name)));
    }

    /** Returns the result of the specs so far. */
    public synchronized Release release() throws IOException {
        return summary.release();
    }

    /** Writes the summary of a completed launch and returns its result. */
    public synchronized Release end(Instant ended) throws IOException {
        return summary.end(folder(), ended);
    }

    /**
     * Returns the folder, and creates it at the first call.
     *
     * @throws IOException if it cannot be created
     */
    public synchronized Path folder() throws IOException {
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
