package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A confidence interval of a share, both ends included.
 *
 * @param low in [0, 1]
 * @param high in [{@code low}, 1]
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Interval(double low, double high) {

    /** What is known of a share before anything was counted. */
    public static final Interval UNIT = new Interval(0, 1);

    /** @throws IllegalArgumentException if the ends are not in order within [0, 1] */
    public Interval {
        if (!(0 <= low && low <= high && high <= 1)) {
            throw new IllegalArgumentException("[" + low + ", " + high + "] is no interval within [0, 1]");
        }
    }
}
