package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** Reads the JSON of responses strictly: errors name what is malformed. */
final class ReplyJson {

    // Trailing content and duplicate fields are ambiguous, so they are rejected. Python servers write -Infinity for the
    // logarithm of 0.
    private static final ObjectReader JSON = JsonMapper.builder(JsonFactory.builder()
                    .enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .build()
            .reader();
    // Other names could be anything that a server wants to show to users.
    private static final Pattern PLAIN_NAME = Pattern.compile("Duplicate field '([a-z_]{1,32})'");

    // Fields that are read elsewhere, or are the same in every response.
    private static final Set<String> NOT_EXTRA =
            Set.of("model", "modelVersion", "system_fingerprint", "object", "type", "role", "status", "stop_reason");
    private static final int LONGEST_EXTRA = 200;

    private ReplyJson() {}

    /** Parses a body that is a single JSON value. */
    static JsonNode parse(String body) throws MalformedReplyException {
        try {
            return JSON.readTree(body);
        } catch (StreamConstraintsException tooMuch) {
            throw new MalformedReplyException("expected one JSON object, found one that is nested too deeply or has a"
                    + " number or name that is too long");
        } catch (JsonProcessingException malformed) {
            Matcher twice = PLAIN_NAME.matcher(String.valueOf(malformed.getOriginalMessage()));
            throw new MalformedReplyException(
                    twice.find()
                            ? "expected each field once, found \"" + twice.group(1) + "\" twice in one object"
                            : malformed.getOriginalMessage().startsWith("Duplicate field")
                                    ? "expected each field once, found one twice in one object"
                                    : "expected one JSON object, found something that is not JSON");
        }
    }

    /** Combines the events of a stream into the response that would have come without streaming. */
    @FunctionalInterface
    interface Streamed {
        JsonNode whole(List<JsonNode> events) throws MalformedReplyException;
    }

    /** Parses a body, even if it arrived as a stream that was not requested. */
    static JsonNode parse(String body, Streamed streamed) throws MalformedReplyException {
        if (EventStream.isOne(body)) {
            return streamed.whole(EventStream.events(body));
        }
        JsonNode root = parse(body);
        // Gemini's form of a stream.
        return root.isArray() && root.path(0).isObject()
                ? streamed.whole(StreamSupport.stream(root.spliterator(), false).toList())
                : root;
    }

    /** The text of a node, or null if it is absent. */
    static @Nullable String text(JsonNode node, String where) throws MalformedReplyException {
        if (node.isTextual() || isAbsent(node)) {
            return node.textValue();
        }
        throw new MalformedReplyException("expected a string or null in " + where + ", found " + kind(node));
    }

    /** The array, or an exception that says where it was expected. */
    static JsonNode array(JsonNode node, String where) throws MalformedReplyException {
        if (node.isArray()) {
            return node;
        }
        throw new MalformedReplyException("expected an array in " + where + ", found " + kind(node));
    }

    /**
     * Adds a thought: a text, an object with one, or an array of them. Thoughts are not answers, so other forms are
     * ignored.
     */
    static void addThought(StringBuilder thoughts, JsonNode thought) {
        if (thought.isTextual()) {
            String text = thought.textValue();
            thoughts.append(thoughts.isEmpty() || text.isEmpty() ? "" : "\n\n").append(text);
        } else if (thought.isArray()) {
            thought.forEach(part -> addThought(thoughts, part));
        } else if (thought.path("text").isTextual()) {
            addThought(thoughts, thought.path("text"));
        }
    }

    /** Sets the served model, the fingerprint and other short fields. */
    static Reply.Builder signed(Reply.Builder reply, JsonNode root) {
        ObjectNode extras = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            JsonNode value = field.getValue();
            boolean isNoNumber = value.isFloatingPointNumber() && !Double.isFinite(value.doubleValue());
            boolean isLong = value.isTextual() && value.textValue().length() > LONGEST_EXTRA;
            if (value.isValueNode()
                    && !value.isNull()
                    && !isNoNumber
                    && !isLong
                    && !NOT_EXTRA.contains(field.getKey())) {
                extras.set(field.getKey(), value);
            }
        }
        String version = name(root.path("modelVersion"));
        return reply.servedModel(version != null ? version : name(root.path("model")))
                .fingerprint(name(root.path("system_fingerprint")))
                .extras(extras.isEmpty() ? Reply.NO_EXTRAS : extras.toString());
    }

    private static @Nullable String name(JsonNode node) {
        return node.isTextual() && !node.textValue().isBlank() ? node.textValue() : null;
    }

    /** The token counts, or null unless both input and output are reported. */
    static @Nullable Usage usage(JsonNode input, JsonNode output, JsonNode cached, JsonNode reasoning) {
        // Servers that do not count report 0; no prompt has 0 tokens.
        if (!isCount(input) || !isCount(output) || input.longValue() == 0) {
            return null;
        }
        long read = isCount(cached) && cached.longValue() > input.longValue()
                // Some gateways do not include cached tokens in the total.
                ? input.longValue() + cached.longValue()
                : input.longValue();
        return read > Usage.MOST
                ? null
                : Usage.of(read, output.longValue())
                        .withCachedTokens(within(cached, read))
                        .withReasoningTokens(within(reasoning, output.longValue()));
    }

    /** The sum of counts, of which all but the first may be absent; not a number if any of them is not a count. */
    static JsonNode sum(JsonNode first, JsonNode... others) {
        long sum = isCount(first) ? first.longValue() : 0;
        for (JsonNode other : others) {
            if (!isAbsent(other) && !isCount(other)) {
                return NullNode.instance;
            }
            sum += other.longValue();
        }
        return isCount(first) ? LongNode.valueOf(sum) : NullNode.instance;
    }

    /**
     * The candidates for the first tokens.
     *
     * @param tokens an array with an object per token, or absent
     * @param candidates the name of the array of candidates in such an object
     * @param logProbability the name of a candidate's log probability
     */
    static List<List<TokenChance>> chances(JsonNode tokens, String candidates, String logProbability) {
        List<List<TokenChance>> all = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (all.size() == Reply.MAX_CHANCE_POSITIONS) {
                break;
            }
            List<TokenChance> chances = new ArrayList<>();
            for (JsonNode candidate : token.path(candidates)) {
                JsonNode chance = candidate.path(logProbability);
                // Minus infinity is a probability of 0.
                if (candidate.path("token").isTextual() && chance.isNumber() && !Double.isNaN(chance.doubleValue())) {
                    chances.add(TokenChance.of(candidate.path("token").textValue(), chance.doubleValue()));
                }
            }
            all.add(chances);
        }
        return all;
    }

    private static long within(JsonNode part, long whole) {
        return isCount(part) ? Math.min(part.longValue(), whole) : 0;
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= Usage.MOST;
    }

    static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "an array";
            case OBJECT, POJO -> "an object";
            case STRING, BINARY -> "a string";
            case NUMBER -> "a number";
            case BOOLEAN -> "a boolean";
            case NULL, MISSING -> "nothing";
        };
    }
}
