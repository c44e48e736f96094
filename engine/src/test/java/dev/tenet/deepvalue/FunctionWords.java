package dev.tenet.deepvalue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The function words of a text, in alphabetical order: the seventy of Mosteller and Wallace (Inference and Disputed
 * Authorship: The Federalist, 1964) and the other prepositions, pronouns, conjunctions, auxiliaries and quantifiers.
 */
final class FunctionWords {

    private static final Pattern SPACE = Pattern.compile("[^a-z]+");
    private static final Map<String, Integer> WORDS = read();

    private FunctionWords() {}

    static List<String> in(String text) {
        return SPACE.splitAsStream(text.toLowerCase(Locale.ROOT))
                .filter(WORDS::containsKey)
                .sorted()
                .toList();
    }

    /** A number for each of them, in the order of the text. */
    static IntStream numbers(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        IntStream.Builder numbers = IntStream.builder();
        int start = 0;
        for (int end = 0; end <= lower.length(); end++) {
            if (end == lower.length() || lower.charAt(end) < 'a' || lower.charAt(end) > 'z') {
                Integer number = end > start ? WORDS.get(lower.substring(start, end)) : null;
                if (number != null) {
                    numbers.add(number);
                }
                start = end + 1;
            }
        }
        return numbers.build();
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
