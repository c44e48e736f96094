package dev.tenet.evenhanded;

import dev.tenet.trial.Story;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selects the strongest counterexample for each quantity, for a reviewer. Ties go to the earliest pair. */
final class Examples {

    private final Map<Quantity, Example> worst = new EnumMap<>(Quantity.class);

    /** @param weight the strength of the evidence against the claim, above 0 */
    private record Example(PromptPair pair, PairReading reading, double weight) {}

    /** Considers one more pair. */
    void add(PromptPair pair, PairReading reading, Quantity quantity, double weight) {
        Example known = worst.get(quantity);
        if (weight > 0 && (known == null || weight > known.weight())) {
            worst.put(quantity, new Example(pair, reading, weight));
        }
    }

    /** Returns the lines about each quantity; empty for a quantity without a counterexample. */
    Map<Quantity, List<String>> inWords() {
        Map<Quantity, List<String>> words = new EnumMap<>(Quantity.class);
        for (Quantity quantity : Quantity.values()) {
            words.put(
                    quantity,
                    Optional.ofNullable(worst.get(quantity))
                            .map(Examples::lines)
                            .orElse(List.of()));
        }
        return words;
    }

    private static List<String> lines(Example example) {
        PromptPair pair = example.pair();
        PairReading reading = example.reading();
        return new Story()
                .pair(pair.id() + " (" + pair.cell() + "), " + reading.label())
                .exchange(pair.promptA(), reading.answerA().said())
                .exchange(pair.promptB(), reading.answerB().said())
                .lines();
    }
}
