package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Several claims together: the chance that any verdict is wrong, and adjustments that bound it, for p-values and for
 * e-values. Both adjustments hold for claims that depend on each other in any way, such as claims about the same
 * answers.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Holm {

    private Holm() {}

    /**
     * The bound for the chance that any of several verdicts is wrong, each of which errs at most so often: min(1, k·α),
     * the union bound.
     *
     * @param claims k, at least 0
     * @param error α, in [0, 1]
     * @throws IllegalArgumentException if an argument is outside of its range
     */
    public static double anyWrong(int claims, double error) {
        if (claims < 0) {
            throw new IllegalArgumentException(claims + " claims: expected at least 0");
        }
        requireUnit("Error", error);
        return Math.min(1, claims * error);
    }

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
            requireUnit("P-value", p);
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

    /**
     * Which hypotheses Holm's step-down rejects, at a bound for the chance of any error.
     *
     * @param error in [0, 1]
     * @param pValues each in [0, 1]
     * @return in the order of the p-values
     * @throws IllegalArgumentException if an argument is outside of [0, 1]
     */
    public static boolean[] rejected(double error, double... pValues) {
        requireUnit("Error", error);
        double[] adjusted = adjusted(pValues);
        boolean[] rejected = new boolean[adjusted.length];
        for (int i = 0; i < rejected.length; i++) {
            rejected[i] = adjusted[i] <= error;
        }
        return rejected;
    }

    /**
     * Adjusted e-values (Vovk and Wang, Annals of Statistics 49, 2021, algorithm 1): for each, the smallest mean of any
     * set of the e-values that contains it. Rejecting all that are at least 1/α makes any error with probability at
     * most α. The e-values may be e-processes that were each stopped at their own time.
     *
     * <p>The mean of a set is at least its largest e-value divided by its size, so this rejects whatever the step-down
     * on e/k rejects, and more where several e-values are large.
     *
     * @param eValues each at least 0; positive infinity is allowed
     * @return in the order of the argument
     * @throws IllegalArgumentException if an e-value is negative or not a number
     */
    public static double[] adjustedEvidence(double... eValues) {
        for (double e : eValues) {
            if (!(e >= 0)) {
                throw new IllegalArgumentException("E-value " + e + ": expected at least 0");
            }
        }
        double[] sorted = DoubleStream.of(eValues).sorted().toArray();
        return Arrays.stream(eValues).map(e -> smallestMean(e, sorted)).toArray();
    }

    /** The smallest mean adds the smallest others, as long as each is below the mean so far. */
    private static double smallestMean(double eValue, double[] sorted) {
        double sum = eValue;
        int size = 1;
        for (double other : sorted) {
            if (other >= sum / size) {
                break;
            }
            sum += other;
            size++;
        }
        return sum / size;
    }

    private static int[] ascending(double[] values) {
        return IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    private static void requireUnit(String what, double value) {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException(what + " " + value + ": expected a number in [0, 1]");
        }
    }
}
