package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;

/** A claim with a constant-time check that it is not decided yet. */
interface QuickLook {

    /** Returns whether the counts so far may decide the claim; never false if they do. */
    boolean mayBeDecided(StanceTally soFar);

    /** Checks a quantity: no claim is decided while its threshold is within the interval. */
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
