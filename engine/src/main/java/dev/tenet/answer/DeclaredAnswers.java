package dev.tenet.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The parts of an answer that are marked as the final answer: {@code \boxed{…}}, {@code <answer>…</answer>} and JSON.
 * They take precedence over the surrounding text.
 *
 * @param values the content of these parts
 * @param rest the remaining text
 */
record DeclaredAnswers(List<String> values, String rest) {

    private static final int MAX_BOX_LENGTH = 400;
    private static final Pattern BOX = Pattern.compile("\\\\f?boxed\\s?+\\{");
    private static final String NAME =
            "((?:final|my)?+[_ -]?+(?:answer|choice|option|response|prediction|decision|output|result))";
    private static final Pattern OPENING = Pattern.compile("[<\\[]" + NAME + "[>\\]]", Pattern.CASE_INSENSITIVE);

    DeclaredAnswers {
        values = List.copyOf(values);
    }

    boolean any() {
        return !values.isEmpty();
    }

    static DeclaredAnswers in(String text) {
        List<String> values = new ArrayList<>();
        String unboxed = text.contains("boxed") ? boxes(text, values) : text;
        String untagged = tags(unboxed, values);
        String rest = JsonAnswers.takenFrom(untagged, values);
        return new DeclaredAnswers(values, rest);
    }

    private static String boxes(String text, List<String> values) {
        StringBuilder rest = new StringBuilder(text.length());
        Matcher box = BOX.matcher(text);
        int from = 0;
        while (box.find(from)) {
            int close = closingBrace(text, box.end());
            if (close < 0) {
                break;
            }
            values.add(text.substring(box.end(), close));
            rest.append(text, from, box.start());
            from = close + 1;
        }
        return rest.append(text, from, text.length()).toString();
    }

    private static int closingBrace(String text, int from) {
        int depth = 1;
        int end = Math.min(text.length(), from + MAX_BOX_LENGTH);
        for (int i = from; i < end; i++) {
            char sign = text.charAt(i);
            if (sign == '{') {
                depth++;
            } else if (sign == '}' && --depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static String tags(String text, List<String> values) {
        StringBuilder rest = new StringBuilder(text.length());
        Matcher opening = OPENING.matcher(text);
        int from = 0;
        while (opening.find(from)) {
            char bracket = text.charAt(opening.start());
            String closing = bracket + "/" + opening.group(1) + (bracket == '<' ? '>' : ']');
            int close = text.indexOf(closing, opening.end());
            if (close < 0) {
                break;
            }
            values.add(text.substring(opening.end(), close));
            rest.append(text, from, opening.start()).append('\n');
            from = close + closing.length();
        }
        return rest.append(text, from, text.length()).toString();
    }
}
