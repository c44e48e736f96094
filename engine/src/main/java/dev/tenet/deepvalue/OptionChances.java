package dev.tenet.deepvalue;

import dev.tenet.model.TokenChance;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Reads from the chances of an answer's tokens how likely the subject was to take option A. */
final class OptionChances {

    // " A", "A", "**A", "(a": what stands around a letter is no part of it.
    private static final Pattern AROUND = Pattern.compile("[^\\p{L}\\p{N}]+");

    private static final double AT_LEAST = 0.5;

    private OptionChances() {}

    /**
     * P(A) / (P(A) + P(B)) in the first place where a letter probably stands: in "Option A" that is the second token. A letter
     * that is not among the candidates given is less likely than all of those, and counts as impossible; to leave such answers
     * out would leave out the sure ones.
     *
     * @param tokens for each of the first tokens what could have stood there
     * @return in [0, 1]; empty if there is no such place
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
