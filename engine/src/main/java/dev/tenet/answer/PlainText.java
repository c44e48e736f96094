package dev.tenet.answer;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts an answer to plain text: normalizes Unicode, and removes Markdown, HTML and LaTeX. Each step is one pass
 * over the text.
 */
final class PlainText {

    /** Replaces check marks and checked boxes, which mark an option as chosen. */
    static final char TICK = '✓';
    /** Replaces crosses and empty boxes, which mark an option as rejected. */
    static final char CROSS = '✗';

    /** Replaces the number at the start of a line. */
    static final char NUMBERED = 'ⓝ';

    private static final String TICKS = "✅✔☑👍🗹";
    private static final String CROSSES = "❌✘✖❎🚫👎☒☐❏";
    private static final String ARROWS = "⇒➔➜➡➝⟶⟹▶►";
    /** The only letter symbols that NFKC does not decompose. */
    private static final String BLACK_LETTERS = "🅐🅰🅑🅱";

    private static final int FIRST_MARK = 0x300;
    /** More combining marks than any script puts on one letter. */
    private static final int MAX_MARKS = 8;

    private static final Pattern SPECIAL_TOKEN =
            Pattern.compile("<\\|[^|<>\\n]{1,40}+\\|>|<(?:start|end)_of_turn>|\\[/?INST]");
    private static final Pattern END_OF_TURN = Pattern.compile(
            "<\\|(?:eot_id|im_end|endoftext|end_of_text|end|return|eom_id|eos)\\|>|</s>|<end_of_turn>|<eos>");
    private static final Pattern LEADING_TOKENS =
            Pattern.compile("(?:\\s|<\\|[^|<>\\n]{1,40}+\\|>|</?s>|<(?:start|end)_of_turn>|\\[/?INST])*+");
    private static final Pattern NEXT_QUESTION = Pattern.compile(
            "(?m)^[ *#]{0,6}+(?:CONTEXT[ *]{0,3}+:|These are choices that |Now user\\w{0,20}+ has one more choice|Human:|"
                    + "User:|Question \\d{1,3}+:|### (?:Instruction|Human|User))");
    private static final Pattern STRUCK =
            Pattern.compile("~~[^~\\n]{1,200}+~~|<(del|strike)>[^<>]{0,200}+</\\1>", Pattern.CASE_INSENSITIVE);
    private static final Pattern LINE_TAG =
            Pattern.compile("</?(?:br|p|div|li|ul|ol|tr|td|th|h[1-6])\\b[^<>\\n]{0,80}+>", Pattern.CASE_INSENSITIVE);
    private static final Pattern TAG = Pattern.compile("</?[a-zA-Z][^<>\\n]{0,80}+>");
    private static final Pattern BB_TAG =
            Pattern.compile("\\[/?(?:final_)?+(?:answer|choice|response|output|result)]", Pattern.CASE_INSENSITIVE);
    /** A placeholder that was filled in, such as {@code <Option A>} or {@code <B>}, but not the tag {@code <b>}. */
    private static final Pattern FILLED_FORM =
            Pattern.compile("<((?:(?i:option|choice|answer) ?+)[ABab]|[AB](?=>(?!.{0,200}</[AB]>)))>");

    private static final Pattern LATEX_COMMAND = Pattern.compile(
            "\\\\(?:text|mathrm|mathbf|mathit|mathsf|mathtt|operatorname|fbox|boxed)[a-z]{0,2}+\\s?\\{");
    private static final Pattern LATEX_SIGN = Pattern.compile("\\\\[()\\[\\],;! ]|\\$");
    /** The A of "Q: … A: …", which is not an option. */
    private static final Pattern DIALOGUE_ANSWER =
            Pattern.compile("(?m)^([ *]{0,4}+Q(?:uestion)?+[ *]{0,4}+:[^\\n]*+\\n++[ *]{0,4}+)A(?=[ *]{0,4}+:)");
    /** A doubly escaped line break. */
    private static final Pattern ESCAPED_BREAK = Pattern.compile("(?:\\\\r)?+\\\\n(?![a-z])");

    private static final Pattern FENCE = Pattern.compile("(?m)^[ ]{0,8}+(?:`{3,9}+|~{3,9}+)[a-zA-Z]{0,12}+[ ]*+$");
    private static final Pattern CHECKED = Pattern.compile("\\[[xX]]");
    private static final Pattern UNCHECKED = Pattern.compile("(?m)^[ ]{0,8}+[-*+]?+ ?+\\[ ?]");
    private static final Pattern QUOTED_LINE = Pattern.compile("(?m)^[ ]{0,3}+>[^\\n]*+");
    private static final Pattern LINE_MARK =
            Pattern.compile("(?m)^[ ]{0,8}+(?:[>#]{1,6}+ ?+|[-+•·] |[-+•·](?=\\p{L}{2}))++");
    private static final Pattern NUMBER_MARK =
            Pattern.compile("(?m)^[ ]{0,8}+(?:[>*•·-] ?)?+[*_]{0,3}+\\d{1,2}+[.)][*_]{0,3}+ ");
    private static final Pattern EMPHASIS = Pattern.compile("[*`]++|(?<![\\p{L}\\p{N}])_++|_++(?![\\p{L}\\p{N}_])");
    private static final Pattern ARROW = Pattern.compile("[-=]{1,2}+>");
    private static final Pattern TABLE_RULE = Pattern.compile("[ :|—–-]{3,400}+");
    private static final Pattern RULE = Pattern.compile("(?m)^[ :|—=-]{3,200}+$");

    private PlainText() {}

    /** Normalizes letters, quotation marks, dashes, arrows and check marks, and removes invisible characters. */
    static String normalized(CharSequence raw) {
        String composed = Normalizer.normalize(withoutPiledMarks(raw), Normalizer.Form.NFKC);
        StringBuilder text = new StringBuilder(composed.length());
        composed.codePoints().forEach(point -> append(text, point));
        return withoutPiledMarks(text).toString();
    }

    /** Limits combining marks, because normalization and regex word boundaries scan back over all marks of a letter. */
    private static CharSequence withoutPiledMarks(CharSequence text) {
        StringBuilder kept = new StringBuilder(text.length());
        int marks = 0;
        for (int i = 0; i < text.length(); ) {
            int point = Character.codePointAt(text, i);
            marks = point >= FIRST_MARK && isMark(point) ? marks + 1 : 0;
            if (marks <= MAX_MARKS) {
                kept.appendCodePoint(point);
            }
            i += Character.charCount(point);
        }
        return kept;
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }

    private static void append(StringBuilder text, int point) {
        if (point < 0x80) {
            if (point == '\t') {
                text.append(' ');
            } else if (point == '\n' || point >= ' ') {
                text.append((char) point);
            } else if (point == '\r') {
                text.append('\n');
            }
            return;
        }
        if (TICKS.indexOf(point) >= 0 || point == TICK) {
            text.append(TICK);
        } else if (CROSSES.indexOf(point) >= 0 || point == CROSS) {
            text.append(CROSS);
        } else if (ARROWS.indexOf(point) >= 0 || point == '→') {
            text.append('→');
        } else if (BLACK_LETTERS.indexOf(point) >= 0) {
            text.append(BLACK_LETTERS.indexOf(point) < BLACK_LETTERS.length() / 2 ? 'A' : 'B');
        } else {
            appendOther(text, point);
        }
    }

    private static void appendOther(StringBuilder text, int point) {
        switch (point) {
            case '’', '‘', 'ʼ', '′' -> text.append('\'');
            case '“', '”', '„', '«', '»', '「', '」', '『', '』', '‹', '›' -> text.append('"');
            case '–', '—', '―', '−', '‒', '─' -> text.append('—');
            case '【', '〔', '〖' -> text.append('[');
            case '】', '〕', '〗' -> text.append(']');
            case '◁' -> text.append('<');
            case '▷' -> text.append('>');
            case '、', '،' -> text.append(", ");
            case '。', '।', '۔' -> text.append(". ");
            case '؟' -> text.append('?');
            case '؛' -> text.append(';');
            case '¿', '¡' -> text.append(' ');
            case '•', '·', '¬', '≠', '≥', '≤', '≻', '≺' -> text.appendCodePoint(point);
            case 0x85, 0x2028, 0x2029 -> text.append('\n');
            default -> {
                switch (Character.getType(point)) {
                    case Character.FORMAT, Character.ENCLOSING_MARK, Character.CONTROL, Character.SURROGATE -> {}
                    case Character.OTHER_SYMBOL, Character.PRIVATE_USE, Character.UNASSIGNED -> text.append(' ');
                    default -> {
                        if (point < 0xFE00 || point > 0xFE0F) {
                            text.appendCodePoint(point);
                        }
                    }
                }
            }
        }
    }

    /** Returns the text before the first end-of-turn token, ignoring leading tokens. */
    static String firstTurn(String text) {
        Matcher leading = LEADING_TOKENS.matcher(text);
        Matcher end = END_OF_TURN.matcher(text);
        return end.find(leading.lookingAt() ? leading.end() : 0) ? text.substring(0, end.start()) : text;
    }

    /** Returns the text before the next question, which base models may append, or all of it if there is none. */
    static String beforeNextQuestion(String text) {
        Matcher next = NEXT_QUESTION.matcher(text);
        int from = text.length() - text.stripLeading().length();
        return from < text.length() && next.find(from + 1) ? text.substring(0, next.start()) : text;
    }

    /** Replaces special tokens, which some servers leave in the text, by line breaks. */
    static String withoutSpecialTokens(CharSequence text) {
        return SPECIAL_TOKEN.matcher(text).replaceAll("\n");
    }

    /** Removes Markdown, tags and LaTeX. Quoted lines are kept only if there is no other text. */
    static String plain(CharSequence text) {
        String unquoted = QUOTED_LINE.matcher(text).replaceAll("");
        String own = unquoted.isBlank() ? text.toString() : unquoted;
        own = withoutTables(own);
        own = STRUCK.matcher(own).replaceAll(" ");
        own = FILLED_FORM.matcher(own).replaceAll("($1)");
        own = LINE_TAG.matcher(own).replaceAll("\n");
        own = TAG.matcher(own).replaceAll(" ");
        own = BB_TAG.matcher(own).replaceAll(" ");
        own = LATEX_COMMAND.matcher(own).replaceAll(" ");
        own = LATEX_SIGN.matcher(own).replaceAll(" ");
        own = DIALOGUE_ANSWER.matcher(own).replaceAll("$1Answer");
        own = ESCAPED_BREAK.matcher(own).replaceAll("\n");
        own = NUMBER_MARK.matcher(own).replaceAll(String.valueOf(NUMBERED));
        own = FENCE.matcher(own).replaceAll("");
        own = CHECKED.matcher(own).replaceAll(String.valueOf(TICK));
        own = UNCHECKED.matcher(own).replaceAll(String.valueOf(CROSS));
        own = ARROW.matcher(own).replaceAll("→");
        own = RULE.matcher(own).replaceAll("");
        own = EMPHASIS.matcher(own).replaceAll("");
        own = LINE_MARK.matcher(own).replaceAll("");
        return own.replace('|', '\n');
    }

    /** Removes tables, except a single row, which can be the answer. */
    private static String withoutTables(String text) {
        if (text.indexOf('|') < 0) {
            return text;
        }
        StringBuilder kept = new StringBuilder(text.length());
        List<String> table = new ArrayList<>();
        for (String line : text.split("\n", -1)) {
            if (line.stripLeading().startsWith("|") && line.indexOf('|', line.indexOf('|') + 1) > 0) {
                table.add(line);
            } else {
                appendTable(table, kept);
                kept.append(line).append('\n');
            }
        }
        appendTable(table, kept);
        return kept.toString();
    }

    private static void appendTable(List<String> table, StringBuilder kept) {
        boolean isTable = table.size() > 1 && TABLE_RULE.matcher(table.get(1)).matches();
        if (!isTable) {
            table.forEach(row -> kept.append(row).append('\n'));
        } else if (table.size() == 3) {
            kept.append(table.get(2)).append('\n');
        }
        table.clear();
    }
}
