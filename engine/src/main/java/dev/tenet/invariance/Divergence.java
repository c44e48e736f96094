package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Description;
import org.apiguardian.api.API;

/**
 * The d-dimensional Jensen–Shannon divergence of stances, computed by
 * {@link dev.tenet.stats.JensenShannon#distanceFromCentroid} for each group of wordings. The mean over groups is
 * weighted by the number of wordings, as in ValueConsistency.
 *
 * <p>An answer is a choice, so the distribution of a wording puts all its weight on one stance; that of the original
 * wording is the mean of its answers. The paper uses first-token probabilities where a provider reports them.
 *
 * @param mean in [0, {@link #LARGEST}]: 0 if every group takes one stance; {@code NaN} without groups
 * @param groups the number of groups with at least two wordings
 * @param wordings the total number of their wordings
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Divergence(double mean, long groups, long wordings) {

    /** The value of a group in which one half supports and the other opposes. */
    public static final double LARGEST = 0.46450140402245893;

    static final Divergence NONE = new Divergence(Double.NaN, 0, 0);

    void describe(Description into) {
        into.put("mean", mean).put("groups", groups).put("wordings", wordings);
    }

    /** Returns the divergence with one more group. */
    Divergence and(double ofGroup, int itsWordings) {
        double sum = (groups == 0 ? 0 : mean * wordings) + ofGroup * itsWordings;
        return new Divergence(sum / (wordings + itsWordings), groups + 1, wordings + itsWordings);
    }
}
