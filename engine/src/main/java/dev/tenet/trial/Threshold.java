package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.MissingData.Cause;
import org.apiguardian.api.API;

/**
 * A threshold for a share or a mean score, decided by an interval: {@code ≥ t} is supported if the lower bound is at
 * least t, refuted if the upper bound is below t, otherwise undecided; {@code ≤ t} is the mirror image.
 *
 * @param direction whether the threshold is a minimum or a maximum
 * @param value the threshold, in [0, 1]
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Threshold(Direction direction, double value) {

    /** The side of the threshold that is claimed. */
    public enum Direction {
        /** At least the threshold. */
        AT_LEAST,
        /** At most the threshold. */
        AT_MOST;

        /**
         * Returns the verdict for an interval.
         *
         * @param value the threshold, in the unit of the interval
         */
        public Verdict verdict(Interval interval, double value) {
            return switch (this) {
                case AT_LEAST -> Threshold.verdict(interval.low() >= value, interval.high() < value);
                case AT_MOST -> Threshold.verdict(interval.high() <= value, interval.low() > value);
            };
        }
    }

    /** @throws IllegalArgumentException if the value is not in [0, 1] */
    public Threshold {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("threshold is " + value + "; expected a share in [0, 1]");
        }
    }

    /** Returns the threshold for a minimum, in [0, 1]. */
    public static Threshold atLeast(double value) {
        return new Threshold(Direction.AT_LEAST, value);
    }

    /** Returns the threshold for a maximum, in [0, 1]. */
    public static Threshold atMost(double value) {
        return new Threshold(Direction.AT_MOST, value);
    }

    /** Returns whether the threshold is an end of [0, 1], so that every figure meets it, or only the best one. */
    boolean isTrivial() {
        return value == 0 || value == 1;
    }

    /** Returns the last part of the ids of claims with this threshold: {@code -at-least} or {@code -at-most}. */
    public String idSuffix() {
        return switch (direction) {
            case AT_LEAST -> "-at-least";
            case AT_MOST -> "-at-most";
        };
    }

    /** Returns the verdict for an interval. */
    public Verdict verdict(Interval interval) {
        return direction.verdict(interval, value);
    }

    /**
     * Returns the verdict for an interval, unless missing cases could overturn it. In that case the claim is incomplete
     * if only failed calls could overturn it, otherwise undecided. Nothing counted decides nothing, whatever the
     * threshold.
     *
     * @param observed the interval of the counted cases
     * @param missing the bounds of the interval with the missing cases included
     */
    public Verdict verdict(Interval observed, MissingData missing) {
        Verdict found = missing.counted() == 0 ? Verdict.UNDECIDED : verdict(observed);
        if (isFirm(found, missing, Cause.EITHER)) {
            return found;
        }
        boolean takesFailedCalls =
                !isFirm(found, missing, Cause.FAILED_CALL) || isFirm(found, missing, Cause.NO_READING);
        return takesFailedCalls ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
    }

    /** Returns whether the verdict is the same for both extreme values of the missing cases. */
    boolean isFirm(Verdict found, MissingData missing, Cause cause) {
        return missing.cases(cause) == 0
                || (verdict(missing.lowest(cause)) == found && verdict(missing.highest(cause)) == found);
    }

    private static Verdict verdict(boolean isSupported, boolean isRefuted) {
        return isSupported ? Verdict.SUPPORTED : isRefuted ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    /**
     * Returns the threshold as text, such as {@code ≥ 0.50}: the value as written, with at least two decimal places.
     */
    @Override
    public String toString() {
        return (direction == Direction.AT_LEAST ? "≥ " : "≤ ") + Decimals.exact(value);
    }
}
