package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Sampling;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's <a href="https://platform.openai.com/docs/api-reference/chat/create">POST /v1/chat/completions</a>, without
 * streaming; the format that most servers support.
 *
 * <p>Fields that servers add for the model's reasoning ({@code reasoning_content}, {@code reasoning}, parts of type
 * {@code thinking}) are thoughts. All other additional fields are ignored.
 */
final class ChatCompletions implements Dialect {

    private static final List<String> THOUGHTS = List.of("reasoning_content", "reasoning");

    private final String model;
    private final Flavour flavour;

    /** Differences between servers. */
    private enum Flavour {
        /** OpenAI's reasoning models reject {@code max_tokens}. */
        OPENAI("chat/completions", "max_completion_tokens", "seed", 20),
        /** OpenAI's models on Azure: the same format at another path. */
        AZURE("openai/v1/chat/completions", "max_completion_tokens", "seed", 20),
        /** Azure's older API, with a path per deployment. */
        AZURE_DEPLOYMENT("chat/completions", "max_completion_tokens", "seed", 20),
        /**
         * All other servers. Most ignore unknown parameters. Those that support log probabilities return at least five
         * alternatives.
         */
        COMPATIBLE("chat/completions", "max_tokens", "seed", 5),
        /** Mistral rejects unknown parameters and uses another name for the seed. */
        MISTRAL("chat/completions", "max_tokens", "random_seed", 5);

        private final String path;
        private final String tokenLimit;
        private final String seed;
        private final int alternatives;

        Flavour(String path, String tokenLimit, String seed, int alternatives) {
            this.path = path;
            this.tokenLimit = tokenLimit;
            this.seed = seed;
            this.alternatives = alternatives;
        }
    }

    private ChatCompletions(String model, Flavour flavour) {
        this.model = model;
        this.flavour = flavour;
    }

    static ChatCompletions openai(String model) {
        return new ChatCompletions(model, Flavour.OPENAI);
    }

    static ChatCompletions azure(String model) {
        return new ChatCompletions(model, Flavour.AZURE);
    }

    static ChatCompletions deployment(String model) {
        return new ChatCompletions(model, Flavour.AZURE_DEPLOYMENT);
    }

    static ChatCompletions compatible(String model) {
        return new ChatCompletions(model, Flavour.COMPATIBLE);
    }

    static ChatCompletions mistral(String model) {
        return new ChatCompletions(model, Flavour.MISTRAL);
    }

    @Override
    public Headers headers(@Nullable ApiKey key) {
        return (flavour == Flavour.AZURE || flavour == Flavour.AZURE_DEPLOYMENT) && key != null
                ? Headers.of("api-key", key.value())
                : Dialect.super.headers(key);
    }

    @Override
    public String name() {
        return "chat-completions";
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String path() {
        return flavour.path;
    }

    @Override
    public Set<String> notParameters() {
        return Set.of("model", "messages", "stream");
    }

    @Override
    public Optional<String> otherNameOfTokenLimit() {
        return Optional.of(flavour.tokenLimit.equals("max_tokens") ? "max_completion_tokens" : "max_tokens");
    }

    @Override
    public JsonNode request(Prompt prompt) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", model).put("stream", false);
        ArrayNode messages = request.putArray("messages");
        if (prompt.system() != null) {
            messages.addObject().put("role", "system").put("content", prompt.system());
        }
        for (Turn turn : prompt.turns()) {
            String role = turn.role() == Turn.Role.USER ? "user" : "assistant";
            messages.addObject().put("role", role).put("content", turn.text());
        }
        Sampling sampling = prompt.sampling();
        if (sampling.temperature() != null) {
            request.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            request.put("top_p", sampling.topP());
        }
        if (sampling.maxTokens() != null) {
            request.put(flavour.tokenLimit, sampling.maxTokens());
        }
        if (sampling.seed() != null) {
            request.put(flavour.seed, sampling.seed());
        }
        if (prompt.requestsTokenChances()) {
            request.put("logprobs", true).put("top_logprobs", flavour.alternatives);
        }
        if (prompt.schema() != null) {
            ObjectNode format = request.putObject("response_format").put("type", "json_schema");
            format.putObject("json_schema")
                    .put("name", prompt.schema().name())
                    .put("strict", true)
                    .putRawValue("schema", new RawValue(prompt.schema().json()));
        }
        return Extra.in(request, sampling);
    }

    @Override
    public Reply reply(String body) throws MalformedReplyException {
        JsonNode root = ReplyJson.parse(body, StreamedReply::ofChatCompletions);
        JsonNode choice = root.path("choices").path(0);
        if (!choice.isObject()) {
            throw new MalformedReplyException("expected a JSON object with at least one object in the array choices");
        }
        FinishReason reason = FinishReason.of(ReplyJson.text(choice.path("finish_reason"), "choices[0].finish_reason"));
        // If the upstream model fails while answering, routers return status 200 with the partial answer.
        if (choice.path("error").isObject()) {
            throw new MalformedReplyException("expected a finished choices[0], found one that ended with an error");
        }
        JsonNode message = choice.path("message");
        if (!message.isObject()) {
            throw new MalformedReplyException("expected an object in choices[0].message");
        }
        StringBuilder said = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        String thoughtsField = addThoughts(thoughts, message);
        append(refusal, ReplyJson.text(message.path("refusal"), "choices[0].message.refusal"));
        JsonNode content = message.path("content");
        if (content.isArray()) {
            for (JsonNode part : content) {
                append(part, said, refusal, thoughts);
            }
        } else if (content.isTextual() || ReplyJson.isAbsent(content)) {
            append(said, content.textValue());
        } else {
            throw new MalformedReplyException("expected a string, an array of parts or null in"
                    + " choices[0].message.content, found " + ReplyJson.kind(content));
        }
        boolean refused = !refusal.isEmpty();
        String text = said.isEmpty() ? refusal.toString() : said.toString();
        Reply.Builder reply = Reply.builder(text)
                .thoughts(thoughts.toString())
                .thoughtsField(thoughtsField)
                .usage(usage(root.path("usage")))
                .tokenChances(ReplyJson.chances(choice.path("logprobs").path("content"), "top_logprobs", "logprob"));
        reason.end(reply, "choices[0]");
        return ReplyJson.signed(refused ? reply.finish(Finish.REFUSED) : reply, root)
                .build();
    }

    /**
     * DeepSeek and older vLLM use {@code reasoning_content}; OpenRouter, Ollama and newer vLLM use {@code reasoning};
     * some use both.
     *
     * @return the field that contained the thoughts, or null
     */
    private static @Nullable String addThoughts(StringBuilder thoughts, JsonNode message) {
        for (String field : THOUGHTS) {
            ReplyJson.addThought(thoughts, message.path(field));
            if (!thoughts.isEmpty()) {
                return field;
            }
        }
        return null;
    }

    private static void append(JsonNode part, StringBuilder said, StringBuilder refusal, StringBuilder thoughts)
            throws MalformedReplyException {
        if (!part.isObject()) {
            throw new MalformedReplyException(
                    "expected objects in the array choices[0].message.content, found " + ReplyJson.kind(part));
        }
        String type = ReplyJson.text(part.path("type"), "the type of a part of choices[0].message.content");
        switch (type == null ? "text" : type) {
            case "text", "output_text" -> {
                String text = ReplyJson.text(part.path("text"), "the text of a part of choices[0].message.content");
                if (text == null) {
                    throw new MalformedReplyException(
                            "expected a string in the text of a part of choices[0].message.content, found none");
                }
                append(said, text);
            }
            case "refusal" ->
                append(
                        refusal,
                        ReplyJson.text(part.path("refusal"), "the refusal of a part of choices[0].message.content"));
            // Mistral's thoughts are a list of texts.
            case "thinking", "reasoning" -> {
                ReplyJson.addThought(thoughts, part.path("thinking"));
                ReplyJson.addThought(thoughts, part.path("reasoning"));
                ReplyJson.addThought(thoughts, part.path("text"));
            }
            default -> {
                // Images and audio are not part of the answer.
            }
        }
    }

    private static void append(StringBuilder to, @Nullable String text) {
        if (text != null) {
            to.append(text);
        }
    }

    private static @Nullable Usage usage(JsonNode usage) {
        return ReplyJson.usage(
                usage.path("prompt_tokens"),
                usage.path("completion_tokens"),
                usage.path("prompt_tokens_details").path("cached_tokens"),
                usage.path("completion_tokens_details").path("reasoning_tokens"));
    }
}
