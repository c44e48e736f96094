package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A clause: a part of a sentence between punctuation marks or conjunctions.
 *
 * @param opener the conjunction or mark before the clause, the conjunction if there are both; empty at the start of a
 *     sentence
 * @param mark the mark before the clause, or empty
 */
record Clause(String opener, String mark, List<Token> words) {

    private static final Set<String> CONJUNCTIONS = Set.of(
            "but",
            "because",
            "since",
            "while",
            "although",
            "though",
            "whereas",
            "despite",
            "so",
            "if",
            "unless",
            "when",
            "whenever",
            "yet",
            "however",
            "hence",
            "thus",
            "therefore",
            "and",
            "whether",
            "otherwise",
            "wenn",
            "si",
            "aber",
            "mais",
            "pero",
            "mas",
            "ma",
            "als",
            "falls",
            "если",
            "если бы");
    private static final String CUTS = ",:()—→=";
    private static final String ENDS = ".!?;";

    /**
     * A sentence.
     *
     * @param isQuestion whether the sentence ends with a question mark
     * @param isNumbered whether the sentence starts with a number, like a list item
     */
    record Sentence(List<Clause> clauses, boolean isQuestion, boolean isNumbered) {

        String text() {
            StringBuilder text = new StringBuilder();
            for (Clause clause : clauses) {
                append(text, clause.opener());
                clause.words().forEach(word -> append(text, word.text()));
            }
            return text.toString();
        }

        private static void append(StringBuilder text, String word) {
            boolean isJoined = text.isEmpty() || word.isEmpty() || word.startsWith("'") || ",:".contains(word);
            text.append(isJoined ? "" : " ").append(word);
        }
    }

    boolean has(Kind kind) {
        return words.stream().anyMatch(token -> token.kind() == kind);
    }

    boolean hasMention() {
        return words.stream().anyMatch(Token::isMention);
    }

    boolean isOpenedBy(String... openers) {
        return List.of(openers).contains(opener);
    }

    /** Splits tokens into sentences and clauses. */
    static List<Sentence> sentences(List<Token> tokens) {
        Cutter cutter = new Cutter();
        for (int at = 0; at < tokens.size(); at++) {
            cutter.take(tokens.get(at), at + 1 < tokens.size() ? tokens.get(at + 1) : Token.of(Kind.BREAK));
        }
        cutter.endSentence(false);
        return cutter.sentences;
    }

    private static final class Cutter {

        private final List<Sentence> sentences = new ArrayList<>();
        private List<Clause> clauses = new ArrayList<>();
        private List<Token> words = new ArrayList<>();
        private String opener = "";
        private String mark = "";
        private boolean isNumbered;

        void take(Token token, Token next) {
            if (token.kind() == Kind.BREAK || token.isMark(ENDS)) {
                endSentence(token.is("?"));
            } else if (token.isMark(String.valueOf(PlainText.NUMBERED))) {
                isNumbered |= words.isEmpty() && clauses.isEmpty();
            } else if (token.isMark(CUTS)) {
                endClause(token.text());
            } else if (token.isWord() && CONJUNCTIONS.contains(token.text()) && !(token.is("so") && next.is("far"))) {
                endClause(token.text());
            } else if (token.kind() != Kind.MARK) {
                words.add(token);
            }
        }

        private void endClause(String next) {
            boolean isMark = CUTS.contains(next);
            if (!words.isEmpty()) {
                clauses.add(new Clause(opener, mark, words));
                words = new ArrayList<>();
                opener = next;
                mark = isMark ? next : "";
                return;
            }
            if (isMark) {
                mark = next;
            }
            if (!isMark || !CONJUNCTIONS.contains(opener)) {
                opener = next;
            }
        }

        void endSentence(boolean isQuestion) {
            if (!words.isEmpty() || !opener.isEmpty()) {
                clauses.add(new Clause(opener, mark, words));
            }
            if (!clauses.isEmpty()) {
                sentences.add(new Sentence(List.copyOf(clauses), isQuestion, isNumbered));
            }
            clauses = new ArrayList<>();
            words = new ArrayList<>();
            opener = "";
            mark = "";
            isNumbered = false;
        }
    }
}
