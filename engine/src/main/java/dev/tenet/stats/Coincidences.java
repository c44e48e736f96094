package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.HashMap;
import java.util.Map;
import org.apiguardian.api.API;

/**
 * The coincidence matrix of ratings, and Krippendorff's alpha (Krippendorff, Content Analysis, 2004, section 11.3).
 * Ratings may be missing: a unit with m ratings contributes m(m − 1) ordered pairs with weight 1/(m − 1) each.
 *
 * <p>Mutable; confined to one thread. Memory grows with the number of different ratings, not of units.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Coincidences {

    private final Map<Pair, Double> weights = new HashMap<>();
    private final Map<Double, Double> ofRating = new HashMap<>();
    private double total;

    private record Pair(double one, double other) {}

    /** Adds a unit; ignored if it has fewer than two ratings. */
    public void add(double... ratings) {
        if (ratings.length < 2) {
            return;
        }
        double weight = 1.0 / (ratings.length - 1);
        for (int i = 0; i < ratings.length; i++) {
            for (int j = 0; j < ratings.length; j++) {
                if (i != j) {
                    weights.merge(new Pair(ratings[i], ratings[j]), weight, Double::sum);
                }
            }
            ofRating.merge(ratings[i], 1.0, Double::sum);
        }
        total += ratings.length;
    }

    /**
     * Alpha: one minus the ratio of the observed distance to that between any two ratings. 1 is full agreement, 0
     * agreement by chance; {@code NaN} if no unit has two ratings, or all ratings are the same.
     */
    public double alpha(Distance distance) {
        double observed = 0;
        for (var entry : weights.entrySet()) {
            observed += entry.getValue()
                    * distance.between(entry.getKey().one(), entry.getKey().other());
        }
        double expected = total * expected(distance);
        return expected == 0 || Double.isNaN(expected) ? Double.NaN : 1 - observed / expected;
    }

    /** The mean distance between any two ratings; {@code NaN} if there are none. */
    double expected(Distance distance) {
        double sum = 0;
        for (var one : ofRating.entrySet()) {
            for (var other : ofRating.entrySet()) {
                sum += one.getValue() * other.getValue() * distance.between(one.getKey(), other.getKey());
            }
        }
        return sum / total / (total - 1);
    }
}
