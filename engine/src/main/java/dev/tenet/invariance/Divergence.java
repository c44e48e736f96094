package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * The d-dimensional Jensen–Shannon divergence of stances, as {@link dev.tenet.stats.JensenShannon#distanceFromCentroid} has
 * it for each group of wordings; the mean over groups counts each by its wordings, as ValueConsistency publishes it.
 *
 * <p>An answer is a choice, so that a wording's distribution has all its weight on one stance; that of the wording as written
 * is the mean of the answers to it. The paper's distributions are chances of first tokens where a provider tells them.
 *
 * @param mean in [0, {@link #LARGEST}]: 0 if every group takes one stance; {@code NaN} of no group
 * @param groups how many groups of at least two wordings it is of
 * @param wordings how many wordings they have together
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Divergence(double mean, long groups, long wordings) {

    /** Of a group of which one half supports and the other opposes. */
    public static final double LARGEST = 0.46450140402245893;

    static final Divergence NONE = new Divergence(Double.NaN, 0, 0);

    void describe(Description into) {
        into.put("mean", mean).put("groups", groups).put("wordings", wordings);
    }

    /** This and a group more. */
    Divergence and(double ofGroup, int itsWordings) {
        double sum = (groups == 0 ? 0 : mean * wordings) + ofGroup * itsWordings;
        return new Divergence(sum / (wordings + itsWordings), groups + 1, wordings + itsWordings);
    }
}
