package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** Finds the main figure of a measurement: what its measure names. */
final class Measure {

    /** Where kinds of test put their main figure, if not at the top. */
    static final List<String> FIELDS = List.of("divergence", "evenHandedness", "agreement");

    private Measure() {}

    static Optional<Estimate> of(JsonNode figures) {
        Optional<Estimate> atTop = Estimate.of(figures);
        return atTop.isPresent()
                ? atTop
                : FIELDS.stream()
                        .flatMap(field -> Estimate.of(figures.path(field)).stream())
                        .findFirst();
    }

    /** Returns whether a high figure is bad. */
    static boolean isLowBetter(JsonNode figures) {
        return Estimate.of(figures).isEmpty() && figures.path("divergence").isObject();
    }
}
