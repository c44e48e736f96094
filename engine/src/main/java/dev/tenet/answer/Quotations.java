package dev.tenet.answer;

import dev.tenet.answer.Token.Kind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Finds quotations of an option: its full text, or at least {@value #MIN_WORDS} consecutive words of it that do not
 * occur in this order in the other option.
 */
final class Quotations {

    private static final int MIN_WORDS = 5;
    private static final int MAX_DISTANCE = 3;
    private static final Phrases LEAD = Phrases.of(
            "the one that | the one which | the one who | the agent that | the agent which | the agent who | the option that",
            "the option which | the option where the agent | the option in which the agent | the one where the agent | one that",
            "the ai agent that | an agent that | agent that | the option where it | the one where it | that the agent");

    private final List<String> a;
    private final List<String> b;
    private final Map<String, List<Integer>> startsOfA;
    private final Map<String, List<Integer>> startsOfB;

    private Quotations(OptionTexts options) {
        this.a = words(options.a());
        this.b = words(options.b());
        this.startsOfA = starts(a);
        this.startsOfB = starts(b);
    }

    private static List<String> words(String text) {
        return Tokens.scan(PlainText.plain(PlainText.normalized(text))).stream()
                .filter(Quotations::isWord)
                .map(Token::text)
                .toList();
    }

    private static boolean isWord(Token token) {
        return token.isWord() || token.kind() == Kind.NUMBER;
    }

    private static Map<String, List<Integer>> starts(List<String> words) {
        Map<String, List<Integer>> starts = new HashMap<>();
        int length = Math.min(MIN_WORDS, words.size());
        for (int at = 0; length > 1 && at + length <= words.size(); at++) {
            starts.computeIfAbsent(String.join(" ", words.subList(at, at + length)), none -> new ArrayList<>(1))
                    .add(at);
        }
        return starts;
    }

    /** Returns the tokens, with each quotation replaced by a mention. */
    static List<Token> marked(List<Token> tokens, OptionTexts options) {
        return new Quotations(options).marked(tokens, false);
    }

    /** Returns whether the letter of one option precedes a quotation of the other. */
    static boolean contradictLetters(List<Token> tokens, OptionTexts options) {
        List<Token> marked = new Quotations(options).marked(tokens, true);
        for (int at = 0; at < marked.size(); at++) {
            if (marked.get(at).isMention() && !marked.get(at).isUpper()) {
                continue;
            }
            int next = at + 1;
            while (next < marked.size()
                    && next - at < MAX_DISTANCE
                    && marked.get(next).kind() == Kind.MARK) {
                next++;
            }
            if (marked.get(at).isMention()
                    && next < marked.size()
                    && marked.get(next).isMention()
                    && marked.get(next).kind() != marked.get(at).kind()
                    && marked.get(next).text().startsWith("\"")) {
                return true;
            }
        }
        return false;
    }

    private List<Token> marked(List<Token> tokens, boolean isQuoted) {
        List<Token> marked = new ArrayList<>(tokens.size());
        List<Integer> places = new ArrayList<>();
        for (int at = 0; at < tokens.size(); at++) {
            if (isWord(tokens.get(at))) {
                places.add(at);
            }
        }
        int from = 0;
        for (int word = 0; word < places.size(); ) {
            int ofA = longest(tokens, places, word, a, startsOfA);
            int ofB = longest(tokens, places, word, b, startsOfB);
            if (ofA == ofB) {
                word++;
                continue;
            }
            int begin = places.get(word);
            copy(tokens, from, begin, marked);
            withoutLead(marked);
            boolean isA = ofA > ofB;
            marked.add(
                    new Token(isA ? Kind.A : Kind.B, (isQuoted ? "\"" : "") + (isA ? "<A>" : "<B>"), !isQuoted, false));
            word += Math.max(ofA, ofB);
            from = places.get(word - 1) + 1;
        }
        copy(tokens, from, tokens.size(), marked);
        return marked;
    }

    private static void copy(List<Token> tokens, int from, int to, List<Token> into) {
        into.addAll(tokens.subList(from, to));
    }

    private static void withoutLead(List<Token> marked) {
        for (int length = 6; length > 1; length--) {
            int from = marked.size() - length;
            if (from >= 0 && LEAD.end(marked, from) == marked.size()) {
                marked.subList(from, marked.size()).clear();
                return;
            }
        }
    }

    /** Returns the length in words of the quotation of the option at this position, or 0 if it is too short. */
    private static int longest(
            List<Token> tokens,
            List<Integer> places,
            int word,
            List<String> option,
            Map<String, List<Integer>> starts) {
        int length = Math.min(MIN_WORDS, option.size());
        if (starts.isEmpty() || word + length > places.size()) {
            return 0;
        }
        String gram = places.subList(word, word + length).stream()
                .map(place -> tokens.get(place).text())
                .collect(Collectors.joining(" "));
        int longest = 0;
        for (int start : starts.getOrDefault(gram, List.of())) {
            int same = length;
            while (start + same < option.size()
                    && word + same < places.size()
                    && tokens.get(places.get(word + same)).text().equals(option.get(start + same))) {
                same++;
            }
            longest = Math.max(longest, same);
        }
        return longest;
    }
}
