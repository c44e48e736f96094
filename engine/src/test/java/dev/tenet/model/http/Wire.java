package dev.tenet.model.http;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;

/** A server on this machine, and the models that ask it: what goes over the wire is real. */
final class Wire implements AutoCloseable {

    static final Prompt PROMPT = Prompt.of("Tea or coffee?");
    static final String KEY = "sk-secret-0123456789";
    static final String TEA = completion("{\"role\":\"assistant\",\"content\":\"Tea.\"}");

    final MockWebServer server = new MockWebServer();

    Wire() throws IOException {
        server.start();
    }

    /** A server that speaks TLS. */
    Wire(SSLSocketFactory tls) throws IOException {
        server.useHttps(tls);
        server.start();
    }

    /** A finished completion with this message. */
    static String completion(String message) {
        return "{\"choices\":[{\"index\":0,\"finish_reason\":\"stop\",\"message\":" + message + "}]}";
    }

    static MockResponse.Builder answer(int status, String body) {
        return new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body);
    }

    /** The next answer to whoever asks. */
    Wire answers(int status, String body) {
        server.enqueue(answer(status, body).build());
        return this;
    }

    String host() {
        return "localhost:" + server.getPort();
    }

    String address() {
        return "http://" + host() + "/v1";
    }

    /** A model without a key. */
    ChatModel model() {
        return model(Duration.ofSeconds(20), Map.of());
    }

    ChatModel modelWithKey() {
        return model(Duration.ofSeconds(20), Map.of("TENET_API_KEY", KEY));
    }

    ChatModel model(Duration timeout) {
        return model(timeout, Map.of());
    }

    ChatModel model(Duration timeout, Map<String, String> environment) {
        return model(address(), timeout, environment);
    }

    /** A model at an address that lacks its {@code /v1}. */
    ChatModel modelWithoutVersion() {
        return model("http://" + host(), Duration.ofSeconds(20), Map.of());
    }

    private static ChatModel model(String address, Duration timeout, Map<String, String> environment) {
        return new HttpModels(environment::get)
                .open(
                        address + "#qwen3",
                        CallLimits.DEFAULT
                                .withTimeout(timeout)
                                .withConcurrency(8)
                                .withRetries(0));
    }

    @Override
    public void close() {
        server.close();
    }
}
