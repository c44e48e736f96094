package dev.tenet.engine;

import dev.tenet.digest.GitHubActions;
import dev.tenet.digest.RunDigest;
import dev.tenet.report.ConsoleReport;
import dev.tenet.report.RunFolders;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * What follows the summary of a launch: the digest in the run's folder, the table on the console, the summary and
 * annotations of a CI job, the link to the latest run, and the deletion of old runs. None of these changes a verdict, so
 * that a failure is a line on the console.
 *
 * @param reports the folder that contains the run folders
 * @param keep the number of ended runs to keep; empty: all
 */
record LaunchFiles(Path reports, OptionalLong keep, GitHubActions job, ConsoleReport console) {

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** Writes the files of a completed run. */
    void write(Path folder) {
        attempt("reading " + folder, () -> write(RecordedRun.read(folder)));
    }

    private void write(RecordedRun run) {
        console.print(run);
        RunDigest digest = RunDigest.of(run);
        attempt("writing " + RunDigest.REPORT, digest::write);
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
            console.print("Tenet: " + what + " failed, which changes no verdict: " + Thrown.inWords(failed));
        }
    }
}
