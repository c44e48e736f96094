package dev.tenet.trial;

import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import dev.tenet.trial.MissingData.Cause;
import java.util.Arrays;

/**
 * The outcomes behind a share in the order asked, of which an interval that is valid at every look depends. Existing
 * entries never change, so copies share the array. Uses one byte per case.
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

    private static boolean isOf(Cause cause, byte outcome) {
        return switch (cause) {
            case NO_READING -> outcome == UNREAD;
            case FAILED_CALL -> outcome == FAILED_CALL;
            case EITHER -> true;
        };
    }
}
