package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.MissingData.Cause;
import org.apiguardian.api.API;

/**
 * What a claim says of a share or a mean of scores, decided by an interval: {@code ≥ t} is supported if the lower end is
 * at least t, refuted if the upper end is below t, else undecided; {@code ≤ t} is the mirror image.
 *
 * @param direction whether it is the least or the most
 * @param value in [0, 1]
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Threshold(Direction direction, double value) {

    /** Which side of the threshold is claimed. */
    public enum Direction {
        /** At least the threshold. */
        AT_LEAST,
        /** At most the threshold. */
        AT_MOST
    }

    /** @throws IllegalArgumentException if the value is not in [0, 1] */
    public Threshold {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("threshold is " + value + "; expected a share in [0, 1]");
        }
    }

    /** At least a share, in [0, 1]. */
    public static Threshold atLeast(double value) {
        return new Threshold(Direction.AT_LEAST, value);
    }

    /** At most a share, in [0, 1]. */
    public static Threshold atMost(double value) {
        return new Threshold(Direction.AT_MOST, value);
    }

    /** What the interval says of it. */
    public Verdict verdict(Interval interval) {
        return switch (direction) {
            case AT_LEAST -> verdict(interval.low() >= value, interval.high() < value);
            case AT_MOST -> verdict(interval.high() <= value, interval.low() > value);
        };
    }

    /**
     * What the interval says of it, unless the cases that are missing could overturn that: then the claim is incomplete if
     * it takes failed calls to do so, else undecided.
     *
     * @param observed the interval of what was counted
     * @param missing what the interval would be if the missing cases counted too
     */
    public Verdict verdict(Interval observed, MissingData missing) {
        Verdict found = verdict(observed);
        if (isFirm(found, missing, Cause.EITHER)) {
            return found;
        }
        boolean takesFailedCalls =
                !isFirm(found, missing, Cause.FAILED_CALL) || isFirm(found, missing, Cause.NO_READING);
        return takesFailedCalls ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
    }

    /** Whether the verdict is the same with all missing cases counted one way, and with all counted the other way. */
    boolean isFirm(Verdict found, MissingData missing, Cause cause) {
        return missing.cases(cause) == 0
                || (verdict(missing.lowest(cause)) == found && verdict(missing.highest(cause)) == found);
    }

    private static Verdict verdict(boolean isSupported, boolean isRefuted) {
        return isSupported ? Verdict.SUPPORTED : isRefuted ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    /** As in {@code ≥ 0.50}: the value as it was written, with at least two places. */
    @Override
    public String toString() {
        return (direction == Direction.AT_LEAST ? "≥ " : "≤ ") + Decimals.exact(value);
    }
}
