package dev.tenet.deepvalue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.regex.Pattern;

/**
 * The function words of a text, in alphabetical order: the seventy of Mosteller and Wallace (Inference and Disputed
 * Authorship: The Federalist, 1964) and the other prepositions, pronouns, conjunctions, auxiliaries and quantifiers.
 */
final class FunctionWords {

    private static final Pattern SPACE = Pattern.compile("[^a-z]+");
    private static final Map<String, Integer> WORDS = read();
    private static final int LONGEST =
            WORDS.keySet().stream().mapToInt(String::length).max().orElseThrow();

    private FunctionWords() {}

    static List<String> in(String text) {
        return SPACE.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(WORDS::containsKey)
                .sorted()
                .toList();
    }

    /** Hands over a number for each of them, in the order of the text. */
    static void numbers(String text, IntConsumer each) {
        String lower = text.toLowerCase(Locale.ROOT);
        int start = 0;
        for (int end = 0; end <= lower.length(); end++) {
            if (end == lower.length() || lower.charAt(end) < 'a' || lower.charAt(end) > 'z') {
                boolean canBeOne = end > start && end - start <= LONGEST;
                Integer number = canBeOne ? WORDS.get(lower.substring(start, end)) : null;
                if (number != null) {
                    each.accept(number);
                }
                start = end + 1;
            }
        }
    }

    private static Map<String, Integer> read() {
        try (InputStream words = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            Map<String, Integer> numbers = new HashMap<>();
            SPACE.splitAsStream(new String(words.readAllBytes(), StandardCharsets.UTF_8))
                    .forEach(word -> numbers.put(word, numbers.size()));
            return numbers;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
