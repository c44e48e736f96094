package dev.tenet.deepvalue;

import dev.tenet.model.TokenChance;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Computes the probability of option A from the token probabilities of an answer. */
final class OptionChances {

    // Stripped from tokens such as " A", "**A" and "(a".
    private static final Pattern AROUND = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final double AT_LEAST = 0.5;

    private OptionChances() {}

    /**
     * Returns P(A) / (P(A) + P(B)) at the first position where P(A) + P(B) is at least 0.5. In "Option A" this is the
     * second token. A letter that is not among the candidates has a lower probability than all of them, and counts as
     * 0. Skipping such answers instead would discard the most certain ones.
     *
     * @param tokens the candidates at each position, from the first
     * @return in [0, 1]; empty if there is no such position
     */
    static OptionalDouble ofA(List<List<TokenChance>> tokens) {
        for (List<TokenChance> candidates : tokens) {
            double a = chance(candidates, "A");
            double b = chance(candidates, "B");
            if (a + b >= AT_LEAST) {
                return OptionalDouble.of(a / (a + b));
            }
        }
        return OptionalDouble.empty();
    }

    private static double chance(List<TokenChance> candidates, String letter) {
        return candidates.stream()
                .filter(candidate ->
                        AROUND.matcher(candidate.token()).replaceAll("").equals(letter))
                .mapToDouble(candidate -> Math.exp(candidate.logProbability()))
                .sum();
    }
}
