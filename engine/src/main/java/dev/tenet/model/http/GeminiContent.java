package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Sampling;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.util.Set;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/**
 * Google's <a href="https://ai.google.dev/api/generate-content">POST /v1beta/models/{model}:generateContent</a>. Parts
 * with {@code thought} are thoughts.
 */
final class GeminiContent implements Dialect {

    private final String model;

    GeminiContent(String model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "gemini-content";
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String path() {
        return "v1beta/models/" + model + ":generateContent";
    }

    @Override
    public Headers headers(@Nullable ApiKey key) {
        return key == null ? Headers.of() : Headers.of("x-goog-api-key", key.value());
    }

    @Override
    public Set<String> notParameters() {
        return Set.of("systemInstruction", "contents");
    }

    @Override
    public JsonNode request(Prompt prompt) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        if (prompt.system() != null) {
            request.putObject("systemInstruction").putArray("parts").addObject().put("text", prompt.system());
        }
        ArrayNode contents = request.putArray("contents");
        for (Turn turn : prompt.turns()) {
            contents.addObject()
                    .put("role", turn.role() == Turn.Role.USER ? "user" : "model")
                    .putArray("parts")
                    .addObject()
                    .put("text", turn.text());
        }
        Sampling sampling = prompt.sampling();
        ObjectNode generation = JsonNodeFactory.instance.objectNode();
        if (sampling.temperature() != null) {
            generation.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            generation.put("topP", sampling.topP());
        }
        if (sampling.maxTokens() != null) {
            generation.put("maxOutputTokens", sampling.maxTokens());
        }
        if (sampling.seed() != null) {
            generation.put("seed", sampling.seed());
        }
        if (prompt.requestsTokenChances()) {
            generation.put("responseLogprobs", true).put("logprobs", 5);
        }
        if (prompt.schema() != null) {
            generation
                    .put("responseMimeType", "application/json")
                    .putRawValue(
                            "responseJsonSchema", new RawValue(prompt.schema().json()));
        }
        if (!generation.isEmpty()) {
            request.set("generationConfig", generation);
        }
        return Extra.in(request, sampling);
    }

    @Override
    public Reply reply(String body) throws MalformedReplyException {
        JsonNode root = ReplyJson.parse(body, StreamedReply::ofGeminiContent);
        Usage usage = usage(root.path("usageMetadata"));
        if (root.path("promptFeedback").path("blockReason").isTextual()) {
            return ReplyJson.signed(Reply.builder("").finish(Finish.WITHHELD).usage(usage), root)
                    .build();
        }
        JsonNode candidate = root.path("candidates").path(0);
        if (!candidate.isObject()) {
            throw new MalformedReplyException(
                    "expected a JSON object with at least one object in the array candidates");
        }
        StringBuilder said = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        for (JsonNode part : candidate.path("content").path("parts")) {
            if (part.path("thought").asBoolean(false)) {
                ReplyJson.addThought(thoughts, part.path("text"));
            } else {
                String text = ReplyJson.text(part.path("text"), "the text of a part of candidates[0].content");
                said.append(text == null ? "" : text);
            }
        }
        FinishReason reason =
                FinishReason.of(ReplyJson.text(candidate.path("finishReason"), "candidates[0].finishReason"));
        Reply.Builder reply = Reply.builder(said.toString())
                .thoughts(thoughts.toString())
                .usage(usage)
                .tokenChances(ReplyJson.chances(
                        candidate.path("logprobsResult").path("topCandidates"), "candidates", "logProbability"));
        return ReplyJson.signed(reason.end(reply, "candidates[0]"), root).build();
    }

    /** In this format the output tokens do not include thoughts, and are absent if the answer is empty. */
    private static @Nullable Usage usage(JsonNode usage) {
        JsonNode thoughts = usage.path("thoughtsTokenCount");
        JsonNode said = usage.path("candidatesTokenCount");
        return ReplyJson.usage(
                usage.path("promptTokenCount"),
                ReplyJson.sum(said.isMissingNode() ? IntNode.valueOf(0) : said, thoughts),
                usage.path("cachedContentTokenCount"),
                thoughts);
    }
}
