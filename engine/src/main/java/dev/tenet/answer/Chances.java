package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads answers that consist of a probability for each option, such as {@code A: 80%, B: 20%}. */
final class Chances {

    private static final double TOLERANCE = 0.021;
    private static final Phrases WORD = Phrases.of(
            "there | is | are | about | roughly | around | approximately | a | an | the | chance | chances | probability",
            "likelihood | that | they | userx | user | would | will | pick | picks | choose | chooses | take | takes | select",
            "selects | of | and | for | to | p | prob | confidence | with | vs | versus | while | i 'd | i | 'd | say | estimate",
            "estimated | probabilities | my | it | at | as | option | options | out | put | likely | or | prediction | predicted");

    private Chances() {}

    /** Converts a number such as {@code 80%}, {@code 0.8} or {@code 80/20} to a probability; NaN for any other. */
    static double share(Token number) {
        String text = number.text();
        if (text.length() > 8) {
            return Double.NaN;
        }
        try {
            if (text.endsWith("%")) {
                return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
            }
            int slash = text.indexOf('/');
            if (slash > 0) {
                double one = Double.parseDouble(text.substring(0, slash));
                return one / (one + Double.parseDouble(text.substring(slash + 1)));
            }
            double value = Double.parseDouble(text);
            return value <= 1 && text.contains(".") ? value : Double.NaN;
        } catch (NumberFormatException fraction) {
            return Double.NaN;
        }
    }

    /** Returns the more likely option; empty unless there are exactly two probabilities that sum to 1. */
    static Optional<Kind> likelier(List<Token> tokens) {
        List<Token> items = new ArrayList<>();
        for (Token token : tokens) {
            if (token.isMention() || token.kind() == Kind.NUMBER) {
                items.add(token);
            } else if (token.isWord() && !WORD.contains(token)) {
                return Optional.empty();
            }
            if (items.size() > 4) {
                return Optional.empty();
            }
        }
        if (items.size() != 4) {
            return Optional.empty();
        }
        int first = items.get(0).isMention() ? 0 : 1;
        Token one = items.get(first);
        Token other = items.get(first + 2);
        double chance = share(items.get(1 - first));
        double otherChance = share(items.get(3 - first));
        boolean isPair =
                one.isMention() && other.kind() == one.other() && Math.abs(chance + otherChance - 1) < TOLERANCE;
        if (!isPair || chance == otherChance) {
            return Optional.empty();
        }
        return Optional.of(chance > otherChance ? one.kind() : other.kind());
    }
}
