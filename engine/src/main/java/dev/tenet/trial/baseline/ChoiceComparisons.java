package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Compares the choices of a run with all that it is compared with, and keeps them for later comparisons. Used by one
 * thread.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChoiceComparisons {

    private final ChoiceComparison withBaseline;
    private final ChoiceComparison withSubject;
    private final @Nullable BaselineDraft draft;

    /** @param level the confidence level, in (0, 1) */
    public ChoiceComparisons(Comparing compared, double level) {
        this.withBaseline = new ChoiceComparison(compared.baseline(), level);
        this.withSubject = new ChoiceComparison(compared.reference(), level);
        this.draft = compared.draft();
    }

    /**
     * Adds a case with an answer.
     *
     * @param isSuccess whether the choice is a success; null if no choice could be read
     */
    public void add(String id, String fingerprint, @Nullable Boolean isSuccess, Reply reply) {
        withBaseline.add(id, fingerprint, isSuccess, reply);
        withSubject.add(id, fingerprint, isSuccess, reply);
        if (draft != null) {
            draft.answered(reply);
            draft.add(id, fingerprint, isSuccess == null ? null : (Double) (isSuccess ? 1.0 : 0.0), "");
        }
    }

    /** Adds a case whose call failed. */
    public void addFailed(String id, String fingerprint) {
        withBaseline.addFailed(id, fingerprint);
        withSubject.addFailed(id, fingerprint);
        if (draft != null) {
            draft.add(id, fingerprint, null, "");
        }
    }

    /** Returns the differences of the cases so far, treating the run as complete. */
    public ChoiceDifferences soFar() {
        return new ChoiceDifferences(withBaseline.soFar(), withSubject.soFar());
    }
}
