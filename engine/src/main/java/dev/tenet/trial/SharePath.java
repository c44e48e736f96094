package dev.tenet.trial;

import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import dev.tenet.trial.Evidence.Look;
import dev.tenet.trial.MissingData.Cause;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The outcomes of a share in the order asked. Anytime-valid intervals depend on this order. Copies share the array,
 * because entries never change. Uses one byte per case.
 *
 * @param outcomes the outcomes, one of the constants
 * @param length the number of outcomes
 */
@SuppressWarnings("ArrayRecordComponent") // paths are never compared
record SharePath(byte[] outcomes, int length) {

    static final byte FAILURE = 0;
    static final byte SUCCESS = 1;
    static final byte UNREAD = 2;
    static final byte FAILED_CALL = 3;

    SharePath and(byte outcome) {
        byte[] all = length == outcomes.length ? Arrays.copyOf(outcomes, 2 * length + 16) : outcomes;
        all[length] = outcome;
        return new SharePath(all, length + 1);
    }

    /** Returns the interval of the cases with a result. */
    Interval interval(SamplingPlan plan) {
        return interval(plan, Cause.EITHER, false, false);
    }

    /** Returns the interval if the cases missing for a cause had the given result. */
    Interval intervalIf(boolean isSuccess, Cause cause, SamplingPlan plan) {
        return interval(plan, cause, true, isSuccess);
    }

    private Interval interval(SamplingPlan plan, Cause cause, boolean isCounted, boolean isSuccess) {
        ShareSequence sequence = new ShareSequence(plan);
        for (int i = 0; i < length; i++) {
            if (outcomes[i] <= SUCCESS) {
                sequence.observe(outcomes[i] == SUCCESS);
            } else if (isCounted && isOf(cause, outcomes[i])) {
                sequence.observe(isSuccess);
            }
        }
        if (length >= plan.planned()) {
            sequence.finish();
        }
        return sequence.interval();
    }

    /**
     * Returns the interval of the cases with a result after each look.
     *
     * @param most the largest number of looks
     */
    List<Look> looks(SamplingPlan plan, int most) {
        List<Look> looks = new ArrayList<>();
        ShareSequence sequence = new ShareSequence(plan);
        int every = Math.max(1, (length + most - 1) / most);
        for (int i = 0; i < length; i++) {
            if (outcomes[i] <= SUCCESS) {
                sequence.observe(outcomes[i] == SUCCESS);
            }
            if (i + 1 == length && length >= plan.planned()) {
                sequence.finish();
            }
            if (sequence.count() > 0 && ((i + 1) % every == 0 || i + 1 == length)) {
                looks.add(new Look(sequence.count(), sequence.counts().rate(), sequence.interval()));
            }
        }
        return looks;
    }

    private static boolean isOf(Cause cause, byte outcome) {
        return switch (cause) {
            case NO_READING -> outcome == UNREAD;
            case FAILED_CALL -> outcome == FAILED_CALL;
            case EITHER -> true;
        };
    }
}
