package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * The differences of the scores of a run from all that it is compared with.
 *
 * @param fromBaseline the difference from an earlier run
 * @param fromSubject the difference from another subject of the launch
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ScoreDifferences(ScoreDifference fromBaseline, ScoreDifference fromSubject) {

    /** Returns the difference from a reference. */
    public ScoreDifference from(Reference reference) {
        return reference.isSubject() ? fromSubject : fromBaseline;
    }

    /**
     * Writes the comparisons to {@code summary.json} as {@code baseline} and {@code reference}; null without one.
     *
     * @param words the nouns for cases and groups, which name their numbers
     */
    public void describe(Description into, Advice.Words words) {
        fromBaseline.describe("baseline", into, words);
        fromSubject.describe("reference", into, words);
    }
}
