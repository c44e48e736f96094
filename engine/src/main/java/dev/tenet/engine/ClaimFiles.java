package dev.tenet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.page.Charts;
import dev.tenet.report.ClaimFile;
import dev.tenet.run.RecordedSpec;
import dev.tenet.trial.Finding;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.reporting.FileEntry;

/**
 * The files of the claims of one spec and subject, in the run folder. Runners attach them to the claims' tests.
 *
 * @param title the spec and its subject, for readers
 */
record ClaimFiles(SpecName spec, String title, SpecMethod method, Launch launch) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Writes the files of a judged claim and publishes them on its leaf, which must be the running test. */
    void publish(TenetContext context, LeafDescriptor leaf, ClaimName claim, Finding found, MeasurementState state) {
        List<ClaimFile> files = new ArrayList<>();
        attempt(
                "the pictures of the claims cannot be written",
                context,
                () -> files.addAll(pictures(claim, found, state)));
        attempt("the files of the claims cannot be written", context, () -> files.addAll(write(claim, found, state)));
        attempt("the files of the claims cannot be published", context, () -> {
            for (ClaimFile file : files) {
                context.listener().fileEntryPublished(leaf, FileEntry.from(file.path(), file.mediaType()));
            }
        });
    }

    /** A step that may fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws IOException;
    }

    /** The verdict does not depend on the files, nor one kind of file on another. */
    private void attempt(String failure, TenetContext context, Step step) {
        try {
            step.run();
        } catch (IOException | RuntimeException failed) {
            // Once per launch: the causes name a file each.
            if (context.isNews(failure)) {
                context.console().print(title + ": " + failure + ": " + failed);
            }
        }
    }

    /** Returns the files for readers other than pictures, and the record of the claim last. */
    private List<ClaimFile> write(ClaimName claim, Finding found, MeasurementState state) throws IOException {
        Path folder = launch.folder().claims(spec.toString());
        List<ClaimFile> files = new ArrayList<>();
        if (state instanceof MeasurementState.Asked asked) {
            files.addAll(asked.files().write(folder, title));
        }
        files.add(ClaimFile.record(
                folder, claim.id(), new ClaimRecord(spec, method, claim, found, launch).content(state)));
        return files;
    }

    /** Returns the pictures of the claim that can be drawn before the launch ends. */
    private List<ClaimFile> pictures(ClaimName claim, Finding found, MeasurementState state) throws IOException {
        JudgedClaim judged = new JudgedClaim(claim, found);
        RecordedSpec soFar = new RecordedSpec(JSON.valueToTree(SpecSummary.soFar(spec, judged, state)));
        return Charts.write(launch.folder().folder(), soFar, soFar.claims().get(0)).stream()
                .map(ClaimFile::picture)
                .toList();
    }
}
