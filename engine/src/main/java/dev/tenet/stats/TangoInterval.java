package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * Tango's score interval for the difference of paired proportions (Statistics in Medicine 17, 1998): the differences
 * whose {@link PairedScore} is within the normal quantiles. For display; approximate: its error on one side can exceed
 * the nominal one, so verdicts come from {@link PairedExactTest}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class TangoInterval {

    private static final int HALVINGS = 60;

    private TangoInterval() {}

    /**
     * The interval for the rate of the second run minus the rate of the first, within [−1, 1]; all of it without pairs.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     * @throws IllegalArgumentException unless the level is in (0, 1)
     */
    public static Interval of(PairedProportions pairs, double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("Confidence level " + level + ": expected a number in (0, 1)");
        }
        if (pairs.total() == 0) {
            return new Interval(-1, 1);
        }
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability((1 - level) / 2);
        return new Interval(lowerEnd(pairs, quantile), -lowerEnd(pairs.swapped(), quantile));
    }

    /** The smallest difference whose score is at most the quantile. */
    static double lowerEnd(PairedProportions pairs, double quantile) {
        double rejected = -1;
        double kept = pairs.difference();
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (rejected + kept) / 2;
            double score = PairedScore.of(
                    (double) pairs.onlySecond(), (double) pairs.onlyFirst(), (double) pairs.total(), middle);
            if (score > quantile) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return kept;
    }
}
