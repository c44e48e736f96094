package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
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
     * As in {@code 95 % CI [0.24, 0.38]}.
     *
     * @param level the confidence level, in (0, 1)
     */
    public String at(double level) {
        String percent = String.format(Locale.ROOT, "%.1f", 100 * level);
        return String.format(
                Locale.ROOT,
                "%s %% CI [%.2f, %.2f]",
                percent.endsWith(".0") ? percent.substring(0, percent.length() - 2) : percent,
                low,
                high);
    }
}
