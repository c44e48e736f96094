package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Finds the main figure of a measurement: what its measure names. */
final class Measure {

    private Measure() {}

    /** Returns the main figure: the field that {@code main} names, or the figures themselves. */
    static Optional<Estimate> of(JsonNode figures) {
        return Estimate.of(field(figures).isEmpty() ? figures : figures.path(field(figures)));
    }

    /** Returns the name of the field with the main figure; empty if the figures themselves are it. */
    static String field(JsonNode figures) {
        return figures.path("main").asText("");
    }

    /** Returns whether a high figure is bad. */
    static boolean isLowBetter(JsonNode figures) {
        return figures.path("lowIsBetter").asBoolean();
    }
}
