package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.Change;
import java.util.Locale;
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
        return change.name().toLowerCase(Locale.ROOT);
    }
}
