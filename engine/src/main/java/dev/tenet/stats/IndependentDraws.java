package dev.tenet.stats;

import org.apache.commons.statistics.distribution.BetaDistribution;

/**
 * Independent trials with the same share. The bets are an e-process against a share of at most t: the likelihood of the
 * successes under a rate drawn from Beta(4t, 4(1 − t)) truncated to (t, 1), divided by their likelihood under t. With a
 * = 4t, b = 4(1 − t), and d successes in n trials
 *
 * <p>E(t) = [B(a + d, b + n − d) · S(a + d, b + n − d)] / [B(a, b) · S(a, b)] / [t^d (1 − t)^(n − d)]
 *
 * <p>where B is the beta function and S(a, b) the probability that a rate with the distribution Beta(a, b) is above t.
 * For every share of at most t, E is a supermartingale that starts at 1, so it ever reaches 1/α with probability at
 * most α (Ville's inequality). Mixtures over a rate are due to Robbins (Annals of Mathematical Statistics 41, 1970).
 *
 * <p>E is below 1 at the observed share and decreases in t where it is above 1, so a share is rejected together with
 * all smaller ones. A test verifies this numerically.
 */
record IndependentDraws() implements Draws {

    private static final double WEIGHT = 4;
    private static final int HALVINGS = 46;

    @Override
    public double low(Proportion counts, double soFar, double logOfRejection) {
        if (counts.successes() == 0 || (soFar > 0 && logEvidence(counts, soFar) < logOfRejection)) {
            return soFar;
        }
        double rejected = soFar;
        double kept = Math.max(soFar, counts.rate());
        for (int i = 0; i < HALVINGS; i++) {
            double middle = rejected + (kept - rejected) / 2;
            if (logEvidence(counts, middle) >= logOfRejection) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    @Override
    public double high(Proportion counts, double soFar, double logOfRejection) {
        return 1 - low(counts.complement(), 1 - soFar, logOfRejection);
    }

    @Override
    public Side side(Proportion counts, double threshold, double logOfRejection) {
        return logEvidence(counts, threshold) >= logOfRejection
                ? Side.ABOVE
                : logEvidence(counts.complement(), 1 - threshold) >= logOfRejection ? Side.BELOW : Side.UNDECIDED;
    }

    @Override
    public Interval exact(Proportion counts, double level) {
        return counts.clopperPearson(level);
    }

    /** log E, for a share in (0, 1). */
    static double logEvidence(Proportion counts, double share) {
        double a = WEIGHT * share;
        double b = WEIGHT * (1 - share);
        return logOddsAbove(a + counts.successes(), b + (counts.total() - counts.successes()), share)
                - logOddsAbove(a, b, share);
    }

    /** The log ratio of the probability above a share and the density at it, which contains the powers of E. */
    private static double logOddsAbove(double a, double b, double share) {
        BetaDistribution rate = BetaDistribution.of(a, b);
        return Math.log(rate.survivalProbability(share)) - rate.logDensity(share);
    }
}
