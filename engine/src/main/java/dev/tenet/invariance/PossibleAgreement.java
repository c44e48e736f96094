package dev.tenet.invariance;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Threshold;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Computes what a number of questions can show about a threshold, before any is asked. */
record PossibleAgreement(Threshold threshold, double level) {

    private static final double[] ALL_AGREE = {1};

    // Computing the interval of more questions is slow, and few thresholds need more.
    private static final int MAX_EVALUATED = 1000;

    /** Returns why the given number of questions cannot support a claim; empty if it can. */
    Optional<String> unsupportable(String claim, long questions) {
        return isSupportable(questions)
                ? Optional.empty()
                : Optional.of(
                        Advice.unsupportable(claim, questions, "questions", needed(), tightest(claim, questions)));
    }

    private boolean isSupportable(long questions) {
        OptionalLong needed = needed();
        return needed.isPresent() && needed.getAsLong() <= questions;
    }

    private OptionalLong needed() {
        return threshold.value() == 0
                ? OptionalLong.of(0)
                : BettingInterval.observationsToExclude(ALL_AGREE, threshold.value(), level, Advice.MOST_CASES);
    }

    /** The claim with the strictest two-decimal threshold that the given number of questions can support. */
    private Optional<String> tightest(String claim, long questions) {
        double[] all = new double[(int) Math.min(questions, MAX_EVALUATED)];
        Arrays.fill(all, 1);
        double could = Math.floor(100 * BettingInterval.of(all, level).low()) / 100;
        return Optional.of(
                claim.replace(threshold.toString(), Threshold.atLeast(could).toString()));
    }

    /**
     * Returns the prospects, for example {@code supported from about 0.93, refuted up to about 0.42, by 40 questions}.
     * The interval of a mean depends on its scores and their order. Scores of 0 and 1, evenly spread, are used here:
     * they have the largest variance for a given mean.
     */
    String prospects(long questions) {
        if (!isSupportable(questions)) {
            return Advice.tooFew(questions, "questions", needed());
        }
        long shown = Math.min(questions, Advice.MOST_CASES);
        long at = (long) Math.floor(threshold.value() * shown);
        long refutedUpTo = last(at, agreeing -> isExcluded(agreeing, shown));
        long supportedFrom = shown - last(shown - at, differing -> isExcluded(shown - differing, shown));
        return "supported from about " + share(supportedFrom, shown)
                + (refutedUpTo < 0 ? "" : ", refuted up to about " + share(refutedUpTo, shown)) + ", by " + questions
                + " questions";
    }

    private static String share(long agreeing, long questions) {
        return Decimals.estimate(Math.rint(100.0 * agreeing / questions) / 100);
    }

    private boolean isExcluded(long agreeing, long questions) {
        double[] scores = new double[(int) questions];
        for (int i = 0; i < scores.length; i++) {
            long before = i * agreeing / questions;
            long after = (i + 1) * agreeing / questions;
            scores[i] = after - before;
        }
        return BettingInterval.observationsToExclude(scores, threshold.value(), level, questions)
                .isPresent();
    }

    /**
     * Returns the last count in [0, {@code to}] for which a property holds, given that it holds for all smaller ones;
     * −1 if it does not hold for 0.
     */
    private static long last(long to, LongPredicate hasProperty) {
        long with = -1;
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
