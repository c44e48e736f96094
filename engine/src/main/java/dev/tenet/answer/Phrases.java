package dev.tenet.answer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A closed list of phrases of one or more words, as a trie. Matching takes time proportional to the phrase. */
final class Phrases {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*\\|\\s*");

    private static final Pattern BLANKS = Pattern.compile(" +");

    private final Node root = new Node();

    /** The possible next words. */
    private static final class Node {
        private final Map<String, Node> next = new HashMap<>(4);
        private boolean isEnd;
    }

    private Phrases() {}

    /** @param lists phrases separated by {@code |}, with their tokens separated by spaces */
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
            // The ending of a contraction is a separate token.
            List<Token> tokens =
                    word.startsWith("'") ? List.of(new Token(Token.Kind.WORD, word, false, false)) : Tokens.scan(word);
            for (Token token : tokens) {
                node = node.next.computeIfAbsent(key(token), next -> new Node());
            }
        }
        node.isEnd = true;
    }

    /** Returns the lookup key of a token. All numbers have the same key. */
    private static String key(Token token) {
        return token.kind() == Token.Kind.NUMBER ? "numberx" : token.text();
    }

    /** Returns the end of the longest phrase that starts at {@code from}, or −1. */
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

    /** Returns the end of the longest sequence of phrases that starts at {@code from}, or {@code from}. */
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
