package dev.tenet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A server in OpenAI's format that takes option A or B by what it is asked, after a while, and counts tokens. */
class ChatServer extends Dispatcher implements AutoCloseable {

    static final int INPUT_TOKENS = 400;
    static final int OUTPUT_TOKENS = 10;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();
    private final long delayMillis;

    ChatServer(long delayMillis) throws IOException {
        this.delayMillis = delayMillis;
        server.setDispatcher(this);
        server.start();
    }

    String name() {
        return "http://localhost:" + server.getPort() + "/v1#m";
    }

    int requests() {
        return server.getRequestCount();
    }

    @Override
    public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
        String body = request.getBody() == null ? "" : request.getBody().utf8();
        return answer("Option " + (body.hashCode() % 2 == 0 ? "A" : "B"));
    }

    MockResponse answer(String text) {
        ObjectNode answer = JSON.createObjectNode();
        ObjectNode choice = answer.putArray("choices").addObject();
        choice.put("finish_reason", "stop");
        choice.putObject("message").put("role", "assistant").put("content", text);
        answer.putObject("usage").put("prompt_tokens", INPUT_TOKENS).put("completion_tokens", OUTPUT_TOKENS);
        return new MockResponse.Builder()
                .code(200)
                .addHeader("Content-Type", "application/json")
                .headersDelay(delayMillis, TimeUnit.MILLISECONDS)
                .body(answer.toString())
                .build();
    }

    @Override
    public void close() {
        server.close();
    }
}
