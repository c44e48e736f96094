package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Splits a text into words, numbers and punctuation marks in one pass. Drops quotation marks, which are irrelevant. */
final class Tokens {

    private static final String QUOTES = "\"`*";
    private static final String JOINERS = "'-_.";

    /** Endings of contractions and possessives, which become separate tokens. */
    private static final Set<String> ENDINGS = Set.of("'d", "'ll", "'m", "'s", "'re", "'ve");

    private static final Set<String> ABBREVIATIONS = Set.of("vs", "v", "etc", "e.g", "i.e", "cf", "resp");

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private boolean isJoined;
    private int at;

    private Tokens(String text) {
        this.text = text;
    }

    static List<Token> scan(String text) {
        return new Tokens(text).scanned();
    }

    private List<Token> scanned() {
        while (at < text.length()) {
            char sign = text.charAt(at);
            if (sign == '\n') {
                add(Kind.BREAK, "\n", false);
                at++;
                isJoined = false;
            } else if (Character.isWhitespace(sign) || QUOTES.indexOf(sign) >= 0) {
                isJoined &= !Character.isWhitespace(sign);
                at++;
            } else if (isDigit(sign)) {
                number();
            } else if (isWordSign(at)) {
                word();
            } else {
                mark();
            }
        }
        return tokens;
    }

    private void add(Kind kind, String raw, boolean isUpper) {
        tokens.add(new Token(kind, raw, isUpper, isJoined));
        isJoined = true;
    }

    private static boolean isDigit(char sign) {
        return sign >= '0' && sign <= '9';
    }

    private boolean isWordSign(int index) {
        int point = text.codePointAt(index);
        return Character.isLetterOrDigit(point) || isMark(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
    }

    private void number() {
        int start = at;
        while (at < text.length()
                && (isDigit(text.charAt(at))
                        || ((text.charAt(at) == '.' || text.charAt(at) == '/')
                                && at + 1 < text.length()
                                && isDigit(text.charAt(at + 1))))) {
            at++;
        }
        int end = at;
        if (at < text.length() && Character.isLetter(text.charAt(at))) {
            word(start);
            return;
        }
        if (at + 1 < text.length() && text.charAt(at) == ' ' && text.charAt(at + 1) == '%') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '%') {
            at++;
            add(Kind.NUMBER, text.substring(start, end) + "%", false);
        } else {
            add(Kind.NUMBER, text.substring(start, end), false);
        }
    }

    private void word() {
        if (isUnspaced(text.codePointAt(at))) {
            int length = Character.charCount(text.codePointAt(at));
            add(Kind.WORD, text.substring(at, at + length), false);
            at += length;
            return;
        }
        word(at);
    }

    private void word(int start) {
        while (at < text.length() && (isWordSign(at) || isJoiner(at)) && !isUnspaced(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        String raw = text.substring(start, at);
        String word = raw.toLowerCase(Locale.ROOT);
        int apostrophe = word.indexOf('\'');
        if (apostrophe > 0 && ENDINGS.contains(word.substring(apostrophe))) {
            add(Kind.WORD, named(word.substring(0, apostrophe)), Character.isUpperCase(raw.codePointAt(0)));
            add(Kind.WORD, word.substring(apostrophe), false);
        } else {
            add(Kind.WORD, named(word), Character.isUpperCase(raw.codePointAt(0)));
        }
    }

    /** Replaces numbered users, such as {@code user1234}, by {@code userx}. */
    private static String named(String word) {
        return word.length() > 4 && word.startsWith("user") && isDigit(word.charAt(word.length() - 1)) ? "userx" : word;
    }

    /** Returns whether the character is an apostrophe, hyphen, underscore or period within a word. */
    private boolean isJoiner(int index) {
        char sign = text.charAt(index);
        boolean isTlDr = sign == ';' && index > 1 && text.regionMatches(true, index - 2, "tl;dr", 0, 5);
        return (isTlDr || JOINERS.indexOf(sign) >= 0)
                && index + 1 < text.length()
                && isWordSign(index + 1)
                && !isUnspaced(text.codePointAt(index + 1));
    }

    /** Returns whether the script has no spaces between words. Each character is then a word. */
    private static boolean isUnspaced(int point) {
        return point > 0xE00
                && (Character.isIdeographic(point)
                        || (point >= 0x3040 && point <= 0x30FF)
                        || (point >= 0xE00 && point <= 0xE7F));
    }

    private void mark() {
        int point = text.codePointAt(at);
        String sign = Character.toString(point);
        at += Character.charCount(point);
        boolean isAbbreviation = sign.equals(".")
                && !tokens.isEmpty()
                && ABBREVIATIONS.contains(tokens.get(tokens.size() - 1).text());
        if (isAbbreviation || sign.equals("'")) {
            isJoined = false;
            return;
        }
        if (sign.equals(".") && isAt('.')) {
            while (isAt('.')) {
                at++;
            }
            // An ellipsis acts as a comma.
            sign = ",";
        } else if (sign.equals("-") && !isJoined && isAt(' ')) {
            sign = "—";
        }
        add(Kind.MARK, sign, false);
    }

    private boolean isAt(char sign) {
        return at < text.length() && text.charAt(at) == sign;
    }
}
