package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * An adjustment of p-values that bounds the chance of any error among several hypotheses, however they depend on each
 * other.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Holm {

    private Holm() {}

    /**
     * Adjusted p-values (Holm, Scandinavian Journal of Statistics 6, 1979): with p ascending, the running maximum of (k
     * − i + 1)·p(i), at most 1. Rejecting all that are at most α makes any error with probability at most α.
     *
     * @param pValues each in [0, 1]
     * @return in the order of the argument
     * @throws IllegalArgumentException if a p-value is outside of [0, 1]
     */
    public static double[] adjusted(double... pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("P-value " + p + ": expected a number in [0, 1]");
            }
        }
        double[] adjusted = new double[pValues.length];
        double largest = 0;
        int left = pValues.length;
        for (int i : ascending(pValues)) {
            largest = Math.max(largest, Math.min(1, left * pValues[i]));
            adjusted[i] = largest;
            left--;
        }
        return adjusted;
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
