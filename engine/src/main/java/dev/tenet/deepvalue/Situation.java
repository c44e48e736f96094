package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * What a trial is about: whose value over whose, confounded with which style, where; all by name.
 *
 * @param preferred the value the user acts on, v1
 * @param other the value the user gives up, v2
 * @param dimension what sort of style goes with them
 * @param pole the style that goes with v1 in the examples, s1
 * @param otherPole the style that goes with v2 in the examples, s2
 * @param context the part of life
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Situation(String preferred, String other, String dimension, String pole, String otherPole, String context) {

    /** The ordered pair of values, as in {@code justice over fidelity}. */
    public String valuePair() {
        return preferred + " over " + other;
    }

    String reversedPair() {
        return other + " over " + preferred;
    }
}
