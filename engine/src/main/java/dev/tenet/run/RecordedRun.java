package dev.tenet.run;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apiguardian.api.API;

/**
 * A run, read back from its folder: the summary as a whole, the trials one by one. Immutable. The files are described
 * in the guide's page on files.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordedRun {

    /** The newest format of {@value #SUMMARY} that this class reads, which is also the one that is written. */
    public static final int FORMAT = 1;
    /** The name of the summary in the folder of a run. */
    public static final String SUMMARY = "summary.json";
    /** The name of the trial log in the folder of a run. */
    public static final String TRIALS = "trials.jsonl";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path folder;
    private final JsonNode summary;
    private final List<RecordedSpec> specs;

    private RecordedRun(Path folder, JsonNode summary) {
        this.folder = folder;
        this.summary = summary;
        List<RecordedSpec> all = new ArrayList<>();
        summary.path("specs").forEach(spec -> all.add(new RecordedSpec(spec)));
        this.specs = List.copyOf(all);
    }

    /**
     * Reads a run.
     *
     * @param folder the folder of the run, which contains {@code summary.json}
     * @throws NoSuchFileException if there is no summary
     * @throws IOException if the summary cannot be read, is not a summary of Tenet, or has a newer format
     */
    public static RecordedRun read(Path folder) throws IOException {
        return read(folder, folder.resolve(SUMMARY));
    }

    /**
     * Reads the run of a summary, whose trials are in the same folder.
     *
     * @param file the summary, whatever its name
     * @throws NoSuchFileException if there is no such file
     * @throws IOException if the summary cannot be read, is not a summary of Tenet, or has a newer format
     */
    public static RecordedRun readSummary(Path file) throws IOException {
        return read(file.resolveSibling(""), file);
    }

    private static RecordedRun read(Path folder, Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new NoSuchFileException(
                    "there is no " + file + "; expected the folder of a run, or nothing was measured");
        }
        JsonNode summary = JSON.readTree(file.toFile());
        int format = summary.path("format").asInt();
        if (format < 1 || format > FORMAT || !summary.path("specs").isArray()) {
            throw new IOException(file + " has the format " + summary.path("format")
                    + "; expected a Tenet summary with a format of at most " + FORMAT);
        }
        return new RecordedRun(folder, summary);
    }

    /** Returns the folder of the run. */
    public Path folder() {
        return folder;
    }

    /** Returns the result: {@code released}, {@code stopped} or {@code not measured}; empty if the run has not ended. */
    public Optional<String> verdict() {
        return text("verdict");
    }

    /** Returns when the run started. */
    public Optional<Instant> started() {
        return instant("started");
    }

    /** Returns when the run ended; empty if it has not ended. */
    public Optional<Instant> ended() {
        return instant("ended");
    }

    /** Returns the versions of Tenet and of what it ran on, by name, such as {@code java}. */
    public Map<String, String> versions() {
        Map<String, String> versions = new LinkedHashMap<>();
        summary.path("versions")
                .properties()
                .forEach(entry -> versions.put(entry.getKey(), entry.getValue().asText()));
        return versions;
    }

    /** Returns the specs, each with one subject, in the order of the file. */
    public List<RecordedSpec> specs() {
        return specs;
    }

    /** Returns the calls of all specs. */
    public RecordedCalls calls() {
        return specs.stream().map(RecordedSpec::calls).reduce(RecordedCalls.NONE, RecordedCalls::plus);
    }

    /** Returns the number of claims that an interval supported or refuted. */
    public long decidedClaims() {
        return summary.path("decidedClaims").asLong();
    }

    /** Returns an upper bound of the probability that any of these verdicts is wrong, in [0, 1]. */
    public double anyWrongAtMost() {
        return summary.path("anyWrongAtMost").asDouble(1);
    }

    /** Returns {@link #anyWrongAtMost()} in percent, rounded up to two digits, such as {@code 7.5 %}. */
    public String anyWrongInWords() {
        return BigDecimal.valueOf(anyWrongAtMost())
                        .movePointRight(2)
                        .round(new MathContext(2, RoundingMode.CEILING))
                        .stripTrailingZeros()
                        .toPlainString()
                + " %";
    }

    /** Returns the whole summary. */
    public JsonNode json() {
        return summary;
    }

    /**
     * Returns the trials of all specs in the order of the file, read while the stream is consumed. Close the stream.
     * Reading a line that is not JSON throws {@link UncheckedIOException}, which names file and line. A run that asked
     * nothing has no trials. The run may be under way: trials that are written later are not read, nor is what follows
     * the last line end, which is a part of a line.
     *
     * @throws IOException if there is such a file, but it cannot be opened
     */
    public Stream<RecordedTrial> trials() throws IOException {
        Path file = folder.resolve(TRIALS);
        // A device, such as a full disk's stand-in, may have no end.
        if (!Files.isRegularFile(file)) {
            return Stream.empty();
        }
        return new TrialLines(file, WholeLines.open(file)).stream();
    }

    private Optional<String> text(String field) {
        return Optional.ofNullable(summary.path(field).textValue());
    }

    private Optional<Instant> instant(String field) {
        try {
            return text(field).map(Instant::parse);
        } catch (DateTimeException malformed) {
            return Optional.empty();
        }
    }
}
