package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * A closed confidence interval; for shares and means of scores, within [0, 1].
 *
 * @param low at most {@code high}
 * @param high at least {@code low}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Interval(double low, double high) {

    /** The interval for a share without observations. */
    public static final Interval UNIT = new Interval(0, 1);

    /** @throws IllegalArgumentException unless low ≤ high */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is not an interval; expected low <= high");
        }
    }

    /** Returns the interval of 1 minus the quantity. */
    public Interval mirrored() {
        return new Interval(1 - high, 1 - low);
    }

    /** The side of a threshold on which the whole interval is. */
    public Side side(double threshold) {
        return low > threshold ? Side.ABOVE : high < threshold ? Side.BELOW : Side.UNDECIDED;
    }

    /**
     * As in {@code 95 % CI [0.247, 0.379]}, with bounds formatted by {@link Decimals}.
     *
     * @param level the confidence level, in (0, 1)
     * @param thresholds the thresholds to distinguish, in addition to two-place numbers
     */
    public String at(double level, double... thresholds) {
        String percent = new BigDecimal(Double.toString(level))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return percent + " % CI [" + Decimals.of(low, thresholds) + ", " + Decimals.of(high, thresholds) + "]";
    }
}
