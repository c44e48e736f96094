package dev.tenet.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A closed list of phrases, each of one or more words, that is found in a run of tokens in time proportional to the
 * phrase.
 */
final class Phrases {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*\\|\\s*");

    private static final Pattern BLANKS = Pattern.compile(" +");

    private final Node root = new Node();

    /** The words that can come next. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>(4);
        private boolean isEnd;
    }

    private Phrases() {}

    /** @param lists phrases with {@code |} between them, as a tokenizer splits them */
    static Phrases of(String... lists) {
        Phrases phrases = new Phrases();
        for (String list : lists) {
            SEPARATOR
                    .splitAsStream(list.strip())
                    .filter(phrase -> !phrase.isBlank())
                    .forEach(phrases::add);
        }
        return phrases;
    }

    private void add(String phrase) {
        Node node = root;
        for (String word : BLANKS.splitAsStream(phrase).toList()) {
            // The ending of a contraction, which is a word of its own.
            List<Token> tokens =
                    word.startsWith("'") ? List.of(new Token(Token.Kind.WORD, word, false, false)) : Tokens.scan(word);
            for (Token token : tokens) {
                node = node.next.computeIfAbsent(key(token), next -> new Node());
            }
        }
        node.isEnd = true;
    }

    /** All numbers are alike, and so are all users. */
    private static String key(Token token) {
        return token.kind() == Token.Kind.NUMBER ? "numberx" : token.text();
    }

    /** Where the longest phrase ends that begins at {@code from}, or −1. */
    int end(List<Token> tokens, int from) {
        Node node = root;
        int end = -1;
        for (int at = from; at < tokens.size(); at++) {
            node = node.next.get(key(tokens.get(at)));
            if (node == null) {
                return end;
            }
            if (node.isEnd) {
                end = at + 1;
            }
        }
        return end;
    }

    /** Where as many phrases as follow each other end; {@code from} if there is none. */
    int endOfAll(List<Token> tokens, int from) {
        int at = from;
        for (int end = end(tokens, at); end >= 0; end = end(tokens, at)) {
            at = end;
        }
        return at;
    }

    boolean contains(Token token) {
        Node node = root.next.get(key(token));
        return node != null && node.isEnd;
    }

    boolean begin(List<Token> tokens) {
        return end(tokens, 0) >= 0;
    }

    boolean are(List<Token> tokens) {
        return endOfAll(tokens, 0) == tokens.size();
    }

    boolean occurIn(List<Token> tokens) {
        for (int at = 0; at < tokens.size(); at++) {
            if (end(tokens, at) >= 0) {
                return true;
            }
        }
        return false;
    }
}
