package dev.tenet.deepvalue;

import dev.tenet.stats.Bonferroni;
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

    /** Creates the share of a part of which only the counts are known. */
    static PartShare of(String name, Counts counts, double level, int parts) {
        return new PartShare(
                name,
                counts.share(Looks.FIXED, level),
                counts.share(Looks.FIXED, Bonferroni.level(level, Math.max(1, parts))));
    }
}
