package dev.tenet.model.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server that turns some requests down, always in the same way, and answers all others well, in any wire format. */
final class PickyServer extends Dispatcher implements AutoCloseable {

    static final ObjectMapper JSON = JsonMapper.builder().build();

    private static final Map<String, String> ANSWERS = Map.of(
            "openai",
            "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":{\"role\":\"assistant\",\"content\":\"A\"}}]}",
            "anthropic",
            "{\"type\":\"message\",\"stop_reason\":\"end_turn\",\"content\":[{\"type\":\"text\",\"text\":\"A\"}]}",
            "gemini",
            "{\"candidates\":[{\"finishReason\":\"STOP\",\"content\":{\"parts\":[{\"text\":\"A\"}]}}]}",
            "responses",
            "{\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"content\":[{\"type\":\"output_text\","
                    + "\"text\":\"A\"}]}]}");

    private final MockWebServer server = new MockWebServer();
    private final String format;
    private final int status;
    private final String body;
    private final Predicate<JsonNode> turnsDown;
    private final List<JsonNode> requests = new ArrayList<>();

    /** @param format {@code openai}, {@code anthropic}, {@code gemini} or {@code responses} */
    PickyServer(String format, int status, String body, Predicate<JsonNode> turnsDown) throws IOException {
        this.format = format;
        this.status = status;
        this.body = body;
        this.turnsDown = turnsDown;
        server.setServerSocketFactory(new PromptSockets());
        server.setDispatcher(this);
        server.start();
    }

    /** A model behind it. */
    ChatModel model() {
        String address = "http://localhost:" + server.getPort();
        Map<String, String> environment = Map.of(
                "OPENAI_BASE_URL",
                address + "/v1",
                "OPENAI_API_KEY",
                Wire.KEY,
                "ANTHROPIC_BASE_URL",
                address,
                "ANTHROPIC_API_KEY",
                Wire.KEY,
                "GOOGLE_GEMINI_BASE_URL",
                address,
                "GEMINI_API_KEY",
                Wire.KEY);
        String name = switch (format) {
            case "anthropic" -> "anthropic:m";
            case "gemini" -> "gemini:m";
            case "responses" -> "openai-responses:m";
            default -> address + "/v1#m";
        };
        return new HttpModels(environment::get)
                .open(name, CallLimits.DEFAULT.withRetries(1).withConcurrency(4));
    }

    /** What it was asked, in this order. */
    List<JsonNode> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) {
        JsonNode asked =
                parsed(request.getBody() == null ? "{}" : request.getBody().utf8());
        synchronized (requests) {
            requests.add(asked);
            return turnsDown.test(asked) ? answer(status, body) : answer(200, ANSWERS.get(format));
        }
    }

    private static MockResponse answer(int status, String body) {
        return Wire.answer(status, body).build();
    }

    static ObjectNode parsed(String body) {
        try {
            return (ObjectNode) JSON.readTree(body);
        } catch (JsonProcessingException malformed) {
            throw new IllegalArgumentException(body, malformed);
        }
    }

    /** The text of the first question, whatever stands before it. */
    static String question(JsonNode request) {
        for (String turns : List.of("messages", "contents")) {
            for (JsonNode turn : request.path(turns)) {
                if (turn.path("role").asText().equals("user")) {
                    return turn.has("parts")
                            ? turn.at("/parts/0/text").asText()
                            : turn.path("content").asText();
                }
            }
        }
        return request.path("input").asText();
    }

    @Override
    public void close() {
        server.close();
    }
}
