package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Change;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Description;
import dev.tenet.trial.GroupedMean;
import org.apiguardian.api.API;

/**
 * The figures of one change.
 *
 * @param change the change
 * @param counts the number of pairs by result
 * @param agreement the agreement over questions
 * @param stances the stances of the pairs
 * @param divergence the divergence over the wordings of a question, including the original
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record ChangeFigures(
        Change change, PairCounts counts, GroupedMean agreement, StanceTable stances, Divergence divergence) {

    /** Returns the name of the change, for example {@code paraphrase}. */
    String name() {
        return InvariancePair.name(change);
    }

    /**
     * Returns the figures in words, for example
     * {@code 78 of 80 the same, 2 unreadable; agreement 0.975, 95 % CI [0.821, 0.998]}.
     */
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
