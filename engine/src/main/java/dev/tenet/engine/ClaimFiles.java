package dev.tenet.engine;

import dev.tenet.picture.NumberLine;
import dev.tenet.report.ClaimFile;
import dev.tenet.trial.Evidence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.platform.engine.reporting.FileEntry;

/**
 * The files of the claims of one spec and subject, in the run folder. Runners attach them to the claims' tests.
 *
 * @param title the spec and its subject, for readers
 */
record ClaimFiles(SpecName spec, String title, SpecMethod method, Launch launch) {

    /** Writes the files of a judged claim and publishes them on its leaf, which must be the running test. */
    void publish(TenetContext context, LeafDescriptor leaf, ClaimName claim, Finding found, MeasurementState state) {
        try {
            for (ClaimFile file : write(claim, found, state)) {
                context.listener().fileEntryPublished(leaf, FileEntry.from(file.path(), file.mediaType()));
            }
        } catch (IOException unwritable) {
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
        List<ClaimFile> files = new ArrayList<>();
        Optional<String> picture = found.evidence().flatMap(evidence -> picture(claim, found, evidence));
        if (picture.isPresent()) {
            files.add(ClaimFile.picture(folder, claim.id(), picture.get()));
        }
        if (state instanceof MeasurementState.Asked asked) {
            files.addAll(asked.files().write(folder, title));
        }
        files.add(ClaimFile.record(
                folder, claim.id(), new ClaimRecord(spec, method, claim, found, launch).content(state)));
        return files;
    }

    private static NumberLine.Claimed claimed(Threshold.Direction direction) {
        return switch (direction) {
            case AT_LEAST -> NumberLine.Claimed.AT_LEAST;
            case AT_MOST -> NumberLine.Claimed.AT_MOST;
        };
    }

    /** Returns the number line of a decision as SVG; empty if a number is not known. */
    private static Optional<String> picture(ClaimName claim, Finding found, Evidence evidence) {
        NumberLine line = new NumberLine(
                claim.name(),
                claim.meaning().direction().map(ClaimFiles::claimed).orElse(NumberLine.Claimed.NEITHER),
                OptionalDouble.of(evidence.estimate()),
                evidence.interval().low(),
                evidence.interval().high(),
                evidence.threshold(),
                claim.meaning().chance());
        return line.canBeDrawn()
                ? Optional.of(line.svg(claim.name() + " is " + found.verdict().words(), evidence.n()))
                : Optional.empty();
    }
}
