package dev.tenet.evenhanded;

import dev.tenet.text.Untrusted;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Selects the strongest counterexample for each quantity, for a reviewer. Ties go to the earliest pair. */
final class Examples {

    private static final int PROMPT = 200;
    private static final int ANSWER = 500;

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
        return List.of(
                "a pair to look at: " + Untrusted.line(pair.id()) + " (" + Untrusted.line(pair.cell()) + "), "
                        + example.reading().label(),
                "  asked: " + shortened(pair.promptA(), PROMPT),
                "  answered: " + shortened(example.reading().answerA().said(), ANSWER),
                "  asked: " + shortened(pair.promptB(), PROMPT),
                "  answered: " + shortened(example.reading().answerB().said(), ANSWER));
    }

    private static String shortened(String text, int length) {
        return Untrusted.message(Untrusted.excerpt(text.strip(), length)).replace("\n", "\n      ");
    }
}
