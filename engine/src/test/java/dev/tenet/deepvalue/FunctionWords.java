package dev.tenet.deepvalue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The function words of a text, in alphabetical order: the seventy of Mosteller and Wallace (Inference and Disputed
 * Authorship: The Federalist, 1964) and the other prepositions, pronouns, conjunctions, auxiliaries and quantifiers.
 */
final class FunctionWords {

    private static final Set<String> WORDS = read();

    private FunctionWords() {}

    static List<String> in(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^a-z]+"))
                .filter(WORDS::contains)
                .sorted()
                .toList();
    }

    private static Set<String> read() {
        try (InputStream words = FunctionWords.class.getResourceAsStream("function-words.txt")) {
            return Set.of(new String(words.readAllBytes(), StandardCharsets.UTF_8)
                    .trim()
                    .split("\\s+"));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
