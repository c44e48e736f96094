package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Change;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * What was measured under one change.
 *
 * @param change what was changed
 * @param counts how many pairs came to what
 * @param agreement over questions
 * @param stances which stances the pairs took
 * @param divergence over the wordings of a question, the one as written among them
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ChangeFigures(
        Change change, PairCounts counts, AgreementMean agreement, StanceTable stances, Divergence divergence) {

    /** The change in one word, as in {@code paraphrase}. */
    String name() {
        return InvariancePair.name(change);
    }

    /** As in {@code 78 of 80 the same, 2 unreadable; agreement 0.975, 95 % CI [0.821, 0.998]}. */
    String inWords() {
        return counts.inWords()
                + (counts.read() == 0
                        ? ""
                        : "; agreement " + Decimals.estimate(agreement.estimate()) + ", "
                                + agreement.interval().at(agreement.level()));
    }

    void describe(Description into) {
        into.object("agreement", agreement::describe)
                .object("counts", counts::describe)
                .object("stances", stances::describe)
                .object("divergence", divergence::describe);
    }
}
