package dev.tenet.framing;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import java.util.function.LongPredicate;

/**
 * Computes which means would support or refute a threshold. The interval of a mean depends on all scores and their
 * order. Scores of 0 and 1, evenly spread, are used here: they have the largest variance for a given mean.
 */
final class MeanProspects {

    private final Threshold threshold;
    private final long issues;
    private final double level;

    private MeanProspects(Threshold threshold, long issues, double level) {
        this.threshold = threshold;
        this.issues = issues;
        this.level = level;
    }

    /**
     * Returns the prospects, for example {@code supported up to about 0.12, refuted from about 0.42, by 100 issues}.
     */
    static String of(Threshold threshold, long issues, double level) {
        return new MeanProspects(threshold, issues, level).inWords();
    }

    private String inWords() {
        boolean isAtMost = threshold.direction() == Direction.AT_MOST;
        long below = (long) Math.floor(threshold.value() * issues);
        // Exclusion is monotonic in the distance from the threshold.
        long upTo = last(0, below, ones -> isExcluded(ones));
        long from = issues - last(0, issues - below, zeros -> isExcluded(issues - zeros));
        String lower = upTo < 0 ? "" : (isAtMost ? "supported" : "refuted") + " up to about " + share(upTo);
        String upper = from > issues ? "" : (isAtMost ? "refuted" : "supported") + " from about " + share(from);
        String both = isAtMost ? joined(lower, upper) : joined(upper, lower);
        return both + ", by " + issues + " issues";
    }

    private static String joined(String one, String other) {
        return one.isEmpty() || other.isEmpty() ? one + other : one + ", " + other;
    }

    private String share(long ones) {
        return Decimals.estimate(Math.rint(100.0 * ones / issues) / 100);
    }

    private boolean isExcluded(long ones) {
        return BettingInterval.observationsToExclude(spread(ones), threshold.value(), level, issues)
                .isPresent();
    }

    private double[] spread(long ones) {
        double[] scores = new double[Math.toIntExact(issues)];
        for (int i = 0; i < scores.length; i++) {
            long before = i * ones / issues;
            long after = (i + 1) * ones / issues;
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
