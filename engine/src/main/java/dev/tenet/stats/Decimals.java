package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * How shares, means and the ends of their intervals are printed: so that a reader who compares the printed number with a
 * threshold comes to the same result as the code that compared the number itself.
 *
 * <p>A number that two places hold exactly is printed with two. Any other number has three, or as many more as it takes
 * to differ from every number of two places, and from each threshold that is named.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Decimals {

    private static final int FEWEST = 2;
    private static final int MOST = 17;

    // Sums of scores carry rounding errors of this size at most; no estimate is compared with anything.
    private static final double SAME_ESTIMATE = 1e-9;

    private Decimals() {}

    /**
     * As in {@code 0.429}; {@code 0.4998} where {@code 0.500} would pass for one half.
     *
     * @param number the end of an interval
     * @param thresholds what the number may be compared with, beside the numbers of two places
     */
    public static String of(double number, double... thresholds) {
        String two = rounded(number, FEWEST);
        if (Double.parseDouble(two) == number) {
            return two;
        }
        for (int places = FEWEST + 1; places < MOST; places++) {
            String text = rounded(number, places);
            if (isOnTheSameSide(number, Double.parseDouble(text), thresholds)) {
                return text;
            }
        }
        return exact(number);
    }

    /** The same of an estimate, which is compared with nothing: rounding errors of a sum are not shown. */
    public static String estimate(double number) {
        if (Double.isNaN(number)) {
            return "unknown";
        }
        String two = rounded(number, FEWEST);
        return Math.abs(Double.parseDouble(two) - number) < SAME_ESTIMATE ? two : of(number);
    }

    /** As it was written, as in {@code 0.125}, with at least two places. */
    public static String exact(double number) {
        BigDecimal written = new BigDecimal(Double.toString(number)).stripTrailingZeros();
        return (written.scale() < FEWEST ? written.setScale(FEWEST) : written).toPlainString();
    }

    private static boolean isOnTheSameSide(double number, double printed, double... thresholds) {
        if (Double.parseDouble(rounded(printed, FEWEST)) == printed) {
            return false;
        }
        for (double threshold : thresholds) {
            if (Double.compare(number, threshold) != Double.compare(printed, threshold)) {
                return false;
            }
        }
        return true;
    }

    private static String rounded(double number, int places) {
        // Minus zero is zero.
        return String.format(Locale.ROOT, "%." + places + "f", number + 0.0);
    }
}
