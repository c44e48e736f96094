package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** Bonferroni's correction of a confidence level. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Bonferroni {

    private static final double DIGITS = 10_000;
    private static final double ROUNDING = 1e-6;

    private Bonferroni() {}

    /**
     * Returns the level of each of several intervals that makes all of them hold at once at a given level:
     * 1 − (1 − level)/intervals. It is rounded up to four digits for display, unless that would be 1.
     *
     * @param level in (0, 1)
     * @param intervals their number, at least 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public static double level(double level, int intervals) {
        Checks.inside("level", level);
        Checks.atLeast("number of intervals", 1, intervals);
        double exact = 1 - (1 - level) / intervals;
        double rounded = Math.ceil(DIGITS * exact - ROUNDING) / DIGITS;
        return intervals == 1 ? level : rounded < 1 ? rounded : exact;
    }
}
