package dev.tenet.invariance;

import dev.tenet.stats.BettingInterval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Threshold;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;

/** What a threshold takes if every pair agrees. */
record BestAgreement(Threshold threshold, double level) {

    private static final double[] ALL_AGREE = {1};

    // An interval of more takes long, and few thresholds need more.
    private static final int MOST_JUDGED = 1000;

    /** Why a claim cannot be supported by so many questions; empty if it can. */
    Optional<String> unsupportable(String claim, long questions) {
        OptionalLong needed = needed();
        return needed.isPresent() && needed.getAsLong() <= questions
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(claim, questions, "questions", needed, loosest(claim, questions)));
    }

    private OptionalLong needed() {
        return threshold.value() == 0
                ? OptionalLong.of(0)
                : BettingInterval.observationsToExclude(ALL_AGREE, threshold.value(), level, Advice.MOST_CASES);
    }

    /** The same claim with the strictest threshold of two places that so many questions support. */
    private Optional<String> loosest(String claim, long questions) {
        double[] all = new double[(int) Math.min(questions, MOST_JUDGED)];
        Arrays.fill(all, 1);
        double could = Math.floor(100 * BettingInterval.of(all, level).low()) / 100;
        return Optional.of(claim.replace(threshold.toString(), Threshold.atLeast(could).toString()));
    }
}
