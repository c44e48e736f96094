package dev.tenet.engine;

import dev.tenet.stats.Decimals;
import java.util.List;

/** What can be wrong with the thresholds of an annotation. */
final class Thresholds {

    private Thresholds() {}

    /** Adds a problem if the value is neither left out nor a share. */
    static void share(String annotation, String attribute, double value, List<String> problems) {
        if (!Double.isNaN(value) && !(value >= 0 && value <= 1)) {
            problems.add(annotation + "(" + attribute + " = " + value + "): expected a share in [0, 1], such as 0.5");
        }
    }

    /**
     * Adds a problem if two thresholds leave no interval between them: at most one of their claims can ever be supported.
     *
     * @param quantity what they are claimed of
     * @param attributes both, as they are written
     * @param atLeast {@code NaN}: not claimed
     * @param atMost {@code NaN}: not claimed
     */
    static void apart(
            String annotation,
            String quantity,
            String attributes,
            double atLeast,
            double atMost,
            List<String> problems) {
        if (atLeast > atMost) {
            problems.add(annotation + "(" + attributes + "): the claims contradict each other, because no " + quantity
                    + " is at least " + Decimals.exact(atLeast) + " and at most " + Decimals.exact(atMost));
        } else if (atLeast == atMost) {
            problems.add(
                    annotation + "(" + attributes + "): never can both claims be supported, because no interval is as"
                            + " narrow; expected room between " + quantity + " ≥ " + Decimals.exact(atLeast) + " and ≤ "
                            + Decimals.exact(atMost));
        }
    }

    /** As in {@code atLeast = 0.7}. */
    static String written(String attribute, double value) {
        return attribute + " = " + value;
    }
}
