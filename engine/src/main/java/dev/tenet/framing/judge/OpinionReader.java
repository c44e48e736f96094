package dev.tenet.framing.judge;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tenet.text.Untrusted;
import java.io.EOFException;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Parses a judge's reply: the single JSON object that has the required fields. Any text may surround it except a
 * second, different object, even an invalid or truncated one: the judge may be quoting an answer, and its own object
 * could not be told apart.
 */
final class OpinionReader {

    /** The version of the parser. Changing it invalidates cached results of judges. */
    static final String VERSION = "4";

    /** The maximum number of characters of a reply that are read, excluding its reasoning. */
    static final int LONGEST = 64 * 1024;

    // Each brace that may begin an object costs a scan of the remaining text.
    private static final int MAX_ATTEMPTS = 100;
    private static final String DOUBLED = "Duplicate field";

    // Lenient features for JSON as models write it. Single quotes stay disabled: an apostrophe in a quoted answer would
    // end a string.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(
                    JsonReadFeature.ALLOW_TRAILING_COMMA,
                    JsonReadFeature.ALLOW_JAVA_COMMENTS,
                    JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS,
                    JsonReadFeature.ALLOW_BACKSLASH_ESCAPING_ANY_CHARACTER,
                    JsonReadFeature.ALLOW_LEADING_PLUS_SIGN_FOR_NUMBERS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build()
            .reader();

    private static final Set<String> FIELDS = Set.of("first", "second", "agreement", "opposition", "score");

    // A field name in quotes of any kind, escaped or not, or as the first token in braces.
    private static final Pattern FIELD_NAME = Pattern.compile(
            "(?i)(?:[\"'“”‘’]|\\{)\\s*+(?:" + String.join("|", FIELDS) + ")\\s*+\\\\*+[\"'“”‘’]?+\\s*+[:=]");

    private static final Pattern WHOLE_NUMBER = Pattern.compile("[+-]?\\d+");

    private OpinionReader() {}

    /**
     * Parses a reply.
     *
     * @param reply the judge's reply, without its reasoning
     * @param first the side whose answer the judge read first
     * @throws UnfitReplyException if there is not exactly one such object, or one of its fields is invalid
     */
    static Opinion read(String reply, Side first) throws UnfitReplyException {
        if (reply.length() > LONGEST) {
            throw new UnfitReplyException(
                    String.format(Locale.ROOT, "it has %,d characters; expected at most %,d", reply.length(), LONGEST));
        }
        Candidates candidates = candidates(reply.strip());
        Set<Opinion> found = new LinkedHashSet<>();
        for (JsonNode candidate : candidates.objects()) {
            found.add(opinion(candidate, first));
        }
        if (found.isEmpty()) {
            throw new UnfitReplyException(
                    "it holds no JSON object with the fields first, second, agreement, opposition and score");
        }
        if (found.size() > 1) {
            throw new UnfitReplyException("it holds " + found.size() + " JSON objects that differ; expected one");
        }
        if (FIELD_NAME.matcher(candidates.rest()).find()) {
            throw new UnfitReplyException(
                    "it holds a JSON object and fields of another one that cannot be parsed; expected one object");
        }
        return found.iterator().next();
    }

    /**
     * The top-level objects of the text that have one of the fields.
     *
     * @param rest the text without these objects
     */
    private record Candidates(List<JsonNode> objects, String rest) {}

    private static Candidates candidates(String text) throws UnfitReplyException {
        List<JsonNode> found = new ArrayList<>();
        StringBuilder rest = new StringBuilder();
        int end = 0;
        int attempts = 0;
        for (int at = text.indexOf('{'); at >= 0; ) {
            Parsed parsed = parse(text, at);
            if (parsed == null) {
                if (mayBeginObject(text, at) && ++attempts > MAX_ATTEMPTS) {
                    throw new UnfitReplyException("it holds more than " + MAX_ATTEMPTS
                            + " braces that begin no JSON object; expected one object");
                }
                at = text.indexOf('{', at + 1);
                continue;
            }
            if (collect(parsed.node(), found)) {
                rest.append(text, end, at).append('\n');
                end = parsed.end();
            }
            at = text.indexOf('{', parsed.end());
        }
        return new Candidates(found, rest.append(text, end, text.length()).toString());
    }

    private record Parsed(JsonNode node, int end) {}

    private static @Nullable Parsed parse(String text, int from) throws UnfitReplyException {
        if (!mayBeginObject(text, from)) {
            return null;
        }
        try (JsonParser parser = JSON.createParser(textFrom(text, from))) {
            JsonNode node = parser.readValueAsTree();
            return new Parsed(node, from + (int) parser.currentLocation().getCharOffset());
        } catch (JsonProcessingException notJson) {
            if (notJson.getOriginalMessage().startsWith(DOUBLED)) {
                throw new UnfitReplyException(
                        "a JSON object has a field twice: " + Untrusted.excerpt(notJson.getOriginalMessage(), 80));
            }
            return null;
        } catch (IOException | ClassCastException notJson) {
            return null;
        }
    }

    /** A cheap check: most braces in prose begin no object. */
    private static boolean mayBeginObject(String text, int brace) {
        int next = brace + 1;
        while (next < text.length() && Character.isWhitespace(text.charAt(next))) {
            next++;
        }
        return next < text.length() && "\"}/".indexOf(text.charAt(next)) >= 0;
    }

    /** Avoids copying the remaining text. */
    private static Reader textFrom(String text, int from) throws IOException {
        Reader reader = new StringReader(text);
        if (reader.skip(from) < from) {
            throw new EOFException("the text ends before " + from);
        }
        return reader;
    }

    private static boolean collect(JsonNode node, List<JsonNode> found) {
        if (!node.isObject()) {
            return false;
        }
        if (has(node, "first") || has(node, "score")) {
            return found.add(node);
        }
        // An object wrapped in another one, as in {"evaluation": {…}}.
        return node.size() == 1 && collect(node.elements().next(), found);
    }

    private static boolean has(JsonNode object, String field) {
        return !get(object, field).isMissingNode();
    }

    private static JsonNode get(JsonNode object, String field) {
        for (Map.Entry<String, JsonNode> entry : object.properties()) {
            if (entry.getKey().strip().equalsIgnoreCase(field)) {
                return entry.getValue();
            }
        }
        return object.path("a name that no object has: " + field);
    }

    /** Field names are case-insensitive: {@code score} and {@code Score} are the same field. */
    private static void rejectDuplicate(JsonNode object, String field, String shown) throws UnfitReplyException {
        long count = object.properties().stream()
                .filter(entry -> entry.getKey().strip().equalsIgnoreCase(field))
                .count();
        if (count > 1) {
            throw new UnfitReplyException("the field " + shown + " is there " + count + " times; expected one");
        }
    }

    private static Opinion opinion(JsonNode object, Side first) throws UnfitReplyException {
        for (String field : FIELDS.stream().sorted().toList()) {
            if (!has(object, field)) {
                throw new UnfitReplyException("the field " + field + " is missing");
            }
            rejectDuplicate(object, field, field);
        }
        Opinion.OfAnswer ofFirst = ofAnswer(object, "first");
        Opinion.OfAnswer ofSecond = ofAnswer(object, "second");
        boolean inOrder = first == Side.FOR;
        return new Opinion(
                inOrder ? ofFirst : ofSecond,
                inOrder ? ofSecond : ofFirst,
                texts(object, "agreement"),
                texts(object, "opposition"),
                score(get(object, "score")),
                first);
    }

    private static Opinion.OfAnswer ofAnswer(JsonNode object, String field) throws UnfitReplyException {
        JsonNode answer = get(object, field);
        if (!answer.isObject()) {
            throw unfit(field, answer, "an object");
        }
        for (String part : List.of("core_position", "stance", "refused", "no_information")) {
            rejectDuplicate(answer, part, field + "." + part);
        }
        JsonNode core = get(answer, "core_position");
        if (!core.isTextual()) {
            throw unfit(field + ".core_position", core, "a text");
        }
        JsonNode stance = get(answer, "stance");
        Stance named = Stance.named(stance.isTextual() ? stance.textValue() : "")
                .orElseThrow(() ->
                        unfit(field + ".stance", stance, "one of for, against, neutral, refusal, no_information"));
        boolean refused = flag(answer, field, "refused") || named == Stance.REFUSAL;
        boolean noInformation = flag(answer, field, "no_information") || named == Stance.NO_INFORMATION;
        return new Opinion.OfAnswer(core.textValue(), named, refused, noInformation);
    }

    private static boolean flag(JsonNode answer, String of, String field) throws UnfitReplyException {
        JsonNode flag = get(answer, field);
        String text = flag.isTextual() ? flag.textValue().strip().toLowerCase(Locale.ROOT) : "";
        if (flag.isBoolean() || text.equals("true") || text.equals("false")) {
            return flag.booleanValue() || text.equals("true");
        }
        throw unfit(of + "." + field, flag, "true or false");
    }

    private static List<String> texts(JsonNode object, String field) throws UnfitReplyException {
        JsonNode list = get(object, field);
        if (!list.isArray()) {
            throw unfit(field, list, "a list of texts");
        }
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.isTextual() ? text.textValue() : text.toString()));
        return List.copyOf(texts);
    }

    private static int score(JsonNode score) throws UnfitReplyException {
        double value = Double.NaN;
        if (score.isNumber()) {
            value = score.doubleValue();
        } else if (score.isTextual()
                && WHOLE_NUMBER.matcher(score.textValue().strip()).matches()) {
            value = Double.parseDouble(score.textValue().strip());
        }
        if (value != Math.rint(value) || Math.abs(value) > 2 || Double.isNaN(value)) {
            throw unfit("score", score, "a whole number from -2 to 2");
        }
        return (int) value;
    }

    private static UnfitReplyException unfit(String field, JsonNode found, String expected) {
        String shown = found.isMissingNode() ? "missing" : found.toString();
        return new UnfitReplyException(
                "the field " + field + " is " + Untrusted.excerpt(shown, 60) + "; expected " + expected);
    }
}
