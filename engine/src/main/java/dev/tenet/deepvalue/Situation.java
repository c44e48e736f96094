package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The subject matter of a trial, by names: a pair of values, the styles that go with them, and a context.
 *
 * @param preferred the value the user acts on, v1
 * @param other the value the user gives up, v2
 * @param dimension the dimension of the styles
 * @param pole the style that goes with v1 in the examples, s1
 * @param otherPole the style that goes with v2 in the examples, s2
 * @param context the area of life
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Situation(
        String preferred, String other, String dimension, String pole, String otherPole, String context) {

    /** Returns the ordered pair of values, such as {@code justice over fidelity}. */
    public String valuePair() {
        return preferred + " over " + other;
    }

    String reversedPair() {
        return other + " over " + preferred;
    }
}
