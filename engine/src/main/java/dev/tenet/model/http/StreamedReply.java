package dev.tenet.model.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Combines the events of a stream, in each format, into the response that would have come without streaming. A stream
 * that ends before its finish reason is not an answer.
 */
final class StreamedReply {

    private static final List<String> TEXTS = List.of("refusal", "reasoning_content", "reasoning");
    private static final Set<String> ENDS_OF_RESPONSES =
            Set.of("response.completed", "response.incomplete", "response.failed");

    private StreamedReply() {}

    /** Each chunk has a delta of the message; the last one has the token counts. */
    static JsonNode ofChatCompletions(List<JsonNode> chunks) throws MalformedReplyException {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ObjectNode choice = whole.putArray("choices").addObject();
        ObjectNode message = choice.putObject("message");
        ArrayNode parts = JsonNodeFactory.instance.arrayNode();
        ArrayNode logprobs = JsonNodeFactory.instance.arrayNode();
        Map<String, StringBuilder> texts = new LinkedHashMap<>();
        for (JsonNode chunk : chunks) {
            JsonNode of = first(chunk.path("choices"));
            if (of.path("message").isObject() && !of.path("delta").isObject()) {
                // The whole answer as the only event.
                return chunk;
            }
            setAllBut(whole, chunk, "choices");
            JsonNode delta = of.path("delta");
            addContent(parts, delta.path("content"));
            TEXTS.forEach(field -> append(texts, field, delta.path(field)));
            of.path("logprobs").path("content").forEach(logprobs::add);
            if (of.path("finish_reason").isTextual()) {
                choice.set("finish_reason", of.path("finish_reason"));
            }
            if (of.path("error").isObject()) {
                choice.set("error", of.path("error"));
            }
        }
        requireEnd(choice.has("finish_reason") || choice.has("error"));
        texts.forEach((field, text) -> message.put(field, text.toString()));
        message.set("content", parts);
        choice.putObject("logprobs").set("content", logprobs);
        return whole;
    }

    /** Only one choice is read; some servers stream several. */
    private static JsonNode first(JsonNode choices) {
        for (JsonNode choice : choices) {
            if (choice.path("index").asInt(0) == 0) {
                return choice;
            }
        }
        return choices.path(0);
    }

    private static void addContent(ArrayNode parts, JsonNode content) {
        if (content.isArray()) {
            parts.addAll((ArrayNode) content);
        } else if (!ReplyJson.isAbsent(content)) {
            parts.addObject().put("type", "text").set("text", content);
        }
    }

    /** Content blocks grow by deltas; the stream starts with the message and ends with the stop reason. */
    static JsonNode ofAnthropicMessages(List<JsonNode> events) throws MalformedReplyException {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ObjectNode usage = JsonNodeFactory.instance.objectNode();
        List<Block> blocks = new ArrayList<>();
        for (JsonNode event : events) {
            switch (event.path("type").asText("")) {
                case "message" -> {
                    return event;
                }
                case "message_start" -> {
                    setAllBut(whole, event.path("message"), "content");
                    setAllBut(usage, event.path("message").path("usage"), "");
                }
                case "content_block_start" -> blocks.add(Block.of(event.path("content_block")));
                case "content_block_delta" -> {
                    if (blocks.isEmpty()) {
                        throw new MalformedReplyException("expected a content block before its deltas");
                    }
                    blocks.get(blocks.size() - 1).grow(event.path("delta"));
                }
                case "message_delta" -> {
                    setAllBut(whole, event.path("delta"), "");
                    setAllBut(usage, event.path("usage"), "");
                }
                default -> {
                    // Pings and ends of blocks.
                }
            }
        }
        requireEnd(whole.path("stop_reason").isTextual());
        ArrayNode content = whole.putArray("content");
        blocks.forEach(block -> content.add(block.whole()));
        whole.set("usage", usage);
        return whole;
    }

    private record Block(ObjectNode begun, Map<String, StringBuilder> texts) {

        static Block of(JsonNode begun) {
            ObjectNode copy = JsonNodeFactory.instance.objectNode();
            setAllBut(copy, begun, "");
            Block block = new Block(copy, new LinkedHashMap<>());
            block.grow(begun);
            return block;
        }

        void grow(JsonNode delta) {
            append(texts, "text", delta.path("text"));
            append(texts, "thinking", delta.path("thinking"));
        }

        JsonNode whole() {
            texts.forEach((field, text) -> begun.put(field, text.toString()));
            return begun;
        }
    }

    /** Each event has the next parts; the last one has the finish reason. */
    static JsonNode ofGeminiContent(List<JsonNode> events) throws MalformedReplyException {
        ObjectNode whole = JsonNodeFactory.instance.objectNode();
        ObjectNode candidate = whole.putArray("candidates").addObject();
        ArrayNode parts = candidate.putObject("content").putArray("parts");
        boolean isBlocked = false;
        for (JsonNode event : events) {
            setAllBut(whole, event, "candidates");
            JsonNode of = event.path("candidates").path(0);
            setAllBut(candidate, of, "content");
            of.path("content").path("parts").forEach(parts::add);
            isBlocked |= event.path("promptFeedback").path("blockReason").isTextual();
        }
        requireEnd(isBlocked || candidate.path("finishReason").isTextual());
        return whole;
    }

    /** The last event has the whole response. */
    static JsonNode ofResponses(List<JsonNode> events) throws MalformedReplyException {
        for (JsonNode event : events) {
            if (ENDS_OF_RESPONSES.contains(event.path("type").asText(""))) {
                return event.path("response");
            }
        }
        requireEnd(false);
        return events.get(0);
    }

    private static void setAllBut(ObjectNode whole, JsonNode part, String field) {
        part.properties().stream()
                .filter(member ->
                        !member.getKey().equals(field) && !member.getValue().isNull())
                .forEach(member -> whole.set(member.getKey(), member.getValue()));
    }

    private static void append(Map<String, StringBuilder> texts, String field, JsonNode more) {
        if (more.isTextual()) {
            texts.computeIfAbsent(field, any -> new StringBuilder()).append(more.textValue());
        }
    }

    private static void requireEnd(boolean isThere) throws MalformedReplyException {
        if (!isThere) {
            throw new MalformedReplyException(
                    "expected a complete stream, found one that ends before its finish reason");
        }
    }
}
