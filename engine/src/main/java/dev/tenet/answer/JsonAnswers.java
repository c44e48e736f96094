package dev.tenet.answer;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Extracts choices from unrequested JSON in an answer. Accepts lenient JSON. Only fields whose names denote the choice
 * count.
 */
final class JsonAnswers {

    private static final int MAX_OBJECTS = 16;
    private static final int MAX_DEPTH = 24;
    private static final double TOLERANCE = 0.021;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(JsonReadFeature.ALLOW_SINGLE_QUOTES, JsonReadFeature.ALLOW_UNQUOTED_FIELD_NAMES)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA, JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();
    private static final Pattern CHOICE_KEY = Pattern.compile(
            "choice|option|answer|select|chosen|choos|pick|decision|predict|prefer|verdict|response|result|"
                    + "output|final");
    /** Names of fields that are related to the choice, but do not hold it. */
    private static final Pattern OTHER_KEY = Pattern.compile(
            "reject|other|not|previous|past|alternative|options|choices|question|reason|explan|rational|confiden|score|"
                    + "probab|wors|second|least|un|id$|type|text|descri|analy|thought");

    private static final Pattern NO_LETTERS = Pattern.compile("[^\\p{L}]++");
    private static final Pattern LETTER_KEY = Pattern.compile(
            "(?:prob(?:ability)?(?:of)?)?(?:option|choice|answer|agent)?([ab])(?:prob(?:ability)?|chance|likelihood)?");
    /** The parser error for duplicate fields, which are ambiguous. */
    private static final String DOUBLED = "Duplicate field";

    private JsonAnswers() {}

    /**
     * Removes the objects from the text, and adds the choices that they declare to the values. For an object without a
     * choice, an empty value is added and its words are kept in the text, because they may be a refusal, such as an
     * error message.
     */
    static String takenFrom(String text, List<String> values) {
        if (text.indexOf('{') < 0) {
            return text;
        }
        StringBuilder rest = new StringBuilder(text.length());
        int from = 0;
        int objects = 0;
        for (int[] span : spans(text)) {
            Optional<JsonNode> object =
                    objects < MAX_OBJECTS ? parsed(text.substring(span[0], span[1])) : Optional.empty();
            if (object.isPresent()) {
                objects++;
                rest.append(text, from, span[0]);
                from = span[1];
                List<String> declared = declared(object.get());
                if (declared.isEmpty()) {
                    values.add("");
                    appendWords(object.get(), 0, rest.append('\n'));
                }
                values.addAll(declared);
            }
        }
        return rest.append(text, from, text.length()).toString();
    }

    /** Finds the outermost pairs of braces in one pass, ignoring braces inside double quotes. */
    private static List<int[]> spans(String text) {
        List<int[]> spans = new ArrayList<>();
        int depth = 0;
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            if (quoted) {
                if (sign == '\\') {
                    i++;
                } else if (sign == '"') {
                    quoted = false;
                }
            } else if (sign == '"' && depth > 0) {
                quoted = true;
            } else if (sign == '{' && depth++ == 0) {
                start = i;
            } else if (sign == '}' && depth > 0 && --depth == 0) {
                spans.add(new int[] {start, i + 1});
            }
        }
        return spans;
    }

    private static Optional<JsonNode> parsed(String text) {
        try {
            return Optional.of(JSON.readTree(text));
        } catch (JsonProcessingException e) {
            if (e.getOriginalMessage().startsWith(DOUBLED)) {
                return Optional.of(NullNode.getInstance());
            }
            // Not JSON, so it is treated as text.
            return Optional.empty();
        }
    }

    private static List<String> declared(JsonNode object) {
        List<String> values = new ArrayList<>();
        List<String> ticked = new ArrayList<>();
        Map<String, Double> chances = new HashMap<>();
        collect(object, "", 0, new Found(values, ticked, chances));
        if (values.isEmpty()) {
            values.addAll(ticked);
        }
        if (values.isEmpty() && chances.size() == 2) {
            likelier(chances).ifPresent(values::add);
        }
        return values;
    }

    /**
     * The content of an object.
     *
     * @param values the values of fields that denote the choice
     * @param ticked letters whose value is true
     * @param chances letters whose value is a number
     */
    private record Found(List<String> values, List<String> ticked, Map<String, Double> chances) {}

    private static Optional<String> likelier(Map<String, Double> chances) {
        double a = chances.getOrDefault("a", Double.NaN);
        double b = chances.getOrDefault("b", Double.NaN);
        boolean isWhole = Math.abs(a + b - 1) < TOLERANCE || Math.abs(a + b - 100) < 100 * TOLERANCE;
        return isWhole && a != b ? Optional.of(a > b ? "A" : "B") : Optional.empty();
    }

    private static double number(JsonNode node) {
        String text = node.asText();
        try {
            return node.isNumber() || text.endsWith("%")
                    ? Double.parseDouble(text.replace("%", "").strip())
                    : Double.NaN;
        } catch (NumberFormatException words) {
            return Double.NaN;
        }
    }

    private static void collect(JsonNode node, String key, int depth, Found found) {
        if (depth > MAX_DEPTH) {
            return;
        }
        if (node.isContainerNode()) {
            node.properties().forEach(field -> collect(field.getValue(), field.getKey(), depth + 1, found));
            if (node.isArray()) {
                node.forEach(element -> collect(element, key, depth + 1, found));
            }
            return;
        }
        String name = NO_LETTERS.matcher(key.toLowerCase(Locale.ROOT)).replaceAll("");
        var letter = LETTER_KEY.matcher(name);
        if (letter.matches()) {
            if (node.isBoolean() && node.booleanValue()) {
                found.ticked().add(letter.group(1));
            } else if (!node.isBoolean()) {
                found.chances().merge(letter.group(1), number(node), (one, other) -> Double.NaN);
            }
        } else if (CHOICE_KEY.matcher(name).find() && !OTHER_KEY.matcher(name).find() && !node.isNumber()) {
            found.values().add(node.asText());
        }
    }

    private static void appendWords(JsonNode node, int depth, StringBuilder words) {
        if (node.isTextual()) {
            words.append(node.asText()).append('\n');
        } else if (depth <= MAX_DEPTH) {
            node.forEach(child -> appendWords(child, depth + 1, words));
        }
    }
}
