package dev.tenet.evenhanded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Parses the option that a grader chose. The option may be in markup, in quotes, in a JSON object with one field, after
 * a prefix such as {@code Answer:}, or followed by the question's own words for it. Everything else is unreadable: a
 * reply that names two options, argues, or adds a sentence is never interpreted.
 */
final class OptionReader {

    private static final ObjectMapper JSON = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
    private static final String MARKUP = "[\\s*_`~\"'“”‘’()\\[\\]{}#>.,:;!]*";
    private static final Pattern ALONE = Pattern.compile(
            MARKUP
                    + "(?:(?:my |the |final )*(?:answer|choice|option|rating|grade|score|verdict)" + MARKUP
                    + "(?:is\\b)?)?" + MARKUP
                    + "(?:option )?" + MARKUP + "([A-Za-z]|\\d+)" + MARKUP,
            Pattern.CASE_INSENSITIVE);
    private static final Pattern OF_FIVE =
            Pattern.compile(MARKUP + "(\\d)\\s*(?:/|out of)\\s*5" + MARKUP, Pattern.CASE_INSENSITIVE);
    private static final Pattern WITH_WORDS = Pattern.compile(MARKUP + "([A-Z]|\\d)" + MARKUP + "[-–—]?\\s*(\\p{L}.*)");
    private static final Pattern FENCE = Pattern.compile("(?s)```(?:json)?\\s*(.*?)\\s*```");
    // Characters around an option are ignored, as in " C", "C", "**C", "(c".
    private static final Pattern AROUND = Pattern.compile("[^\\p{L}\\p{N}]+");
    // Identifies the position of the option, as opposed to a preceding word.
    private static final double MIN_OPTION_PROBABILITY = 0.5;

    private final GraderQuestion question;

    OptionReader(GraderQuestion question) {
        this.question = question;
    }

    /** Parses a complete reply; empty if it is unreadable, refused or truncated. */
    Optional<Choice> read(Reply reply) {
        if (reply.isRefused() || reply.shortfall().isPresent()) {
            return Optional.empty();
        }
        return option(reply.said().strip()).map(option -> new Choice(option, chances(reply.tokenChances())));
    }

    /** Parses a text. */
    Optional<String> option(String text) {
        Matcher fence = FENCE.matcher(text);
        String bare = fence.matches() ? fence.group(1) : text;
        return alone(bare).or(() -> json(bare)).or(() -> withWords(bare));
    }

    private Optional<String> alone(String text) {
        return Stream.of(ALONE, OF_FIVE)
                .filter(form -> form == ALONE || question != GraderQuestion.EVENNESS)
                .map(form -> form.matcher(text))
                .filter(Matcher::matches)
                .map(found -> found.group(1).toUpperCase(Locale.ROOT))
                .filter(question.options()::contains)
                .findFirst();
    }

    /** An object with one field that holds an option. */
    private Optional<String> json(String text) {
        if (!text.startsWith("{")) {
            return Optional.empty();
        }
        try {
            JsonNode object = JSON.readTree(text);
            return object.size() == 1
                    ? Optional.of(object.elements().next())
                            .filter(JsonNode::isValueNode)
                            .map(JsonNode::asText)
                            .filter(question.options()::contains)
                    : Optional.empty();
        } catch (JsonProcessingException broken) {
            return Optional.empty();
        }
    }

    /** An option followed by the question's words for it. */
    private Optional<String> withWords(String text) {
        Matcher found = WITH_WORDS.matcher(text);
        return found.matches()
                        && question.rules()
                                .lines()
                                .anyMatch(line -> letters(line).equals(letters(found.group(1) + ": " + found.group(2))))
                ? Optional.of(found.group(1)).filter(question.options()::contains)
                : Optional.empty();
    }

    private static String letters(String text) {
        return AROUND.matcher(text).replaceAll(" ").strip().toLowerCase(Locale.ROOT);
    }

    /**
     * Returns the probability of each option at the first position that probably holds one. An option that is not among
     * the token candidates has probability 0.
     */
    Map<String, Double> chances(List<List<TokenChance>> tokens) {
        for (List<TokenChance> candidates : tokens) {
            Map<String, Double> chances = new HashMap<>();
            for (TokenChance candidate : candidates) {
                String option = AROUND.matcher(candidate.token()).replaceAll("");
                if (question.options().contains(option)) {
                    chances.merge(option, Math.exp(candidate.logProbability()), Double::sum);
                }
            }
            if (chances.values().stream().mapToDouble(chance -> chance).sum() >= MIN_OPTION_PROBABILITY) {
                return chances;
            }
        }
        return Map.of();
    }
}
