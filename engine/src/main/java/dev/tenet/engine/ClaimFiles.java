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
        try {
            for (ClaimFile file : write(claim, found, state)) {
                context.listener().fileEntryPublished(leaf, FileEntry.from(file.path(), file.mediaType()));
            }
        } catch (IOException | RuntimeException unwritable) {
            // The verdict does not depend on them.
            String problem = "the files of the claims cannot be written: " + unwritable;
            if (context.isNews(problem)) {
                context.console().print(title + ": " + problem);
            }
        }
    }

    /** Returns the files for readers first, and the record of the claim last. */
    private List<ClaimFile> write(ClaimName claim, Finding found, MeasurementState state) throws IOException {
        Path folder = launch.folder().claims(spec.toString());
        List<ClaimFile> files = new ArrayList<>(pictures(claim, found, state));
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
        return Charts.write(launch.folder().made(), soFar, soFar.claims().get(0)).stream()
                .map(ClaimFile::picture)
                .toList();
    }
}
