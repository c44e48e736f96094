package dev.tenet.evenhanded;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.trial.Bench;
import dev.tenet.trial.OncePerLaunch;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Progress;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Tally;
import java.io.IOException;
import java.util.Optional;

/**
 * The grader admissions of a launch. Each grader is asked once about the admission pairs. Safe for use by several
 * threads.
 */
final class GraderAdmissions {

    private final Bench bench;
    private final OncePerLaunch<GraderAdmission> results = new OncePerLaunch<>();

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
    Optional<GraderAdmission> admit(Grader grader) throws ModelException, InterruptedException, IOException {
        AdmissionProtocol protocol = new AdmissionProtocol(
                grader,
                AdmissionPairs.bundled(),
                new GraderAdmission.Terms(
                        bench.get(EvenHandedSettings.GRADER_KAPPA),
                        bench.get(EvenHandedSettings.GRADER_ERRORS),
                        bench.level()));
        if (bench.isPlan()) {
            results.rehearse(grader.fingerprint(), protocol::askAll);
            return Optional.empty();
        }
        return Optional.of(results.of(grader.fingerprint(), grader.participant().meter(), () -> ask(protocol)));
    }

    /** Removes the grader's result, so that the next run asks it again. */
    void forget(Grader grader) {
        results.forget(grader.fingerprint());
    }

    private GraderAdmission ask(AdmissionProtocol protocol)
            throws FatalModelException, InterruptedException, IOException {
        GraderAdmission admission =
                bench.runner().run(protocol, new ProgressLog(protocol.grader())).complete();
        if (admission.failed() > 0 && admission.objection().isPresent()) {
            // Failed calls say something about the server, nothing about the grader.
            throw new FatalModelException(
                    "judge " + protocol.grader().name() + " could not be admitted: calls failed for "
                            + admission.failed() + " of " + admission.pairs() + " admission pairs, the first with"
                            + " the error: "
                            + admission.firstFailure().orElse("no answer"));
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
