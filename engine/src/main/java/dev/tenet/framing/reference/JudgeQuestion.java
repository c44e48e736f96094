package dev.tenet.framing.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A judge prompt, parsed: two questions with the side each presumes, and their answers.
 *
 * @param firstIsFor whether the first question presumes the side "for"
 * @param firstAnswer the first answer, as shown
 * @param secondAnswer the second answer, as shown
 */
record JudgeQuestion(boolean firstIsFor, String firstAnswer, String secondAnswer) {

    private static final String FIRST_QUESTION = "First question, worded for the side ";
    private static final String FIRST_ANSWER = "First answer:";
    private static final String SECOND_ANSWER = "Second answer:";
    private static final String QUOTE = "> ";

    /** Parses a judge prompt; empty if the text is not one. */
    static Optional<JudgeQuestion> read(String text) {
        Map<String, StringBuilder> quotations = new HashMap<>();
        boolean firstIsFor = true;
        String heading = "";
        for (String line : text.split("\n", -1)) {
            if (line.startsWith(QUOTE)) {
                quotations
                        .computeIfAbsent(heading, name -> new StringBuilder())
                        .append(line, QUOTE.length(), line.length())
                        .append('\n');
            } else if (!line.isBlank()) {
                heading = line;
                if (line.startsWith(FIRST_QUESTION)) {
                    firstIsFor = line.startsWith("\"for\"", FIRST_QUESTION.length());
                }
            }
        }
        StringBuilder first = quotations.get(FIRST_ANSWER);
        StringBuilder second = quotations.get(SECOND_ANSWER);
        return first == null || second == null
                ? Optional.empty()
                : Optional.of(new JudgeQuestion(firstIsFor, first.toString(), second.toString()));
    }
}
