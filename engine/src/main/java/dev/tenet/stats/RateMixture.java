package dev.tenet.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * An e-process against a share of at most t: the likelihood of the successes under a rate drawn uniformly from [t, 1],
 * divided by their likelihood under t. After d successes in n trials
 *
 * <p>log E = log[I_{1−t}(1 + n − d, 1 + d) · B(1 + d, 1 + n − d)] − log(1 − t) − d·log t − (n − d)·log(1 − t)
 *
 * <p>with the regularized incomplete beta function I. For every share of at most t, E is a supermartingale that starts
 * at 1, so it ever reaches 1/α with probability at most α (Ville's inequality; the mixture is due to Robbins, Annals of
 * Mathematical Statistics 41, 1970).
 *
 * <p>The same holds if d is a sum of scores in [0, 1] with mean at most t: the likelihood ratio of each rate r, (r/t)^x
 * · ((1 − r)/(1 − t))^(1 − x), is convex in the score x, hence at most its chord between 0 and 1, whose expectation is
 * at most 1.
 */
final class RateMixture {

    private static final int HALVINGS = 50;

    private RateMixture() {}

    /**
     * The largest share that is rejected together with all smaller ones, up to rounding; 0 if none is.
     *
     * @param error the probability of ever rejecting the true share, in (0, 1)
     */
    static double lowerEnd(double successes, long total, double error) {
        if (successes == 0) {
            return 0;
        }
        // E decreases in t, from infinity to at most 1 at the observed share.
        double rejected = 0;
        double kept = successes / total;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (rejected + kept) / 2;
            if (logEvidence(successes, total, middle) >= -Math.log(error)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    /** The formula above; the density of the beta distribution contains everything but the first factor. */
    private static double logEvidence(double successes, long total, double share) {
        BetaDistribution rates = BetaDistribution.of(1.0 + successes, 1.0 + total - successes);
        return Math.log(rates.survivalProbability(share)) - rates.logDensity(share) - Math.log1p(-share);
    }
}
