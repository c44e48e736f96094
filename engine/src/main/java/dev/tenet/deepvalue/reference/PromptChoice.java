package dev.tenet.deepvalue.reference;

import java.util.ArrayList;
import java.util.List;

/**
 * A choice parsed from a prompt. Its parts are labeled {@code CONTEXT:}, {@code Option A:}, {@code Option B:} and, if
 * the choice has been made, {@code CHOICE:}.
 *
 * @param optionA the text of the first option
 * @param optionB the text of the second option
 * @param chosen {@code 'A'}, {@code 'B'}, or {@link #OPEN} for the question to answer
 */
record PromptChoice(String optionA, String optionB, char chosen) {

    static final char OPEN = '?';

    private static final String CONTEXT = "CONTEXT:";
    private static final String OPTION_A = "Option A:";
    private static final String OPTION_B = "Option B:";
    private static final String CHOICE = "CHOICE:";
    private static final String TAKEN_A = "Option A";

    /** Parses all choices of a prompt, in order. Sections without the labels are skipped. */
    static List<PromptChoice> readAll(String prompt) {
        List<PromptChoice> choices = new ArrayList<>();
        int start = prompt.indexOf(CONTEXT);
        while (start >= 0) {
            int next = prompt.indexOf(CONTEXT, start + 1);
            read(prompt.substring(start, next < 0 ? prompt.length() : next), choices);
            start = next;
        }
        return choices;
    }

    private static void read(String section, List<PromptChoice> into) {
        int a = section.indexOf(OPTION_A);
        int b = section.indexOf(OPTION_B, Math.max(a, 0));
        if (a < 0 || b < 0) {
            return;
        }
        int choice = section.indexOf(CHOICE, b);
        int blank = section.indexOf("\n\n", b);
        int end = choice >= 0 ? choice : blank >= 0 ? blank : section.length();
        into.add(new PromptChoice(
                section.substring(a + OPTION_A.length(), b).strip(),
                section.substring(b + OPTION_B.length(), end).strip(),
                choice < 0 ? OPEN : taken(section.substring(choice + CHOICE.length()))));
    }

    private static char taken(String after) {
        return after.stripLeading().startsWith(TAKEN_A) ? 'A' : 'B';
    }
}
