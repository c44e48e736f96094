package dev.tenet.page;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.history.History;
import dev.tenet.run.RecordedRun;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.apiguardian.api.API;

/**
 * Writes the page of a run: one HTML file without references to others, which shows the decision, each claim with its
 * evidence, the figures and the transcripts. Everything is read from the folder of the run, from the folders of earlier runs
 * beside it, and from the history that a team keeps.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ReportPage {

    /** The name of the page in the folder of a run. */
    public static final String NAME = "report.html";

    private ReportPage() {}

    /**
     * Writes the page without a history.
     *
     * @param run the run
     * @param html the file to write
     * @throws IOException if the folder cannot be read or the file cannot be written
     */
    public static void write(RecordedRun run, Path html) throws IOException {
        write(run, History.of(List.of()), html);
    }

    /**
     * Writes the page, replacing an earlier one as a whole. If the summary changes while the page is made, because
     * another launch of the same build ends, the page is made again.
     *
     * @param run the run
     * @param history the figures of earlier runs
     * @param html the file to write
     * @throws IOException if the folder cannot be read or the file cannot be written
     */
    public static void write(RecordedRun run, History history, Path html) throws IOException {
        RecordedRun shown = run;
        while (true) {
            WholeFile.replace(
                    html, Page.of(shown, EarlierRuns.before(shown, history)).bytes());
            RecordedRun now = RecordedRun.read(run.folder());
            if (now.json().equals(shown.json())) {
                return;
            }
            shown = now;
        }
    }

    /**
     * Writes the page of a run and its pictures again. Exits with 1 if the folder is not that of a run or the page cannot be written, and
     * with 2 without one or two arguments.
     *
     * @param arguments the folder of the run and, if there is one, the file of the history
     */
    public static void main(String[] arguments) {
        if (arguments.length < 1 || arguments.length > 2) {
            System.err.println(
                    "Tenet: expected the folder of a run and, if there is one, the file of the history, found "
                            + arguments.length + " arguments; usage: java " + ReportPage.class.getName()
                            + " target/tenet/latest history.jsonl");
            System.exit(2);
        }
        try {
            Path named = Path.of(arguments[0]);
            // The page and the pictures name the run, not a link to it.
            RecordedRun run = RecordedRun.read(Files.exists(named) ? named.toRealPath() : named);
            Path html = run.folder().resolve(NAME);
            History history = arguments.length == 2 ? History.read(Path.of(arguments[1])) : History.of(List.of());
            write(run, history, html);
            Charts.write(run, history);
            System.out.println(html);
        } catch (IOException | InvalidPathException wrong) {
            System.err.println("Tenet: " + Untrusted.line(String.valueOf(wrong.getMessage())));
            System.exit(1);
        }
    }
}
