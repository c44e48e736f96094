package dev.tenet.engine;

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
}
