package dev.tenet.engine;

import dev.tenet.digest.GitHubActions;
import dev.tenet.digest.RunDigest;
import dev.tenet.history.History;
import dev.tenet.page.Charts;
import dev.tenet.page.ReportPage;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.RunFolders;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Writes the files derived from a run's summary when a launch ends: the page for reviewers and its pictures, the
 * digest, the history, the summary and annotations of a CI job, the link to the latest run. Prints the table on the
 * console, and deletes old runs. A failure is a line on the console and changes no verdict.
 *
 * @param reports the folder that contains the run folders
 * @param keep the number of ended runs to keep; empty: all
 * @param history the history that the launch is added to
 */
record LaunchFiles(Path reports, OptionalLong keep, LaunchHistory history, GitHubActions job, ConsoleReport console) {

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /**
     * Writes the files of a completed run.
     *
     * @param claims the full ids of the claims that this launch judged; the run may have further launches
     * @return the page for reviewers, if it could be written
     */
    Optional<Path> write(Path folder, Set<String> claims) {
        Path page = folder.resolve(ReportPage.NAME);
        History earlier = earlier();
        attempt("writing " + ReportPage.NAME, () -> ReportPage.write(RecordedRun.read(folder), earlier, page));
        // Once the page is as new as the summary. Other launches of the same build write the pictures, too.
        attempt("writing " + Charts.FOLDER, () -> Charts.write(RecordedRun.read(folder), earlier));
        attempt("reading " + folder, () -> write(RecordedRun.read(folder), claims));
        return Optional.of(page).filter(Files::isRegularFile);
    }

    private History earlier() {
        try {
            return history.read();
        } catch (IOException unreadable) {
            // The page does without it. Adding to it fails, too, and says why.
            return History.of(List.of());
        }
    }

    private void write(RecordedRun run, Set<String> claims) {
        console.print(run);
        List<String> alarms = new ArrayList<>();
        attempt("adding to the history", () -> alarms.addAll(history.add(run, claims)));
        alarms.forEach(alarm -> console.print("Tenet: drift: " + alarm));
        RunDigest digest = RunDigest.of(run).withDrift(alarms);
        attempt("writing " + String.join(", ", RunDigest.REPORT, RunDigest.BADGE, RunDigest.TRIALS), digest::write);
        attempt("writing the step summary", () -> job.summarize(run.folder(), digest.markdown()));
        console.commands(job.annotations(run, Path.of("").toAbsolutePath()));
        RunFolders runs = new RunFolders(reports);
        attempt("linking the latest run", () -> runs.link(run.folder()));
        if (keep.isPresent()) {
            attempt("deleting old runs", () -> runs.keep(keep.getAsLong(), run.folder()));
        }
    }

    private void attempt(String what, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException failed) {
            console.print("Tenet: " + what + " failed (verdicts are not affected): " + Thrown.inWords(failed));
        }
    }
}
