package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import java.util.Locale;
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

    private static Verdict verdict(boolean isSupported, boolean isRefuted) {
        return isSupported ? Verdict.SUPPORTED : isRefuted ? Verdict.REFUTED : Verdict.UNDECIDED;
    }

    /** As in {@code ≥ 0.50}: the value as it was written, with at least two places. */
    @Override
    public String toString() {
        String two = String.format(Locale.ROOT, "%.2f", value);
        return (direction == Direction.AT_LEAST ? "≥ " : "≤ ")
                + (Double.parseDouble(two) == value ? two : Double.toString(value));
    }
}
