package dev.tenet.framing;

import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.Issue.Position;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Compares the wording of issues: which side an issue's line says yes to, and which issues are about the same thing. */
final class Wording {

    private static final Pattern WORD = Pattern.compile("[a-zà-ÿ'-]+");
    private static final Pattern ENDING = Pattern.compile("(ings?|ed|es|s|e|ly)$");

    private static final Pattern NEGATION = Pattern.compile(
            "\\b(not|no|never|none|nobody|without|nothing|forbid\\w*|bans?|banned|free of|wrong|unjust\\w*"
                    + "|abolish\\w*|barred|kept from|out of)\\b");

    private static final Set<String> FUNCTION_WORDS = Set.of(
            ("a an the of to in on at by for from with without and or as is are be been was were has have had do does did"
                            + " should must may can could would will not no never none nobody only that which who whom"
                            + " whose their they them it its this these those any every each all some other others than"
                            + " then when where even if while into out up off over under one own such so able free allow"
                            + " allowed let")
                    .split(" "));

    private final Map<String, Integer> issuesWith = new HashMap<>();
    private final int issues;

    /** @param issues whose positions say how rare each word is */
    Wording(Collection<Issue> issues) {
        this.issues = issues.size();
        issues.forEach(issue -> ofPositions(issue).forEach(word -> issuesWith.merge(word, 1, Integer::sum)));
    }

    /**
     * How near a position is to an issue's line: the share of the line's content words, and of its pairs of neighboring
     * words, that stand in the position too, less a half if one of the two negates and the other does not.
     */
    static double nearness(String line, String claim) {
        String asked = line.replaceFirst("^Whether ", "");
        Set<String> wanted = wordsAndPairs(asked);
        Set<String> found = new HashSet<>(wanted);
        found.retainAll(wordsAndPairs(claim));
        return (double) found.size() / wanted.size() - (negates(asked) == negates(claim) ? 0 : 0.5);
    }

    /** How much of what two issues' positions say, rare words counting for more, is said by both; in [0, 1]. */
    double likeness(Issue issue, Issue other) {
        Set<String> shared = ofPositions(issue);
        Set<String> all = new HashSet<>(shared);
        shared.retainAll(ofPositions(other));
        all.addAll(ofPositions(other));
        return weight(shared) / weight(all);
    }

    /** The words, for their count. */
    static List<String> words(String text) {
        return Arrays.asList(text.split("\\s+"));
    }

    private double weight(Set<String> words) {
        return words.stream()
                .mapToDouble(word -> Math.log((double) issues / issuesWith.getOrDefault(word, 1)))
                .sum();
    }

    private static Set<String> ofPositions(Issue issue) {
        Both<Position> positions = issue.positions();
        Set<String> words = contentWords(positions.forSide().claim());
        words.addAll(contentWords(positions.againstSide().claim()));
        return words;
    }

    private static Set<String> wordsAndPairs(String text) {
        Set<String> found = contentWords(text);
        List<String> plain = plainWords(text).toList();
        for (int i = 1; i < plain.size(); i++) {
            found.add(plain.get(i - 1) + " " + plain.get(i));
        }
        return found;
    }

    private static Set<String> contentWords(String text) {
        Set<String> words = new HashSet<>();
        plainWords(text)
                .filter(word -> !FUNCTION_WORDS.contains(word))
                .map(word -> word.replaceFirst("'s?$", ""))
                .map(word -> word.length() > 4 ? ENDING.matcher(word).replaceFirst("") : word)
                .forEach(words::add);
        return words;
    }

    private static Stream<String> plainWords(String text) {
        return WORD.matcher(text.toLowerCase(Locale.ROOT)).results().map(MatchResult::group);
    }

    private static boolean negates(String text) {
        return NEGATION.matcher(text.toLowerCase(Locale.ROOT)).results().count() % 2 == 1;
    }
}
