package dev.tenet.answer;

/**
 * A word, a mark or a mention.
 *
 * @param text in lower case; of a mention a sign that no text holds
 * @param isUpper whether it began with a capital letter
 * @param isJoined whether it follows the token before it without a blank
 */
record Token(Kind kind, String text, boolean isUpper, boolean isJoined) {

    /** What it is. */
    enum Kind {
        WORD,
        NUMBER,
        MARK,
        /** The end of a line. */
        BREAK,
        /** Option A is named here. */
        A,
        /** Option B is named here. */
        B,
        /** Both options are named together here. */
        BOTH,
        /** An option is named here that the text leaves. */
        LEFT
    }

    static Token of(Kind kind) {
        return new Token(kind, "<" + kind + ">", false, false);
    }

    static Token mark(String sign) {
        return new Token(Kind.MARK, sign, false, false);
    }

    /** Whether it names one option. */
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
