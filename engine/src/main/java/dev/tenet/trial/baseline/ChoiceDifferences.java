package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * The differences of the choices of a run from all that it is compared with.
 *
 * @param fromBaseline the difference from an earlier run
 * @param fromSubject the difference from another subject of the launch
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ChoiceDifferences(ChoiceDifference fromBaseline, ChoiceDifference fromSubject) {

    /** Returns the differences of a run that is not compared. */
    public static ChoiceDifferences nothing(double level) {
        ChoiceDifference nothing = ChoiceDifference.nothing(Baseline.NONE, level);
        return new ChoiceDifferences(nothing, nothing);
    }

    /** Returns the difference from a reference. */
    public ChoiceDifference from(Reference reference) {
        return reference.isSubject() ? fromSubject : fromBaseline;
    }

    /** Writes the comparisons to {@code summary.json} as {@code baseline} and {@code reference}; null without one. */
    public void describe(Description into) {
        fromBaseline.describe("baseline", into);
        fromSubject.describe("reference", into);
    }
}
