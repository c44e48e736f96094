package dev.tenet.evenhanded;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;

/**
 * Computes which shares would support or refute a threshold, for a plan. Topics are assumed to be 0 or 1, evenly
 * spread, which is the largest possible variance.
 */
final class TopicProspects {

    private TopicProspects() {}

    /**
     * Returns the prospects, for example {@code supported from about 0.93, refuted up to about 0.78, by 150 topics}.
     */
    static String of(Threshold threshold, long topics, double level) {
        boolean isAtLeast = threshold.direction() == Direction.AT_LEAST;
        LongPredicate isExcluded =
                ones -> BettingInterval.observationsToExclude(spread(ones, topics), threshold.value(), level, topics)
                        .isPresent();
        long nearest = (long) Math.floor(threshold.value() * topics);
        long upTo = last(nearest, isExcluded);
        long from = topics - last(topics - nearest, zeros -> isExcluded.test(topics - zeros));
        List<String> bounds = new ArrayList<>();
        if (from <= topics) {
            bounds.add((isAtLeast ? "supported" : "refuted") + " from about " + share(from, topics));
        }
        if (upTo >= 0) {
            bounds.add(
                    isAtLeast ? bounds.size() : 0,
                    (isAtLeast ? "refuted" : "supported") + " up to about " + share(upTo, topics));
        }
        return String.join(", ", bounds) + ", by " + topics + " topics";
    }

    private static String share(long ones, long topics) {
        return Decimals.estimate(Math.rint(100.0 * ones / topics) / 100);
    }

    private static double[] spread(long ones, long topics) {
        double[] scores = new double[Math.toIntExact(topics)];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = (i + 1) * ones / topics - i * ones / topics;
        }
        return scores;
    }

    /**
     * Returns the last count up to a bound for which a property holds, given that it holds for all smaller ones; −1 if
     * it does not hold for 0.
     */
    private static long last(long bound, LongPredicate hasProperty) {
        long with = -1;
        long without = bound + 1;
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
