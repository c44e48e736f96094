package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;

/** A claim that can tell in constant time that it is not decided yet. */
interface QuickLook {

    /** Whether the claim may be decided by what was counted so far; never false of one that is. */
    boolean mayBeDecided(StanceTally soFar);

    /** The look at a quantity: no claim is decided whose threshold is within the interval. */
    static boolean mayBeDecided(Quantity quantity, Threshold threshold, StanceTally soFar) {
        IssueMeans mean = soFar.means().of(quantity);
        Interval interval = mean.intervalSoFar();
        return !mean.isIntervalKnown()
                || threshold.verdict(
                                quantity == Quantity.PAC
                                        ? new Interval(1 - interval.high(), 1 - interval.low())
                                        : interval)
                        != Verdict.UNDECIDED;
    }
}
