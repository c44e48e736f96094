package dev.tenet.stats;

/**
 * How the trials of a share are drawn, and what their counts say about it: by bets, which are valid at all times
 * together, and by an exact interval, which is valid for one look.
 */
sealed interface Draws permits IndependentDraws, CatalogueDraws {

    /** The draws of a plan. */
    static Draws of(SamplingPlan plan) {
        return plan.population().isPresent()
                ? new CatalogueDraws(plan.population().getAsLong())
                : new IndependentDraws();
    }

    /**
     * The larger of a lower bound so far and the one that the bets give now: all smaller shares are rejected.
     *
     * @param soFar a lower bound for the share, in [0, 1]
     * @param logOfRejection the logarithm of the capital at which a share is rejected
     */
    double low(Proportion counts, double soFar, double logOfRejection);

    /** The same for an upper bound. */
    double high(Proportion counts, double soFar, double logOfRejection);

    /** The side of a threshold on which the share is according to the bets now, for a threshold in (0, 1). */
    Side side(Proportion counts, double threshold, double logOfRejection);

    /** The exact interval, with at most half of the error probability on either side. */
    Interval exact(Proportion counts, double level);
}
