package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Sampling;
import dev.tenet.model.Usage;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's chat completions, the format that most servers speak.
 *
 * <p>The format is that of <a href="https://platform.openai.com/docs/api-reference/chat/create">POST
 * /v1/chat/completions</a> without streaming. What servers add to it is ignored, above all their reasoning
 * ({@code reasoning_content}, {@code reasoning}, parts of another type than text): it is no part of the answer.
 */
final class ChatCompletions implements Dialect {

    // An answer with something after it is not one answer: a stream of events, say.
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    private final String model;
    private final String tokenLimit;
    private final boolean holdsToSchema;

    private ChatCompletions(String model, String tokenLimit, boolean holdsToSchema) {
        this.model = model;
        this.tokenLimit = tokenLimit;
        this.holdsToSchema = holdsToSchema;
    }

    /** As OpenAI wants it now: its reasoning models turn {@code max_tokens} down. */
    static ChatCompletions openai(String model) {
        return new ChatCompletions(model, "max_completion_tokens", true);
    }

    /**
     * As every other server understands it: one that does not know a parameter mostly ignores it in silence. A schema is
     * not sent, because some servers turn a request with one down.
     */
    static ChatCompletions compatible(String model) {
        return new ChatCompletions(model, "max_tokens", false);
    }

    @Override
    public String path() {
        return "chat/completions";
    }

    @Override
    public String request(Prompt prompt) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", model);
        ArrayNode messages = request.putArray("messages");
        if (prompt.system() != null) {
            messages.addObject().put("role", "system").put("content", prompt.system());
        }
        messages.addObject().put("role", "user").put("content", prompt.question());
        Sampling sampling = prompt.sampling();
        if (sampling.temperature() != null) {
            request.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            request.put("top_p", sampling.topP());
        }
        if (sampling.maxTokens() != null) {
            request.put(tokenLimit, sampling.maxTokens());
        }
        if (sampling.seed() != null) {
            request.put("seed", sampling.seed());
        }
        if (prompt.schema() != null && holdsToSchema) {
            ObjectNode format = request.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", prompt.schema().name())
                    .put("strict", true)
                    .putRawValue("schema", new RawValue(prompt.schema().json()));
        }
        return request.toString();
    }

    @Override
    public Reply reply(String body) throws MalformedReplyException {
        JsonNode root = parse(body);
        JsonNode choice = root.path("choices").path(0);
        if (!choice.isObject()) {
            throw new MalformedReplyException("expected a JSON object with at least one object in the array choices");
        }
        String reason = text(choice.path("finish_reason"), "choices[0].finish_reason");
        // Routers send a status of 200 and what they had when the model behind them failed in the middle of its answer.
        if (choice.path("error").isObject() || "error".equals(reason)) {
            throw new MalformedReplyException("expected a finished choices[0], found one that ended in an error");
        }
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new MalformedReplyException("expected an object in choices[0].message");
        }
        StringBuilder said = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        append(refusal, text(message.path("refusal"), "choices[0].message.refusal"));
        JsonNode content = message.path("content");
        if (content.isArray()) {
            for (JsonNode part : content) {
                append(part, said, refusal);
            }
        } else if (content.isTextual() || isAbsent(content)) {
            append(said, content.textValue());
        } else {
            throw new MalformedReplyException("expected a string, an array of parts or null in"
                    + " choices[0].message.content, found " + kind(content));
        }
        boolean refused = !refusal.isEmpty();
        String text = said.isEmpty() ? refusal.toString() : said.toString();
        return new Reply(text, refused ? Finish.REFUSED : finish(reason), usage(root.path("usage")));
    }

    private static JsonNode parse(String body) throws MalformedReplyException {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new MalformedReplyException("expected one JSON object, found what is not JSON");
        }
    }

    private static void append(JsonNode part, StringBuilder said, StringBuilder refusal)
            throws MalformedReplyException {
        if (!part.isObject()) {
            throw new MalformedReplyException(
                    "expected objects in the array choices[0].message.content, found " + kind(part));
        }
        String type = text(part.path("type"), "the type of a part of choices[0].message.content");
        switch (type == null ? "text" : type) {
            case "text", "output_text" -> {
                String text = text(part.path("text"), "the text of a part of choices[0].message.content");
                if (text == null) {
                    throw new MalformedReplyException(
                            "expected a string in the text of a part of choices[0].message.content, found none");
                }
                append(said, text);
            }
            case "refusal" ->
                append(refusal, text(part.path("refusal"), "the refusal of a part of choices[0].message.content"));
            default -> {
                // Thoughts, images, sound: not what the model said.
            }
        }
    }

    private static void append(StringBuilder to, @Nullable String text) {
        if (text != null) {
            to.append(text);
        }
    }

    private static Finish finish(@Nullable String reason) {
        if (reason == null) {
            return Finish.COMPLETE;
        }
        return switch (reason) {
            // model_length is Mistral's word for a full context window
            case "length", "model_length" -> Finish.CUT_OFF;
            case "content_filter" -> Finish.REFUSED;
            default -> Finish.COMPLETE;
        };
    }

    private static @Nullable Usage usage(JsonNode usage) {
        JsonNode input = usage.path("prompt_tokens");
        JsonNode output = usage.path("completion_tokens");
        return isCount(input) && isCount(output) ? new Usage(input.longValue(), output.longValue()) : null;
    }

    private static boolean isCount(JsonNode node) {
        return node.isIntegralNumber() && node.canConvertToLong() && node.longValue() >= 0;
    }

    private static @Nullable String text(JsonNode node, String where) throws MalformedReplyException {
        if (node.isTextual() || isAbsent(node)) {
            return node.textValue();
        }
        throw new MalformedReplyException("expected a string or null in " + where + ", found " + kind(node));
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }

    private static String kind(JsonNode node) {
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
