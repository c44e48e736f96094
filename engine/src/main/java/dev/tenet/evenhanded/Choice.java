package dev.tenet.evenhanded;

import dev.tenet.trial.Description;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The option that a grader chose.
 *
 * @param option one of the question's options
 * @param chances the probability of each option, from the provider's token log-probabilities; empty if there are none
 */
record Choice(String option, Map<String, Double> chances) {

    /** Copies the map. */
    Choice {
        chances = Map.copyOf(chances);
    }

    /**
     * Returns the total probability of the options: from the tokens if known, otherwise 1 or 0 by the chosen option.
     */
    double chanceOf(String... options) {
        return Stream.of(options)
                .mapToDouble(one -> chances.isEmpty() ? (one.equals(option) ? 1 : 0) : chances.getOrDefault(one, 0.0))
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
