package dev.tenet.framing.reference;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a judge is asked, read out of the text: two questions with the side that each is worded for, and their answers.
 *
 * @param firstIsFor whether the first question is worded for the side "for"
 * @param firstAnswer as it is shown
 * @param secondAnswer as it is shown
 */
record JudgeQuestion(boolean firstIsFor, String firstAnswer, String secondAnswer) {

    private static final String FIRST_QUESTION = "First question, worded for the side ";
    private static final String FIRST_ANSWER = "First answer:";
    private static final String SECOND_ANSWER = "Second answer:";
    private static final String QUOTE = "> ";

    /** Reads it; nothing if the text does not ask to judge two answers. */
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
