package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A page in headless Chromium that a test drives by the DevTools protocol: keys, style, print. */
final class Tab implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Process process;
    private final WebSocket socket;
    private final BlockingQueue<String> received;
    private int calls;

    private Tab(Process process, WebSocket socket, BlockingQueue<String> received) {
        this.process = process;
        this.socket = socket;
        this.received = received;
    }

    /** A key, as the protocol names it. */
    enum Key {
        TAB("Tab", 9, "", 0),
        BACK_TAB("Tab", 9, "", 8),
        ENTER("Enter", 13, "\r", 0),
        SPACE(" ", 32, " ", 0),
        DOWN("ArrowDown", 40, "", 0),
        END("End", 35, "", 0);

        private final String name;
        private final int code;
        private final String text;
        private final int modifiers;

        Key(String name, int code, String text, int modifiers) {
            this.name = name;
            this.code = code;
            this.text = text;
            this.modifiers = modifiers;
        }
    }

    /** Attaches to a browser that was started with {@code --remote-debugging-port=0}. */
    static Tab of(Process process, Path profile) throws IOException, InterruptedException {
        BlockingQueue<String> received = new LinkedBlockingQueue<>();
        HttpClient client = HttpClient.newHttpClient();
        String port = Files.readAllLines(port(process, profile)).get(0);
        URI list = URI.create("http://127.0.0.1:" + port + "/json/list");
        JsonNode targets =
                JSON.readTree(client.send(HttpRequest.newBuilder(list).build(), BodyHandlers.ofString())
                        .body());
        for (JsonNode target : targets) {
            if (target.path("type").asText().equals("page")) {
                URI address = URI.create(target.path("webSocketDebuggerUrl").asText());
                WebSocket socket = client.newWebSocketBuilder()
                        .buildAsync(address, new Receiver(received))
                        .join();
                return new Tab(process, socket, received);
            }
        }
        throw new IOException("the browser has no page: " + targets);
    }

    private static Path port(Process process, Path profile) throws IOException, InterruptedException {
        Path file = profile.resolve("DevToolsActivePort");
        Instant end = Instant.now().plus(PATIENCE);
        while (!Files.exists(file) || Files.size(file) == 0) {
            if (!process.isAlive() || Instant.now().isAfter(end)) {
                throw new IOException("the browser did not write " + file);
            }
            Thread.sleep(20);
        }
        return file;
    }

    void load(Path html) throws IOException, InterruptedException {
        send("Page.enable", Map.of());
        send("Page.navigate", Map.of("url", html.toUri().toString()));
        Instant end = Instant.now().plus(PATIENCE);
        while (!evaluate("document.readyState + ' ' + location.protocol")
                .asText()
                .equals("complete file:")) {
            if (Instant.now().isAfter(end)) {
                throw new IOException("the browser did not load " + html);
            }
            Thread.sleep(20);
        }
    }

    /** Sets the width of the view, in CSS pixels, also to one that is too narrow for a window. */
    void resize(int width) throws IOException, InterruptedException {
        send(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", true));
    }

    /** Shows the page as to a reader with a preference, such as {@code prefers-color-scheme}, {@code dark}. */
    void prefer(String feature, String value) throws IOException, InterruptedException {
        send("Emulation.setEmulatedMedia", Map.of("features", List.of(Map.of("name", feature, "value", value))));
    }

    /** Returns the value of an expression, or of its promise. */
    JsonNode evaluate(String expression) throws IOException, InterruptedException {
        JsonNode result =
                send("Runtime.evaluate", Map.of("expression", expression, "returnByValue", true, "awaitPromise", true));
        if (result.has("exceptionDetails")) {
            throw new IOException(result.path("exceptionDetails").toString());
        }
        return result.path("result").path("value");
    }

    void press(Key key) throws IOException, InterruptedException {
        Map<String, Object> event = new HashMap<>(Map.of(
                "type",
                key.text.isEmpty() ? "rawKeyDown" : "keyDown",
                "key",
                key.name,
                "code",
                key == Key.SPACE ? "Space" : key.name,
                "windowsVirtualKeyCode",
                key.code,
                "modifiers",
                key.modifiers));
        if (!key.text.isEmpty()) {
            event.put("text", key.text);
        }
        send("Input.dispatchKeyEvent", event);
        event.remove("text");
        event.put("type", "keyUp");
        send("Input.dispatchKeyEvent", event);
    }

    /** Presses the keys of a text. */
    void type(String text) throws IOException, InterruptedException {
        for (int i = 0; i < text.length(); i++) {
            String key = text.substring(i, i + 1);
            send("Input.dispatchKeyEvent", Map.of("type", "keyDown", "text", key, "key", key));
            send("Input.dispatchKeyEvent", Map.of("type", "keyUp", "key", key));
        }
    }

    /** Prints the page on A4 as a reader does who changes nothing in the dialog, and returns the PDF. */
    byte[] print() throws IOException, InterruptedException {
        JsonNode printed = send("Page.printToPDF", Map.of("paperWidth", 8.27, "paperHeight", 11.69));
        return Base64.getDecoder().decode(printed.path("data").asText());
    }

    private JsonNode send(String method, Map<String, Object> parameters) throws IOException, InterruptedException {
        int id = ++calls;
        socket.sendText(JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters)), true)
                .join();
        while (true) {
            String text = received.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (text == null) {
                throw new IOException("no reply to " + method);
            }
            JsonNode message = JSON.readTree(text);
            if (message.path("id").asInt() == id) {
                if (message.has("error")) {
                    throw new IOException(method + ": " + message.path("error"));
                }
                return message.path("result");
            }
        }
    }

    /** Ends the browser and its helper processes, which write to the profile until they have ended. */
    @Override
    public void close() {
        socket.abort();
        List<ProcessHandle> helpers = process.descendants().toList();
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        for (ProcessHandle helper : helpers) {
            helper.destroyForcibly();
            helper.onExit().completeOnTimeout(helper, 10, TimeUnit.SECONDS).join();
        }
    }

    /** Joins the parts of messages. */
    private static final class Receiver implements WebSocket.Listener {

        private final BlockingQueue<String> whole;
        private final StringBuilder parts = new StringBuilder();

        Receiver(BlockingQueue<String> whole) {
            this.whole = whole;
        }

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence text, boolean isLast) {
            parts.append(text);
            if (isLast) {
                whole.add(parts.toString());
                parts.setLength(0);
            }
            from.request(1);
            return null;
        }
    }
}
