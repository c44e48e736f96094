package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.Reply;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the JSON of an answer apart, strictly: what is not what it should be is named. */
final class ReplyJson {

    // An answer with something after it is not one answer: a stream of events, say.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    // No answer has as many; the sum of a million such counts is still a number.
    private static final long MOST_TOKENS = 1L << 40;

    // Read elsewhere, or the same in every answer.
    private static final Set<String> NOT_EXTRA =
            Set.of("model", "modelVersion", "system_fingerprint", "object", "type", "role", "status", "stop_reason");
    private static final int LONGEST_EXTRA = 200;

    private ReplyJson() {}

    static JsonNode parse(String body) throws MalformedReplyException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new MalformedReplyException("expected one JSON object, found what is not JSON");
        }
    }

    /** The text, or null where there is none. */
    static @Nullable String text(JsonNode node, String where) throws MalformedReplyException {
        if (node.isTextual() || isAbsent(node)) {
            return node.textValue();
        }
        throw new MalformedReplyException("expected a string or null in " + where + ", found " + kind(node));
    }

    /** The array, or an error that says where it should be. */
    static JsonNode array(JsonNode node, String where) throws MalformedReplyException {
        if (node.isArray()) {
            return node;
        }
        throw new MalformedReplyException("expected an array in " + where + ", found " + kind(node));
    }

    /**
     * Adds a thought: a text, an object with one, or an array of such. A thought is no answer: one in another form is left
     * out.
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

    /** Says who answered and what else the server tells of the answer, as far as that is short. */
    static Reply.Builder signed(Reply.Builder reply, JsonNode root) {
        ObjectNode extras = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : root.properties()) {
            JsonNode value = field.getValue();
            boolean isLong = value.isTextual() && value.textValue().length() > LONGEST_EXTRA;
            if (value.isValueNode() && !value.isNull() && !isLong && !NOT_EXTRA.contains(field.getKey())) {
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

    /** The tokens, or null where the provider did not count both of prompt and answer. */
    static @Nullable Usage usage(JsonNode input, JsonNode output, JsonNode cached, JsonNode reasoning) {
        // Servers that do not count say 0: no prompt has no token.
        if (!isCount(input) || !isCount(output) || input.longValue() == 0) {
            return null;
        }
        return new Usage(
                input.longValue(),
                output.longValue(),
                within(cached.asLong(0), input.longValue()),
                within(reasoning.asLong(0), output.longValue()));
    }

    /**
     * What could have stood in the place of the first tokens.
     *
     * @param tokens an object for each, or nothing
     * @param candidates the field of such an object that holds the array of candidates
     * @param logProbability the field of a candidate that holds the logarithm
     */
    static List<List<TokenChance>> chances(JsonNode tokens, String candidates, String logProbability) {
        List<List<TokenChance>> all = new ArrayList<>();
        for (JsonNode token : tokens) {
            if (all.size() == Reply.TOKENS_WITH_CHANCES) {
                break;
            }
            List<TokenChance> chances = new ArrayList<>();
            for (JsonNode candidate : token.path(candidates)) {
                JsonNode chance = candidate.path(logProbability);
                if (candidate.path("token").isTextual() && chance.isNumber()) {
                    chances.add(new TokenChance(candidate.path("token").textValue(), chance.doubleValue()));
                }
            }
            all.add(chances);
        }
        return all;
    }

    /** Some gateways leave cached tokens out of the whole. */
    private static long within(long part, long whole) {
        return Math.max(0, Math.min(part, whole));
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber()
                && node.canConvertToLong()
                && node.longValue() >= 0
                && node.longValue() <= MOST_TOKENS;
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
