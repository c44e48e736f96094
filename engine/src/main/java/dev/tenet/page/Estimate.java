package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedClaim.Range;
import dev.tenet.stats.Decimals;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * A figure of {@code summary.json}, recognized by its fields.
 *
 * @param value the share or mean
 * @param interval its interval, if it has one
 * @param n the number of observations, if it is known
 */
record Estimate(double value, Optional<Range> interval, OptionalLong n) {

    private static final List<String> VALUES =
            List.of("rate", "mean", "share", "divergence", "estimate", "agreement", "consistency");
    private static final List<String> INTERVALS = List.of("interval", "clopperPearson", "betting", "exact");
    private static final List<String> NUMBERS = List.of("answers", "trials", "groups", "pairs", "total", "questions");

    /** Returns the figure; empty if the object is no figure, or nothing was measured. */
    static Optional<Estimate> of(JsonNode object) {
        OptionalDouble value = number(object, VALUES);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble n = number(object, NUMBERS);
        return Optional.of(new Estimate(
                value.getAsDouble(),
                INTERVALS.stream()
                        .map(object::path)
                        .flatMap(ends -> range(ends).stream())
                        .findFirst(),
                n.isPresent() ? OptionalLong.of((long) n.getAsDouble()) : OptionalLong.empty()));
    }

    /** Returns the figure of a part, which may have it in an object, or counts alone; empty if it has none. */
    static Optional<Estimate> ofPart(JsonNode part) {
        Optional<Estimate> known = of(part);
        if (known.isPresent()) {
            return known;
        }
        if (part.path("agreement").isObject()) {
            return of(part.path("agreement"));
        }
        return part.has("same")
                ? ofCounts(
                        part.path("same").asLong(),
                        part.path("same").asLong() + part.path("different").asLong())
                : part.has("evenHanded")
                        ? ofCounts(
                                part.path("evenHanded").asLong(),
                                part.path("judged").asLong())
                        : Optional.empty();
    }

    private static Optional<Estimate> ofCounts(long counted, long of) {
        return of == 0
                ? Optional.empty()
                : Optional.of(new Estimate((double) counted / of, Optional.empty(), OptionalLong.of(of)));
    }

    private static OptionalDouble number(JsonNode object, List<String> names) {
        return names.stream()
                .map(object::path)
                .filter(JsonNode::isNumber)
                .mapToDouble(JsonNode::doubleValue)
                .findFirst();
    }

    /** Returns a difference, whose interval and number may be unknown. */
    static Estimate ofDifference(JsonNode pair) {
        return new Estimate(
                pair.path("difference").doubleValue(),
                INTERVALS.stream()
                        .map(pair::path)
                        .flatMap(ends -> range(ends).stream())
                        .findFirst(),
                pair.path("compared").isNumber()
                        ? OptionalLong.of(pair.path("compared").longValue())
                        : OptionalLong.empty());
    }

    static Optional<Range> range(JsonNode ends) {
        return ends.path(0).isNumber() && ends.path(1).isNumber()
                ? Optional.of(new Range(ends.path(0).doubleValue(), ends.path(1).doubleValue()))
                : Optional.empty();
    }

    /**
     * Returns the figure and its interval.
     *
     * @param thresholds what bounds must not be rounded to or beyond
     */
    String inWords(double... thresholds) {
        return Decimals.estimate(value)
                + interval.map(ends -> " [" + Decimals.of(ends.low(), thresholds) + ", "
                                + Decimals.of(ends.high(), thresholds) + "]")
                        .orElse("");
    }
}
