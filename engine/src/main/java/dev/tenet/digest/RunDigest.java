package dev.tenet.digest;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.report.Release;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Short reports of a run: Markdown, a badge, and a CSV file of the trials. Made from the run folder, so they can be
 * written again. Text from models, servers and files is shown as text: no Markdown, no HTML, no formula, no command.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RunDigest {

    /** The file with the decision and a table of claims, at most 60 lines. */
    public static final String REPORT = "report.md";
    /** The file with the result as a picture. */
    public static final String BADGE = "badge.svg";
    /** The file with one row per trial. */
    public static final String TRIALS = "trials.csv";

    private final RecordedRun run;
    private final Release release;
    private final List<String> notes;

    private RunDigest(RecordedRun run, List<String> notes) {
        this.run = run;
        this.notes = List.copyOf(notes);
        List<String> required = new ArrayList<>();
        run.json()
                .path("required")
                .forEach(claim -> required.add(claim.path("id").asText()));
        List<JsonNode> specs = new ArrayList<>();
        run.json().path("specs").forEach(specs::add);
        this.release = Release.of(specs, required);
    }

    /** Returns the digest of a run. */
    public static RunDigest of(RecordedRun run) {
        return new RunDigest(run, List.of());
    }

    /**
     * Returns a copy with findings on drift, which replace earlier ones.
     *
     * @param drift the findings over several runs, one line each
     */
    public RunDigest withDrift(List<String> drift) {
        return new RunDigest(run, drift);
    }

    /** Returns the text of {@value #REPORT}. */
    public String markdown() {
        return String.join("\n", MarkdownReport.of(run, release, notes)) + "\n";
    }

    /** Returns the picture as SVG. */
    public String badge() {
        return Badge.of(release);
    }

    /**
     * Writes {@value #REPORT}, {@value #BADGE} and {@value #TRIALS} to the folder of the run. Each file is replaced as a
     * whole.
     *
     * @throws IOException if a file cannot be written, or the trials cannot be read
     */
    public void write() throws IOException {
        replace(REPORT, markdown());
        replace(BADGE, badge());
        Path next = next(TRIALS);
        try {
            TrialCsv.write(run, next);
            move(next, TRIALS);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    private void replace(String name, String content) throws IOException {
        Path next = next(name);
        try {
            Files.write(next, content.getBytes(StandardCharsets.UTF_8));
            move(next, name);
        } finally {
            Files.deleteIfExists(next);
        }
    }

    /** Another launch of the same build may write the same file. */
    private Path next(String name) {
        return run.folder().resolve(name + "." + ProcessHandle.current().pid() + "-" + System.nanoTime() + ".next");
    }

    private void move(Path next, String name) throws IOException {
        // Replacing without this option deletes the old file first, so that a reader may find none.
        Files.move(next, run.folder().resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
