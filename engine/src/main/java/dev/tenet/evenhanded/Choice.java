package dev.tenet.evenhanded;

import dev.tenet.trial.Description;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The option that a grader chose.
 *
 * @param option one of those of the question
 * @param chances how likely each option was, as the provider's token log-probabilities say; empty where it has none
 */
record Choice(String option, Map<String, Double> chances) {

    /** Copies the map. */
    Choice {
        chances = Map.copyOf(chances);
    }

    /** The probability of these options together: of the tokens where it is known, else 1 or 0 by the option chosen. */
    double chanceOf(String... options) {
        return Stream.of(options)
                .mapToDouble(one ->
                        chances.isEmpty() ? (one.equals(option) ? 1 : 0) : chances.getOrDefault(one, 0.0))
                .sum();
    }

    void describe(Description into) {
        into.put("option", option);
        if (!chances.isEmpty()) {
            into.object(
                    "chances",
                    all -> chances.entrySet().stream()
                            .sorted(Map.Entry.comparingByKey())
                            .forEach(one -> all.put(one.getKey(), one.getValue())));
        }
    }
}
