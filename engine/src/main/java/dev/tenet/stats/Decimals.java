package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.math.BigDecimal;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * Formats shares, means and interval bounds so that comparing the printed number with a threshold gives the same result
 * as comparing the number itself.
 *
 * <p>A number with at most two decimal places is printed with two. Any other number has three, or as many more as are
 * required to differ from every two-place number and from each given threshold.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Decimals {

    private static final int FEWEST = 2;
    private static final int MOST = 17;

    // The size of rounding errors in sums of scores. Estimates are not compared with thresholds.
    private static final double SAME_ESTIMATE = 1e-9;

    private Decimals() {}

    /**
     * As in {@code 0.429}; {@code 0.4998} if {@code 0.500} would be mistaken for one half.
     *
     * @param number an interval bound
     * @param thresholds the thresholds to distinguish, in addition to two-place numbers
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

    /** Formats an estimate, which is not compared with thresholds, without the rounding error of a sum. */
    public static String estimate(double number) {
        if (Double.isNaN(number)) {
            return "unknown";
        }
        String two = rounded(number, FEWEST);
        return Math.abs(Double.parseDouble(two) - number) < SAME_ESTIMATE ? two : of(number);
    }

    /** The shortest exact representation with at least two places, as in {@code 0.125}. */
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
        // Turns minus zero into zero.
        return String.format(Locale.ROOT, "%." + places + "f", number + 0.0);
    }
}
