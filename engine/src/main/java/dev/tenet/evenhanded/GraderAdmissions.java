package dev.tenet.evenhanded;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.trial.Bench;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Progress;
import dev.tenet.trial.Run;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The grader admissions of a launch. Each grader is asked once about the admission pairs. Safe for use by several
 * threads.
 */
final class GraderAdmissions {

    private final Bench bench;
    private final Map<String, Known> known = new HashMap<>();
    private final Set<String> rehearsed = new HashSet<>();

    /** @param oldest when the oldest reply replayed from a tape was recorded; null if none was replayed */
    private record Known(
            GraderAdmission admission, @Nullable Instant oldest) {}

    GraderAdmissions(Bench bench) {
        this.bench = bench;
    }

    /**
     * Returns the grader's result on the admission pairs from the cache, or asks the grader.
     *
     * @return empty in a plan, which only counts calls
     * @throws FatalModelException if no further call can succeed, or too many calls failed for a result
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException if the pairs cannot be read
     */
    synchronized Optional<GraderAdmission> admit(Grader grader)
            throws ModelException, InterruptedException, IOException {
        AdmissionProtocol protocol = new AdmissionProtocol(
                grader,
                AdmissionPairs.bundled(),
                new GraderAdmission.Terms(
                        bench.get(EvenHandedSettings.GRADER_KAPPA),
                        bench.get(EvenHandedSettings.GRADER_ERRORS),
                        bench.level()));
        if (bench.isPlan()) {
            rehearse(protocol);
            return Optional.empty();
        }
        Known found = known.get(grader.fingerprint());
        if (found == null) {
            GraderAdmission admission = ask(protocol);
            found = new Known(admission, grader.participant().meter().totals().oldestReplayed());
            known.put(grader.fingerprint(), found);
        } else if (found.oldest() != null) {
            // The grader may belong to another spec, but its grades are as old as the replies that admitted it.
            grader.participant().meter().dependsOn(found.oldest());
        }
        return Optional.of(found.admission());
    }

    /** Removes the grader's result, so that the next run asks it again. */
    synchronized void forget(Grader grader) {
        known.remove(grader.fingerprint());
    }

    private void rehearse(AdmissionProtocol protocol) throws ModelException, InterruptedException {
        if (rehearsed.add(protocol.grader().fingerprint())) {
            for (AdmissionPair pair : protocol.pairs()) {
                protocol.ask(pair);
            }
        }
    }

    private GraderAdmission ask(AdmissionProtocol protocol)
            throws FatalModelException, InterruptedException, IOException {
        Run<GraderAdmission> run = bench.runner().run(protocol, new ProgressLog(protocol.grader()));
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (run.ending() instanceof Ending.CutShort cut) {
            throw new FatalModelException(cut.reason());
        }
        GraderAdmission admission = run.figures();
        if (admission.failed() > 0 && admission.objection().isPresent()) {
            // Failed calls say something about the server, nothing about the grader.
            throw new FatalModelException(
                    "judge " + protocol.grader().name() + " could not be admitted: calls failed for "
                            + admission.failed() + " of " + admission.pairs() + " admission pairs, the first because "
                            + admission.firstFailure().orElse("nothing came"));
        }
        return admission;
    }

    /** Prints the progress to the console. */
    private final class ProgressLog implements RunObserver<AdmissionPair, AdmissionProtocol.Graded, GraderAdmission> {

        private final Progress line;

        ProgressLog(Grader grader) {
            this.line = bench.progress("admission of judge " + grader.name(), "admission pairs");
        }

        @Override
        public void ended(Outcome<AdmissionPair, AdmissionProtocol.Graded> outcome) {}

        @Override
        public void progress(
                long ended,
                long planned,
                String waiting,
                Tally<AdmissionPair, AdmissionProtocol.Graded, GraderAdmission> soFar) {
            line.at(ended, planned, waiting, () -> "admission pairs");
        }
    }
}
