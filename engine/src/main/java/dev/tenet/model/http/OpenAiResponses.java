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
import dev.tenet.model.TokenChance;
import dev.tenet.model.Turn;
import dev.tenet.model.Usage;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's <a href="https://platform.openai.com/docs/api-reference/responses/create">POST /v1/responses</a>, without
 * streaming and without storing the conversation. The format has no seed. {@code reasoning} items are thoughts.
 */
final class OpenAiResponses implements Dialect {

    private static final Set<String> FINISHED = Set.of("completed", "incomplete");

    private final String model;

    OpenAiResponses(String model) {
        this.model = model;
    }

    @Override
    public String name() {
        return "openai-responses";
    }

    @Override
    public String model() {
        return model;
    }

    @Override
    public String path() {
        return "responses";
    }

    @Override
    public Set<String> notParameters() {
        return Set.of("model", "instructions", "input", "stream");
    }

    @Override
    public JsonNode request(Prompt prompt) {
        ObjectNode request = JsonNodeFactory.instance.objectNode();
        request.put("model", model).put("stream", false);
        if (prompt.system() != null) {
            request.put("instructions", prompt.system());
        }
        putInput(request, prompt.turns());
        Sampling sampling = prompt.sampling();
        if (sampling.temperature() != null) {
            request.put("temperature", sampling.temperature());
        }
        if (sampling.topP() != null) {
            request.put("top_p", sampling.topP());
        }
        if (sampling.maxTokens() != null) {
            request.put("max_output_tokens", sampling.maxTokens());
        }
        if (prompt.schema() != null) {
            request.putObject("text")
                    .putObject("format")
                    .put("type", "json_schema")
                    .put("name", prompt.schema().name())
                    .put("strict", true)
                    .putRawValue("schema", new RawValue(prompt.schema().json()));
        }
        if (prompt.requestsTokenChances()) {
            request.put("top_logprobs", 20).putArray("include").add("message.output_text.logprobs");
        }
        request.put("store", false);
        return Extra.in(request, sampling);
    }

    /** A single question is sent as a string, which every server with this format accepts. */
    private static void putInput(ObjectNode request, List<Turn> turns) {
        if (turns.size() == 1) {
            request.put("input", turns.get(0).text());
            return;
        }
        ArrayNode input = request.putArray("input");
        for (Turn turn : turns) {
            String role = turn.role() == Turn.Role.USER ? "user" : "assistant";
            input.addObject().put("type", "message").put("role", role).put("content", turn.text());
        }
    }

    @Override
    public Reply reply(String body) throws MalformedReplyException {
        JsonNode root = ReplyJson.parse(body, StreamedReply::ofResponses);
        String status = ReplyJson.text(root.path("status"), "status");
        if ((status != null && !FINISHED.contains(status)) || root.path("error").isObject()) {
            throw new MalformedReplyException(
                    "expected a response with the status completed or incomplete, found one that is " + status);
        }
        StringBuilder said = new StringBuilder();
        StringBuilder refusal = new StringBuilder();
        StringBuilder thoughts = new StringBuilder();
        List<List<TokenChance>> chances = List.of();
        for (JsonNode item : ReplyJson.array(root.path("output"), "output")) {
            String type = ReplyJson.text(item.path("type"), "the type of an item of output");
            if ("reasoning".equals(type)) {
                ReplyJson.addThought(thoughts, item.path("summary"));
                ReplyJson.addThought(thoughts, item.path("content"));
            } else if ("message".equals(type)) {
                for (JsonNode part : ReplyJson.array(item.path("content"), "the content of an item of output")) {
                    append(part, said, refusal);
                    chances = chances.isEmpty()
                            ? ReplyJson.chances(part.path("logprobs"), "top_logprobs", "logprob")
                            : chances;
                }
            }
        }
        boolean refused = !refusal.isEmpty();
        Reply.Builder reply = Reply.builder(said.isEmpty() ? refusal.toString() : said.toString())
                .thoughts(thoughts.toString())
                .usage(usage(root.path("usage")))
                .tokenChances(chances);
        end(reply, root, status);
        return ReplyJson.signed(refused ? reply.finish(Finish.REFUSED) : reply, root)
                .build();
    }

    private static @Nullable Usage usage(JsonNode usage) {
        return ReplyJson.usage(
                usage.path("input_tokens"),
                usage.path("output_tokens"),
                usage.path("input_tokens_details").path("cached_tokens"),
                usage.path("output_tokens_details").path("reasoning_tokens"));
    }

    private static void append(JsonNode part, StringBuilder said, StringBuilder refusal)
            throws MalformedReplyException {
        String text = ReplyJson.text(part.path("text"), "the text of a part of output");
        String refused = ReplyJson.text(part.path("refusal"), "the refusal of a part of output");
        said.append(text == null ? "" : text);
        refusal.append(refused == null ? "" : refused);
    }

    private static void end(Reply.Builder reply, JsonNode root, @Nullable String status)
            throws MalformedReplyException {
        if (!"incomplete".equals(status)) {
            return;
        }
        String why = ReplyJson.text(root.path("incomplete_details").path("reason"), "incomplete_details.reason");
        FinishReason.of(why).end(reply, "response");
        // The status says that the answer is incomplete, whatever the reason means.
        if (reply.build().finish() == Finish.COMPLETE) {
            reply.finish(Finish.CUT_OFF);
        }
    }
}
