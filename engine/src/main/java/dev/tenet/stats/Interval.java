package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import org.apiguardian.api.API;

/**
 * A confidence interval, both ends included; of a share or a mean of scores, within [0, 1].
 *
 * @param low at most {@code high}
 * @param high at least {@code low}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Interval(double low, double high) {

    /** What is known of a share before anything was counted. */
    public static final Interval UNIT = new Interval(0, 1);

    /** @throws IllegalArgumentException if the ends are not in order */
    public Interval {
        if (!(low <= high)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no interval");
        }
    }

    /**
     * As in {@code 95 % CI [0.247, 0.379]}, each end as {@link Decimals} prints it.
     *
     * @param level the confidence level, in (0, 1)
     * @param thresholds what the ends may be compared with, beside numbers of two places
     */
    public String at(double level, double... thresholds) {
        String percent = new BigDecimal(Double.toString(level))
                .movePointRight(2)
                .stripTrailingZeros()
                .toPlainString();
        return percent + " % CI [" + Decimals.of(low, thresholds) + ", " + Decimals.of(high, thresholds) + "]";
    }
}
