package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class ApiKeyTests {

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private static String printed(ChatModel model) {
        Throwable thrown = assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .actual();
        StringWriter trace = new StringWriter();
        thrown.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    @Test
    void aKeyIsPrintedAsStars() {
        assertThat(ApiKey.of(Wire.KEY, "TENET_API_KEY")).hasToString("***");
    }

    @Test
    void aModelIsPrintedWithoutItsKey() {
        assertThat(wire.modelWithKey().toString()).isEqualTo("model at " + wire.host());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"wrong key " + Wire.KEY + "\"}}",
                "{\"error\":{\"message\":\"wrong key sk\\u002dsecret-0123456789\"}}",
                "wrong key " + Wire.KEY
            })
    void aKeyThatTheServerRepeatsIsHidden(String body) {
        wire.answers(401, body);
        assertThat(printed(wire.modelWithKey())).contains("wrong key ***").doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ab+c/d=e\"f-42",
                "ab%2Bc%2Fd%3De%22f-42",
                "ab%2bc%2fd%3de%22f%2d42",
                "ab%252Bc%252Fd%253De%2522f-42",
                "ab\\u002bc\\u002Fd\\u003de\\u0022f-42",
                "ab+c\\/d=e\\\"f-42",
                "ab+c\\\\/d=e\\\\\\\"f-42",
                "ab&#43;c&#47;d&#61;e&quot;f-42",
                "ab&#x2B;c&#x2f;d&#x3d;e&#34;f&#045;42",
                "ab&amp;#43;c/d=e&amp;quot;f-42",
                "ab+c%2fd\\u003de&quot;f-42"
            })
    void aKeyIsFoundInEveryFormAndInAMixtureOfForms(String form) {
        ApiKey key = ApiKey.of("ab+c/d=e\"f-42", "TENET_API_KEY");
        assertThat(key.hiddenIn("it was " + form + ", was it?")).isEqualTo("it was ***, was it?");
    }

    @Test
    void aKeyThatIsNoSecretChangesNoAnswer() throws Exception {
        wire.answers(200, Wire.completion("{\"role\":\"assistant\",\"content\":\"none of these\"}"));
        assertThat(wire.model(Duration.ofSeconds(20), Map.of("TENET_API_KEY", "none"))
                        .ask(Wire.PROMPT)
                        .text())
                .isEqualTo("none of these");
    }

    @Test
    void anAnswerThatRepeatsTheKeyHasNoChancesOfTokens() throws Exception {
        String half = Wire.KEY.substring(0, 9);
        wire.answers(
                200,
                "{\"choices\": [{\"message\": {\"content\": \"" + Wire.KEY + "\"}, \"logprobs\": {\"content\":"
                        + " [{\"top_logprobs\": [{\"token\": \"" + half + "\", \"logprob\": 0}]}]}}]}");
        Reply reply = wire.modelWithKey().ask(Wire.PROMPT.withTokenChances());
        assertThat(reply.text()).isEqualTo("***");
        assertThat(reply.tokenChances()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"sk-secre", "23456789", "sk%2Dsecre"})
    void anEndOfTheKeyThatTheServerRepeatsIsHidden(String part) {
        wire.answers(401, "wrong key " + part + "…");
        assertThat(printed(wire.modelWithKey())).contains("wrong key ***…").doesNotContain(part);
    }

    @Test
    void aKeyOrAnEndOfItIsHiddenInAllThatIsKeptOfAnAnswer() throws Exception {
        String end = Wire.KEY.substring(Wire.KEY.length() - 8);
        wire.answers(
                200,
                "{\"id\": \"" + end + "\", \"model\": \"m " + Wire.KEY + "\", \"system_fingerprint\": \"" + end
                        + "\", \"choices\": [{\"message\": {\"content\": \"it ends with " + end
                        + "\", \"reasoning\": \"" + Wire.KEY + "\"}}]}");
        Reply reply = wire.modelWithKey().ask(Wire.PROMPT);
        assertThat(reply.text()).isEqualTo("it ends with ***");
        assertThat(reply.thoughts()).isEqualTo("***");
        assertThat(reply.servedModel()).isEqualTo("m ***");
        assertThat(reply.fingerprint()).isEqualTo("***");
        assertThat(reply.extras()).isEqualTo("{\"id\":\"***\"}");
    }

    @Test
    void aWordThatTheKeyBeginsWithStaysInAnAnswerAndNotInAMessage() {
        ApiKey key = ApiKey.of("internal-key-of-acme-internal", "TENET_API_KEY");
        assertThat(key.hiddenInAnswer("an internal matter")).isEqualTo("an internal matter");
        assertThat(key.hiddenIn("wrong key internal…")).isEqualTo("wrong key ***…");
    }

    @Test
    void aKeyAtTheEndOfWhatIsShownIsHiddenBeforeTheRestIsCut() {
        wire.answers(500, "x".repeat(190) + Wire.KEY);
        assertThat(printed(wire.modelWithKey())).doesNotContain("sk-");
    }

    @Test
    void aKeyInAMalformedAnswerIsHidden() {
        wire.answers(200, "you sent " + Wire.KEY);
        assertThat(printed(wire.modelWithKey())).contains("you sent ***").doesNotContain(Wire.KEY);
    }

    @Test
    void aKeyInAStatusLineThatIsNoneIsHidden() throws Exception {
        try (ServerSocket server = new ServerSocket(0)) {
            Thread thread = new Thread(() -> {
                try (Socket socket = server.accept()) {
                    socket.getOutputStream()
                            .write(("you sent " + Wire.KEY + "\r\n\r\n").getBytes(StandardCharsets.UTF_8));
                    socket.getOutputStream().flush();
                    socket.getInputStream().readNBytes(100_000);
                } catch (IOException ignored) {
                    // The client has what it needs.
                }
            });
            thread.start();
            ChatModel model = new HttpModels(Map.of("TENET_API_KEY", Wire.KEY)::get)
                    .open(
                            "http://localhost:" + server.getLocalPort() + "/v1#m",
                            CallLimits.DEFAULT
                                    .withTimeout(Duration.ofSeconds(20))
                                    .withConcurrency(1)
                                    .withRetries(0));
            assertThat(printed(model)).doesNotContain("secret");
        }
    }

    @Test
    void aKeyIsNotLoggedEvenAtTheFinestLevel() throws Exception {
        List<String> logged = new ArrayList<>();
        SimpleFormatter formatter = new SimpleFormatter();
        Handler handler = new Handler() {
            @Override
            public synchronized void publish(LogRecord entry) {
                logged.add(formatter.format(entry));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        handler.setLevel(Level.ALL);
        Logger root = Logger.getLogger("");
        Logger okhttp = Logger.getLogger("okhttp3");
        Level level = okhttp.getLevel();
        root.addHandler(handler);
        okhttp.setLevel(Level.ALL);
        try {
            wire.answers(200, Wire.TEA).modelWithKey().ask(Wire.PROMPT);
        } finally {
            okhttp.setLevel(level);
            root.removeHandler(handler);
        }
        synchronized (handler) {
            assertThat(logged).isNotEmpty().noneMatch(line -> line.contains(Wire.KEY));
        }
    }
}
