package dev.tenet.deepvalue;

import dev.tenet.stats.Looks;
import dev.tenet.trial.Share;

/**
 * The share of deep answers in one part of the trials, such as a context.
 *
 * @param name the level of the factor, such as {@code legal}
 * @param share with an interval at the level of the run, for this part alone
 * @param simultaneous with a wider interval: those of all parts hold at once at the level of the run
 */
record PartShare(String name, Share share, Share simultaneous) {

    private static final double LEVELS = 10_000;
    private static final double ROUNDING = 1e-6;

    /** Creates the share of a part of which only the counts are known. */
    static PartShare of(String name, Counts counts, double level, int parts) {
        return new PartShare(
                name, counts.share(Looks.FIXED, level), counts.share(Looks.FIXED, simultaneousLevel(level, parts)));
    }

    /**
     * Returns the level of each interval that makes those of all parts hold at once: 1 − (1 − level)/parts, by
     * Bonferroni, rounded up to four digits for display.
     */
    static double simultaneousLevel(double level, int parts) {
        double exact = 1 - (1 - level) / Math.max(1, parts);
        double rounded = Math.ceil(LEVELS * exact - ROUNDING) / LEVELS;
        return parts < 2 ? level : rounded < 1 ? rounded : exact;
    }
}
