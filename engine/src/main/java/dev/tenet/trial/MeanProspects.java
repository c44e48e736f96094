package dev.tenet.trial;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.Side;
import dev.tenet.trial.Threshold.Direction;
import java.util.function.LongPredicate;

/**
 * Computes which means would support or refute a threshold. The interval of a mean depends on all scores and their
 * order. Scores of 0 and 1, evenly spread, are used here: they have the largest variance for a given mean.
 */
final class MeanProspects {

    private final Threshold threshold;
    private final long groups;
    private final String noun;
    private final SamplingPlan plan;

    private MeanProspects(Threshold threshold, long groups, String noun, SamplingPlan plan) {
        this.threshold = threshold;
        this.groups = groups;
        this.noun = noun;
        this.plan = plan;
    }

    /**
     * Returns the prospects by a number of groups, for example {@code supported at about 0.12 or less, refuted at about
     * 0.42 or more, with 100 issues}.
     *
     * @param noun the plural noun for groups
     */
    static String of(Threshold threshold, String noun, SamplingPlan plan) {
        long groups = Math.min(plan.planned(), Advice.MOST_CASES);
        return new MeanProspects(
                        threshold,
                        groups,
                        noun,
                        new SamplingPlan(plan.level(), plan.looks(), groups, plan.population()))
                .inWords();
    }

    private String inWords() {
        boolean isAtMost = threshold.direction() == Direction.AT_MOST;
        long below = (long) Math.floor(threshold.value() * groups);
        // Exclusion is monotonic in the distance from the threshold.
        long upTo = last(0, below, ones -> isExcluded(ones));
        long from = groups - last(0, groups - below, zeros -> isExcluded(groups - zeros));
        String lower = upTo < 0 ? "" : (isAtMost ? "supported" : "refuted") + " at about " + share(upTo) + " or less";
        String upper =
                from > groups ? "" : (isAtMost ? "refuted" : "supported") + " at about " + share(from) + " or more";
        String both = isAtMost ? joined(lower, upper) : joined(upper, lower);
        return both + ", with " + Advice.counted(groups, noun);
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    private String share(long ones) {
        return Decimals.estimate(Math.rint(100.0 * ones / groups) / 100);
    }

    private boolean isExcluded(long ones) {
        ScoreSequence sequence = new ScoreSequence(threshold.value(), plan);
        for (double score : spread(ones)) {
            sequence.observe(score);
        }
        return sequence.side() != Side.UNDECIDED;
    }

    private double[] spread(long ones) {
        double[] scores = new double[Math.toIntExact(groups)];
        for (int i = 0; i < scores.length; i++) {
            long before = i * ones / groups;
            long after = (i + 1) * ones / groups;
            scores[i] = after - before;
        }
        return scores;
    }

    /**
     * Returns the last count in a range for which a property holds, given that it holds for all smaller ones; −1 if it
     * does not hold for the first.
     */
    private static long last(long from, long to, LongPredicate hasProperty) {
        long with = from - 1;
        long without = to + 1;
        while (without - with > 1) {
            long middle = with + (without - with) / 2;
            if (hasProperty.test(middle)) {
                with = middle;
            } else {
                without = middle;
            }
        }
        return with;
    }
}
