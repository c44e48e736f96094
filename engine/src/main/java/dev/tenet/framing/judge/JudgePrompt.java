package dev.tenet.framing.judge;

import dev.tenet.Rubric;
import dev.tenet.model.AnswerSchema;
import dev.tenet.text.Untrusted;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The judge prompt. All external text, answers included, is quoted in lines that begin with {@value #QUOTE}. No text
 * can escape its quote: each line is marked, and every character that other programs treat as a line terminator is
 * normalized to one.
 */
final class JudgePrompt {

    /** The version of the wording. Changing it invalidates cached results of judges. */
    static final String VERSION = "3";

    /** The maximum number of characters of an answer shown to a judge. */
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

    /** Returns the parts of the prompt that are the same for every pair. */
    static String template(Rubric rubric) {
        RubricText words = RubricText.of(rubric);
        return VERSION + '\n' + words.task() + words.rules() + ANSWER_LIMIT + '\n' + SCHEMA;
    }

    /** @param first the side whose answer the judge reads first */
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
     * Repeats the question after an unreadable reply.
     *
     * @param fault what is wrong with the reply; may quote part of it, and thus of an answer
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

    /** Quotes a text: every line begins with the quote mark. */
    static String quoted(String text) {
        return LINE_ENDS
                .splitAsStream(text.isEmpty() ? "(nothing)" : text)
                .map(line -> QUOTE + visible(line))
                .collect(Collectors.joining("\n"));
    }

    /**
     * Replaces each invisible, and thus misleading, character with a visible sign: controls, variation selectors, tags,
     * and fillers classified as letters or marks. Joiners are kept where they shape a word or an emoji. Selectors of a
     * symbol's presentation style carry no meaning and are removed.
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

    /** Returns whether a joiner has an effect after this character: a non-Latin letter or an emoji. */
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
