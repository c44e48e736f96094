package dev.tenet.answer;

/**
 * A token: a word, a number, a punctuation mark, a line break or a mention of an option.
 *
 * @param text the text in lower case; for a mention, a symbol that no text contains
 * @param isUpper whether the token started with a capital letter
 * @param isJoined whether the token follows the previous one without a space
 */
record Token(Kind kind, String text, boolean isUpper, boolean isJoined) {

    /** The kind of a token. */
    enum Kind {
        WORD,
        NUMBER,
        MARK,
        /** The end of a line. */
        BREAK,
        /** A mention of option A. */
        A,
        /** A mention of option B. */
        B,
        /** A joint mention of both options. */
        BOTH,
        /** A mention of an option that the text rejects. */
        LEFT
    }

    static Token of(Kind kind) {
        return new Token(kind, "<" + kind + ">", false, false);
    }

    static Token mark(String sign) {
        return new Token(Kind.MARK, sign, false, false);
    }

    /** Returns whether the token mentions a single option. */
    boolean isMention() {
        return kind == Kind.A || kind == Kind.B;
    }

    boolean isWord() {
        return kind == Kind.WORD;
    }

    boolean is(String sign) {
        return text.equals(sign);
    }

    boolean isMark(String signs) {
        return kind == Kind.MARK && signs.contains(text);
    }

    Kind other() {
        return kind == Kind.A ? Kind.B : Kind.A;
    }
}
