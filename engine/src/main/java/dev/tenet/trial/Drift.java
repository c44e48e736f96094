package dev.tenet.trial;

import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;

/** Words about how an interval was made, and about an estimate that contradicts it. */
final class Drift {

    /** What to do about a claim that is undecided for that reason. */
    static final String ADVICE = "find out what changed on the way to the model or behind its name, and run again";

    private static final double ROUNDING = 1e-9;

    private Drift() {}

    /** Returns whether the estimate is outside its interval. */
    static boolean isOutside(double estimate, Interval interval) {
        return estimate < interval.low() - ROUNDING || estimate > interval.high() + ROUNDING;
    }

    /** Returns a warning if the estimate is outside its interval, to append to a result; otherwise empty. */
    static String alarm(double estimate, Interval interval) {
        return isOutside(estimate, interval)
                ? "; drift: the estimate is outside its interval, so the subject probably changed during the run"
                : "";
    }

    /** Returns how the interval of a share or a mean was made, such as {@code exact (Clopper-Pearson), at the planned 200}. */
    static String method(SamplingPlan plan, boolean isShare) {
        String catalogue = plan.population().isPresent()
                ? ", without replacement from " + plan.population().getAsLong()
                : "";
        return switch (plan.looks()) {
                    case FIXED ->
                        (isShare ? "exact (Clopper-Pearson), " : "scores in any order, ")
                                + (plan.planned() > 0 ? "at the planned " + plan.planned() : "one look");
                    case EARLY ->
                        (isShare
                                        ? "bets at every look, exact at the planned "
                                        : "bets at every look, up to the planned ")
                                + plan.planned();
                    case OPEN -> "bets at every look, without a planned end";
                }
                + catalogue;
    }
}
