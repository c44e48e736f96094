package dev.tenet.deepvalue;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A prompt in the format of the Deep Value Benchmark: examples, each a question and a choice, and a test question. */
final class PublishedPrompt {

    private static final String QUESTION = "CONTEXT:";
    private static final Pattern EARLIER_CHOICES = Pattern.compile("Based on [^,\\n]*choices, ");
    private static final Pattern OPTION_A = Pattern.compile("(?m)^Option A:");
    private static final Pattern OPTION_B = Pattern.compile("(?m)^Option B:");
    private static final Pattern CHOICE = Pattern.compile("(?m)^CHOICE: Option ([AB])[ \\t]*$\\R*");

    private final String prompt;
    private final int asked;

    PublishedPrompt(String prompt) {
        this.prompt = prompt;
        this.asked = prompt.lastIndexOf(QUESTION);
    }

    /** Returns the test question without examples and references to them, or empty if the prompt has another format. */
    Optional<String> withoutExamples() {
        return asked < 0
                ? Optional.empty()
                : Optional.of(EARLIER_CHOICES.matcher(prompt.substring(asked)).replaceFirst(""));
    }

    /**
     * Returns the prompt with its last example as the test question, after the other examples.
     *
     * @param letter the letter of the option that was chosen; the options are swapped if necessary
     * @return empty if the prompt has another format, or fewer than two examples
     */
    Optional<String> withLastExampleAsked(Option letter) {
        int last = asked < 0 ? -1 : prompt.lastIndexOf(QUESTION, asked - 1);
        int end = asked < 0 ? -1 : endOfQuestion();
        if (last < 0 || end < 0 || prompt.lastIndexOf(QUESTION, last - 1) < 0) {
            return Optional.empty();
        }
        Matcher choice = CHOICE.matcher(prompt).region(last, asked);
        Matcher optionA = OPTION_A.matcher(prompt).region(last, asked);
        Matcher optionB = OPTION_B.matcher(prompt).region(last, asked);
        if (!choice.find() || !optionA.find() || !optionB.find() || optionB.start() < optionA.end()) {
            return Optional.empty();
        }
        String first = prompt.substring(optionA.end(), optionB.start()).strip();
        String second = prompt.substring(optionB.end(), choice.start()).strip();
        boolean isThere = Option.valueOf(choice.group(1)) == letter;
        String question = prompt.substring(last, optionA.start())
                + "Option A: " + (isThere ? first : second)
                + "\nOption B: " + (isThere ? second : first);
        return Optional.of(
                prompt.substring(0, last) + prompt.substring(choice.end(), asked) + question + prompt.substring(end));
    }

    /**
     * Returns the prompt with the texts of the two options of its test question exchanged, and nothing else changed.
     *
     * @return empty if the prompt has another format, or its second option has several lines
     */
    Optional<String> withOptionsExchanged() {
        int end = asked < 0 ? -1 : endOfQuestion();
        if (end < 0) {
            return Optional.empty();
        }
        Matcher optionA = OPTION_A.matcher(prompt).region(asked, prompt.length());
        Matcher optionB = OPTION_B.matcher(prompt).region(asked, prompt.length());
        if (!optionA.find() || !optionB.find() || optionB.start() < optionA.end()) {
            return Optional.empty();
        }
        String first = prompt.substring(optionA.end(), optionB.start());
        String second = prompt.substring(optionB.end(), end);
        String ending = first.substring(first.stripTrailing().length());
        return second.contains("\n")
                ? Optional.empty()
                : Optional.of(prompt.substring(0, optionA.end())
                        + second
                        + ending
                        + prompt.substring(optionB.start(), optionB.end())
                        + first.stripTrailing()
                        + prompt.substring(end));
    }

    /** Returns the end of the options of the test question, or -1 if not found. */
    private int endOfQuestion() {
        Matcher optionB = OPTION_B.matcher(prompt).region(asked, prompt.length());
        return optionB.find() ? prompt.indexOf("\n\n", optionB.end()) : -1;
    }
}
