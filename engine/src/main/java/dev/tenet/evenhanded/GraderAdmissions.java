package dev.tenet.evenhanded;

import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.trial.AdmissionRegister;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/**
 * The grader admissions of a launch.
 *
 * @param pairs the admission pairs
 * @param terms the conditions for admission
 * @param register keeps the results
 */
record GraderAdmissions(
        List<AdmissionPair> pairs, GraderAdmission.Terms terms, AdmissionRegister<GraderAdmission> register) {

    /**
     * Returns the grader's result if it is known or stored; otherwise asks the grader.
     *
     * @return empty in a plan, which only counts calls
     * @throws FatalModelException if no further call can succeed, or too many calls failed for a result
     * @throws InterruptedException if the thread is interrupted while waiting
     * @throws IOException never, since the pairs are in memory
     */
    Optional<GraderAdmission> admit(Grader grader) throws ModelException, InterruptedException, IOException {
        return register.admit(candidate(grader));
    }

    /** Removes the grader's result, so that the next run asks it again. */
    void forget(Grader grader) {
        register.forget(candidate(grader));
    }

    private GraderCandidate candidate(Grader grader) {
        return new GraderCandidate(grader, pairs, terms);
    }
}
