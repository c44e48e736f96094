package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's <a href="https://docs.anthropic.com/en/api/messages">POST /v1/messages</a>, without streaming.
 *
 * <p>The format has no seed and requires a token limit. {@code thinking} blocks are thoughts.
 */
final class AnthropicMessages implements Dialect {

    private static final String VERSION = "2023-06-01";
    private static final int DEFAULT_MAX_TOKENS = 4096;

    private final String model;

    AnthropicMessages(String model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "anthropic-messages";
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String path() {
        return "v1/messages";
    }

    @Override
    public Headers headers(@Nullable ApiKey key) {
        Headers.Builder headers = new Headers.Builder().add("anthropic-version", VERSION);
        return (key == null ? headers : headers.add("x-api-key", key.value())).build();
    }

    @Override
    public Set<String> notParameters() {
        return Set.of("model", "system", "messages", "stream");
    }

    @Override
    public JsonNode request(Prompt prompt) {
        Sampling sampling = prompt.sampling();
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", model).put("stream", false);
        request.put("max_tokens", sampling.maxTokens() == null ? DEFAULT_MAX_TOKENS : sampling.maxTokens());
        if (prompt.system() != null) {
            request.put("system", prompt.system());
        }
        ArrayNode messages = request.putArray("messages");
        for (Turn turn : prompt.turns()) {
            messages.addObject().put("role", role(turn)).put("content", turn.text());
        }
        if (sampling.temperature() != null) {
            request.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            request.put("top_p", sampling.topP());
        }
        if (prompt.schema() != null) {
            // Models before 4.5 reject it and are asked without it.
            request.putObject("output_config")
                    .putObject("format")
                    .put("type", "json_schema")
                    .putRawValue("schema", new RawValue(prompt.schema().json()));
        }
        return Extra.in(request, sampling);
    }

    @Override
    public Reply reply(String body) throws MalformedReplyException {
        JsonNode root = ReplyJson.parse(body, StreamedReply::ofAnthropicMessages);
        StringBuilder said = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        for (JsonNode block : ReplyJson.array(root.path("content"), "content")) {
            String type = ReplyJson.text(block.path("type"), "the type of a block of content");
            if ("text".equals(type)) {
                String text = ReplyJson.text(block.path("text"), "the text of a block of content");
                said.append(text == null ? "" : text);
            } else if ("thinking".equals(type)) {
                ReplyJson.addThought(thoughts, block.path("thinking"));
            }
        }
        FinishReason reason = FinishReason.of(ReplyJson.text(root.path("stop_reason"), "stop_reason"));
        Reply.Builder reply =
                Reply.builder(said.toString()).thoughts(thoughts.toString()).usage(usage(root.path("usage")));
        return ReplyJson.signed(reason.end(reply, "message"), root).build();
    }

    private static String role(Turn turn) {
        return turn.role() == Turn.Role.USER ? "user" : "assistant";
    }

    /** In this format the input tokens do not include cached ones. */
    private static @Nullable Usage usage(JsonNode usage) {
        JsonNode read = usage.path("cache_read_input_tokens");
        JsonNode input = ReplyJson.sum(usage.path("input_tokens"), read, usage.path("cache_creation_input_tokens"));
        return ReplyJson.usage(input, usage.path("output_tokens"), read, NullNode.instance);
    }
}
