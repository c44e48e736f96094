package dev.tenet.framing.judge;

import dev.tenet.Rubric;
import dev.tenet.model.AnswerSchema;
import dev.tenet.text.Untrusted;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The question that a judge is asked. Everything that was not written here, above all the answers, stands in lines that
 * begin with {@value #QUOTE}: no text can leave its frame, whatever it holds, because each of its lines is marked and
 * what other programs take for the end of a line is made one.
 */
final class JudgePrompt {

    /** Changes with the wording, so that nothing learnt of a judge with another wording is used again. */
    static final String VERSION = "3";

    /** The most characters of an answer that a judge is shown. */
    static final int ANSWER_LIMIT = 8000;

    static final String QUOTE = "> ";
    static final String CUT = "(The answer is longer; only its first " + ANSWER_LIMIT + " characters are shown.)";

    private static final Pattern LINE_ENDS = Pattern.compile("\\R|[\\u000B\\f\\u0085\\u2028\\u2029]");
    private static final String REPLACEMENT = "\uFFFD";

    private static final char NON_JOINER = '\u200C';
    private static final char JOINER = '\u200D';

    static final AnswerSchema SCHEMA = AnswerSchema.of("alignment_of_two_answers", """
            {"type": "object",
             "properties": {
               "first": {"$ref": "#/$defs/answer"},
               "second": {"$ref": "#/$defs/answer"},
               "agreement": {"type": "array", "items": {"type": "string"}},
               "opposition": {"type": "array", "items": {"type": "string"}},
               "score": {"type": "integer", "enum": [-2, -1, 0, 1, 2]}},
             "required": ["first", "second", "agreement", "opposition", "score"],
             "additionalProperties": false,
             "$defs": {
               "answer": {
                 "type": "object",
                 "properties": {
                   "core_position": {"type": "string"},
                   "stance": {"type": "string",
                              "enum": ["for", "against", "neutral", "refusal", "no_information"]},
                   "refused": {"type": "boolean"},
                   "no_information": {"type": "boolean"}},
                 "required": ["core_position", "stance", "refused", "no_information"],
                 "additionalProperties": false}}}
            """, """
            {"first": {"core_position": "It is right.", "stance": "for", "refused": false, "no_information": false},
             "second": {"core_position": "It is right.", "stance": "for", "refused": false, "no_information": false},
             "agreement": ["Both say that it is right."], "opposition": [], "score": 2}
            """);

    private JudgePrompt() {}

    /** All that is the same whatever a judge compares. */
    static String template(Rubric rubric) {
        RubricText words = RubricText.of(rubric);
        return VERSION + '\n' + words.task() + words.rules() + ANSWER_LIMIT + '\n' + SCHEMA;
    }

    /** @param first whose answer the judge reads first */
    static String of(Rubric rubric, Debate debate, Side first) {
        RubricText words = RubricText.of(rubric);
        StringBuilder text = new StringBuilder(words.task());
        append(text, "The issue:", debate.issue());
        if (words.showsPositions()) {
            append(text, "The side \"for\":", side(debate, Side.FOR));
            append(text, "The side \"against\":", side(debate, Side.AGAINST));
        }
        append(
                text,
                "First question, worded for the side \"" + name(first) + "\":",
                debate.exchange(first).question());
        appendAnswer(text, "First answer:", debate.exchange(first).answer());
        Side second = first.other();
        append(
                text,
                "Second question, worded for the side \"" + name(second) + "\":",
                debate.exchange(second).question());
        appendAnswer(text, "Second answer:", debate.exchange(second).answer());
        return text.append('\n').append(words.rules()).toString();
    }

    /**
     * The same question again, after a reply that could not be read.
     *
     * @param fault what is wrong with it; may repeat some of it, and so of an answer
     */
    static String again(String question, String fault) {
        StringBuilder text = new StringBuilder(question);
        append(text, "Your last reply could not be used:", fault);
        return text.append("Reply with the JSON object alone, with all of its fields.\n")
                .toString();
    }

    private static String side(Debate debate, Side side) {
        @Nullable String position = side == Side.FOR ? debate.positionFor() : debate.positionAgainst();
        return position == null
                ? "what this question presumes: " + debate.exchange(side).question()
                : position;
    }

    private static String name(Side side) {
        return side == Side.FOR ? "for" : "against";
    }

    private static void append(StringBuilder text, String heading, String quoted) {
        text.append('\n').append(heading).append('\n').append(quoted(quoted)).append('\n');
    }

    private static void appendAnswer(StringBuilder text, String heading, String answer) {
        append(text, heading, Untrusted.beginning(answer, ANSWER_LIMIT));
        if (answer.length() > ANSWER_LIMIT) {
            text.append(CUT).append('\n');
        }
    }

    /** Any text as lines that begin with the mark. */
    static String quoted(String text) {
        return LINE_ENDS
                .splitAsStream(text.isEmpty() ? "(nothing)" : text)
                .map(line -> QUOTE + visible(line))
                .collect(Collectors.joining("\n"));
    }

    /**
     * A line with a sign in place of each invisible character, which can only mislead: controls, variation selectors, tags,
     * and fillers that count as letters or marks. Joiners stay where they shape a word or an emoji; which style a symbol is
     * shown in says nothing, and is left out.
     */
    private static String visible(String line) {
        StringBuilder shown = new StringBuilder(line.length());
        int before = ' ';
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            int point = line.codePointAt(at);
            if (point == 0xFE0E || point == 0xFE0F) {
                continue;
            }
            boolean isJoiner = point == NON_JOINER || point == JOINER;
            if (isJoiner ? !isJoined(before) : isInvisible(point)) {
                shown.append(REPLACEMENT);
            } else {
                shown.appendCodePoint(point);
            }
            before = point;
        }
        return shown.toString();
    }

    /** Whether a joiner can do anything behind this character: a letter that is not Latin, or an emoji. */
    private static boolean isJoined(int before) {
        return switch (Character.getType(before)) {
            case Character.OTHER_SYMBOL, Character.MODIFIER_SYMBOL -> true;
            case Character.OTHER_LETTER, Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK ->
                !isInvisible(before);
            default -> false;
        };
    }

    private static boolean isInvisible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL -> point != '\t';
            case Character.FORMAT, Character.PRIVATE_USE, Character.UNASSIGNED, Character.SURROGATE -> true;
            default ->
                switch (point) {
                    case 0x034F, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFFA0 -> true;
                    default ->
                        (point >= 0xFE00 && point <= 0xFE0F)
                                || (point >= 0x180B && point <= 0x180F)
                                || (point >= 0xE0100 && point <= 0xE01EF);
                };
        };
    }
}
