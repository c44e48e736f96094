package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.model.AnswerSchema;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is tried again, how often, and what is not. */
class RetryTests {

    private Wire wire;

    @BeforeEach
    void open() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void close() {
        wire.close();
    }

    private ChatModel model(CallLimits limits) {
        return new HttpModels(Map.<String, String>of()::get).open(wire.address() + "#qwen3", limits);
    }

    private ChatModel model() {
        return model(CallLimits.DEFAULT.withRetries(2));
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 409, 425, 429, 500, 502, 503, 504, 529})
    void whatMayPassIsTriedAgain(int status) throws Exception {
        wire.answers(status, "{}").answers(200, Wire.TEA);
        assertThat(model().ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 402, 403, 404, 413, 422})
    void whatWillNotPassIsAskedOnce(int status) {
        wire.answers(status, "{}").answers(200, Wire.TEA);
        assertThatExceptionOfType(ModelException.class).isThrownBy(() -> model().ask(Wire.PROMPT));
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"choices\":[{\"message\":{\"con", "<html>busy</html>", "", "{\"choices\":[]}"})
    void aBodyThatIsCutOrNoAnswerIsAskedForAgain(String body) throws Exception {
        wire.answers(200, body).answers(200, Wire.TEA);
        assertThat(model().ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @Test
    void aConnectionThatBreaksInTheMiddleOfTheAnswerIsTriedAgain() throws Exception {
        wire.server.enqueue(Wire.answer(200, Wire.TEA)
                .onResponseBody(SocketEffect.ShutdownConnection.INSTANCE)
                .build());
        wire.answers(200, Wire.TEA);
        assertThat(model().ask(Wire.PROMPT).text()).isEqualTo("Tea.");
    }

    @Test
    void theLastFailureSaysHowOftenItWasTried() {
        wire.answers(503, "{}").answers(503, "{}").answers(503, "{\"error\":{\"message\":\"still busy\"}}");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model().ask(Wire.PROMPT))
                .withMessageContaining("still busy")
                .withMessageContaining("(the last of 3 attempts in ");
    }

    @Test
    void aServerThatIsNotThereEndsTheRun() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0)) {
            port = socket.getLocalPort();
        }
        ChatModel nobody = new HttpModels(Map.<String, String>of()::get)
                .open("http://localhost:" + port + "/v1#m", CallLimits.DEFAULT.withRetries(1));
        assertThatExceptionOfType(FatalModelException.class).isThrownBy(() -> nobody.ask(Wire.PROMPT));
    }

    @Test
    void anEmptyAccountEndsTheRunAlthoughItsStatusIs429() {
        wire.answers(429, "{\"error\":{\"message\":\"You exceeded your quota\",\"code\":\"insufficient_quota\"}}");
        assertThatExceptionOfType(FatalModelException.class).isThrownBy(() -> model().ask(Wire.PROMPT));
    }

    @Test
    void theServersWaitIsObeyed() throws Exception {
        wire.server.enqueue(Wire.answer(429, "{}").addHeader("Retry-After", "1").build());
        wire.answers(200, Wire.TEA);
        long start = System.nanoTime();
        model().ask(Wire.PROMPT);
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void noWaitIsLongerThanThePatience() {
        wire.server.enqueue(
                Wire.answer(429, "{}").addHeader("Retry-After", "300").build());
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model(CallLimits.DEFAULT.withPatience(Duration.ofSeconds(5)))
                        .ask(Wire.PROMPT))
                .withMessageContaining("answered 429");
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"3600", "3600.0"})
    void aServersWaitIsNamedAsItAsks(String wait) {
        wire.server.enqueue(
                Wire.answer(429, "{}").addHeader("Retry-After", wait).build());
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model().ask(Wire.PROMPT))
                .withMessageContaining("it asks to wait 3600 s, but tenet.patience is 600 s");
    }

    @Test
    void aServersWaitInMillisecondsIsNamedAsItAsks() {
        wire.server.enqueue(
                Wire.answer(429, "{}").addHeader("retry-after-ms", "3600000").build());
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model().ask(Wire.PROMPT))
                .withMessageContaining("it asks to wait 3600 s");
    }

    @Test
    void aServerThatAsksToWaitLongerThanAllPatienceEndsTheRun() {
        wire.server.enqueue(
                Wire.answer(429, "{}").addHeader("Retry-After", "86400").build());
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model().ask(Wire.PROMPT))
                .withMessageContaining("answered 429")
                .withMessageContaining("it asks to wait 86400 s, but tenet.patience is 600 s");
    }

    @Test
    void aServerThatLetsNoCallSucceedForAsLongAsAllPatienceEndsTheRun() {
        ChatModel model = model(CallLimits.DEFAULT.withRetries(0).withPatience(Duration.ofMillis(20)));
        for (int call = 0; call < 2; call++) {
            wire.server.enqueue(Wire.answer(500, "{}")
                    .headersDelay(50, TimeUnit.MILLISECONDS)
                    .build());
        }
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .isNotInstanceOf(FatalModelException.class);
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .withMessageContaining("answered 500")
                .withMessageMatching(".*; no call has succeeded for \\d+ s, and tenet.patience is 0 s");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"Output blocked by content"
                        + " filtering policy\"}}",
                "{\"error\":{\"message\":\"Content Exists Risk\",\"type\":\"invalid_request_error\"}}"
            })
    void whatAFilterStopsInWordsIsWithheldToo(String body) throws Exception {
        wire.answers(400, body);
        assertThat(model().ask(Wire.PROMPT).finish()).isEqualTo(Reply.Finish.WITHHELD);
    }

    @Test
    void aServerThatTakesQuestionsAndHasNeverAnsweredEndsTheRun() throws Exception {
        try (ServerSocket mute = new ServerSocket(0)) {
            ChatModel model = new HttpModels(Map.<String, String>of()::get)
                    .open(
                            "http://localhost:" + mute.getLocalPort() + "/v1#m",
                            CallLimits.DEFAULT
                                    .withTimeout(Duration.ofSeconds(1))
                                    .withConcurrency(1)
                                    .withRetries(1));
            assertThatExceptionOfType(FatalModelException.class)
                    .isThrownBy(() -> model.ask(Wire.PROMPT))
                    .withMessageContaining(
                            "did not answer in full within the tenet.timeout of 1 s (the last of 2 attempts");
        }
    }

    @Test
    void aServerThatHasAnsweredMayBeSlowOnce() throws Exception {
        wire.answers(200, Wire.TEA);
        wire.server.enqueue(new MockResponse.Builder()
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        ChatModel model = wire.model(Duration.ofSeconds(1));
        model.ask(Wire.PROMPT);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model.ask(Wire.PROMPT))
                .isNotInstanceOf(FatalModelException.class);
    }

    @Test
    void theWaitsGrowToThirtySeconds() {
        assertThat(new long[] {
                    Backoff.longest(1), Backoff.longest(2), Backoff.longest(3), Backoff.longest(10), Backoff.longest(99)
                })
                .containsExactly(100, 200, 400, 30_000, 30_000);
    }

    @Test
    void aPromptThatAFilterStopsIsAnAnswerThatIsWithheld() throws Exception {
        // As Azure's documentation of content filters shows it.
        wire.answers(
                400,
                "{\"error\":{\"message\":\"The response was filtered\",\"param\":\"prompt\",\"code\":\"content_filter\","
                        + "\"innererror\":{\"code\":\"ResponsibleAIPolicyViolation\"}}}");
        assertThat(model().ask(Wire.PROMPT).finish()).isEqualTo(Reply.Finish.WITHHELD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"maximum context length is 8192 tokens\",\"code\":\"context_length_exceeded\"}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"prompt is too long: 210000 tokens\"}}"
            })
    void aPromptThatIsTooLongFailsAlone(String body) {
        wire.answers(400, body);
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> model().ask(Wire.PROMPT))
                .isNotInstanceOf(FatalModelException.class);
    }

    @Test
    void aParameterThatTheModelDoesNotTakeIsLeftOutAndNamed() throws Exception {
        // As OpenAI's reasoning models answer.
        wire.answers(
                        400,
                        "{\"error\":{\"message\":\"Unsupported value: 'temperature' does not support 0 with this model.\","
                                + "\"type\":\"invalid_request_error\",\"param\":\"temperature\",\"code\":\"unsupported_value\"}}")
                .answers(200, Wire.TEA);
        Sampling sampling = Sampling.PROVIDER_DEFAULTS.withTemperature(0.0).withMaxTokens(64);
        Reply reply =
                model().ask(Prompt.builder().user("Tea?").sampling(sampling).build());
        assertThat(reply.rejectedParameters()).containsExactly("temperature");
        assertThat(reply.sentParameters()).as("what was sent").isEqualTo("{\"max_tokens\":64}");
        wire.server.takeRequest();
        RecordedRequest second = wire.server.takeRequest();
        assertThat(second.getBody().utf8()).doesNotContain("temperature");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Invalid parameter: 'response_format' of type 'json_schema' is not supported with"
                        + " this model.\",\"type\":\"invalid_request_error\",\"param\":null,\"code\":null}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"output_config: Extra inputs"
                        + " are not permitted\"}}",
                "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"'m' does not support output"
                        + " format.\"}}",
                "{\"error\":{\"code\":400,\"message\":\"Invalid JSON payload received. Unknown name"
                        + " \\\"responseJsonSchema\\\" at 'generation_config': Cannot find field.\"}}"
            })
    void aModelThatIsNotHeldToASchemaIsAskedWithout(String body) throws Exception {
        wire.answers(400, body).answers(200, Wire.TEA);
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        Reply reply = model().ask(Prompt.builder().user("Tea?").schema(schema).build());
        assertThat(reply.rejectedParameters()).containsExactly("schema");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # in words that nobody foresaw, with and without JSON, and with the status of a fault
            400 | {"error":{"message":"Failed to parse grammar"}}
            500 | {"error":{"message":"JSON schema conversion failed"}}
            500 | {"error":"response_format json_schema is not supported"}
            501 | {"detail":"response_format is not implemented"}
            404 | {"error":{"message":"No endpoints found that support response_format","code":404}}
            422 | {"detail":[{"loc":["body","response_format","type"],"msg":"Input should be 'text'"}]}
            500 | {"error":{"code":500,"message":"response_format type must be one of text or json_object"}}
            """)
    void aServerThatDoesNotKnowSchemasIsAskedWithout(int status, String body) throws Exception {
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        ChatModel model = model();
        for (int call = 1; call <= 2; call++) {
            wire.answers(status, body).answers(200, Wire.TEA);
            assertThat(model.ask(Prompt.builder().user("Tea?").schema(schema).build())
                            .rejectedParameters())
                    .containsExactly("schema");
            assertThat(wire.server.takeRequest().getBody().utf8()).contains("response_format");
            assertThat(wire.server.takeRequest().getBody().utf8()).doesNotContain("response_format");
        }
        wire.answers(200, Wire.TEA);
        model.ask(Prompt.builder().user("Tea?").schema(schema).build());
        assertThat(wire.server.takeRequest().getBody().utf8())
                .as("what two calls have shown holds for all")
                .doesNotContain("response_format");
    }

    @Test
    void aServerThatNamesNothingAndTookASchemaOnceIsAskedWithoutOneForThatCallAlone() throws Exception {
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        Prompt asked = Prompt.builder().user("Tea?").schema(schema).build();
        wire.answers(400, "no such thing").answers(200, Wire.TEA);
        wire.answers(200, Wire.TEA);
        wire.answers(400, "no such thing").answers(200, Wire.TEA);
        wire.answers(200, Wire.TEA);
        ChatModel model = model();
        assertThat(model.ask(asked).rejectedParameters()).containsExactly("schema");
        assertThat(model.ask(asked).rejectedParameters()).isEmpty();
        assertThat(model.ask(asked).rejectedParameters()).containsExactly("schema");
        assertThat(model.ask(asked).rejectedParameters()).isEmpty();
        assertThat(wire.server.getRequestCount()).isEqualTo(6);
    }

    @Test
    void aServerThatNamesNothingAndNeverTookASchemaIsAskedWithoutOneAfterTwoCalls() throws Exception {
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        Prompt asked = Prompt.builder().user("Tea?").schema(schema).build();
        wire.answers(400, "no such thing").answers(200, Wire.TEA);
        wire.answers(400, "no such thing").answers(200, Wire.TEA);
        wire.answers(200, Wire.TEA);
        ChatModel model = model();
        for (int call = 0; call < 3; call++) {
            assertThat(model.ask(asked).rejectedParameters()).containsExactly("schema");
        }
        assertThat(wire.server.getRequestCount()).isEqualTo(5);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # busy, with an echo of the request; and Groq's words for an answer that has not the form
            503 | {"error":{"message":"overloaded; the request was {\"response_format\": {}}"}}
            400 | {"error":{"code":"json_validate_failed","message":"Failed to generate JSON."}}
            """)
    void whatMayPassIsTriedAgainWithTheSchema(int status, String body) throws Exception {
        wire.answers(status, body).answers(200, Wire.TEA);
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        assertThat(model().ask(Prompt.builder().user("Tea?").schema(schema).build())
                        .rejectedParameters())
                .isEmpty();
    }

    @Test
    void aParameterThatIsNamedIsNotLookedForInTheSchema() {
        wire.answers(
                400,
                "{\"error\":{\"message\":\"Unsupported parameter: 'max_tokens'\",\"param\":\"max_tokens\","
                        + "\"code\":\"unsupported_parameter\"}}");
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() ->
                        model().ask(Prompt.builder().user("Tea?").schema(schema).build()));
        assertThat(wire.server.getRequestCount()).isEqualTo(1);
    }

    @Test
    void whatIsTurnedDownWithoutASchemaTooEndsTheRunAfterTwoCalls() {
        String body = "{\"error\":{\"message\":\"there is no model drink-1\"}}";
        wire.answers(400, body).answers(400, body);
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() ->
                        model().ask(Prompt.builder().user("Tea?").schema(schema).build()))
                .withMessageContaining("there is no model drink-1");
        assertThat(wire.server.getRequestCount()).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"error\":{\"message\":\"Unsupported parameter: 'top_logprobs' is not supported with this model.\","
                        + "\"param\":\"top_logprobs\",\"code\":\"unsupported_parameter\"}}",
                "{\"error\":{\"code\":400,\"message\":\"Logprobs is not supported for the current model.\"}}"
            })
    void aModelThatSaysNoChancesOfTokensIsAskedWithout(String body) throws Exception {
        wire.answers(400, body).answers(200, Wire.TEA);
        Reply reply = model().ask(Wire.PROMPT.withTokenChances());
        assertThat(reply.rejectedParameters()).containsExactly("logprobs");
        wire.server.takeRequest();
        assertThat(wire.server.takeRequest().getBody().utf8()).doesNotContain("logprobs");
    }

    @Test
    void aCallThatWaitsIsInterruptedAtOnce() throws Exception {
        wire.server.enqueue(
                Wire.answer(503, "{}").addHeader("Retry-After", "60").build());
        ChatModel model = model();
        Thread asking = new Thread(() -> {
            try {
                model.ask(Wire.PROMPT);
            } catch (ModelException | InterruptedException ended) {
                // Ended is what it shall be.
            }
        });
        asking.start();
        wire.server.takeRequest();
        Thread.sleep(100);
        asking.interrupt();
        asking.join(2000);
        assertThat(asking.isAlive()).isFalse();
    }

    @Test
    void plainHttpToAnotherMachineIsRefused() {
        assertThatExceptionOfType(ModelNameException.class)
                .isThrownBy(() -> new HttpModels(Map.<String, String>of()::get)
                        .open("http://models.example/v1#m", CallLimits.DEFAULT))
                .withMessageContaining("plain http")
                .withMessageContaining("tenet.insecure-http=true");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost:1/v1#m", "http://127.0.0.1:1/v1#m", "http://[::1]:1/v1#m"})
    void plainHttpToThisMachineIsTaken(String name) {
        assertThat(new HttpModels(Map.<String, String>of()::get).open(name, CallLimits.DEFAULT))
                .isNotNull();
    }

    @Test
    void aBodyThatIsNeverEndedIsTriedAgainAfterTheTimeout() throws Exception {
        wire.server.enqueue(new MockResponse.Builder()
                .code(200)
                .onResponseStart(SocketEffect.Stall.INSTANCE)
                .build());
        wire.answers(200, Wire.TEA);
        assertThat(model(CallLimits.DEFAULT.withTimeout(Duration.ofMillis(500)).withConcurrency(1))
                        .ask(Wire.PROMPT)
                        .text())
                .isEqualTo("Tea.");
    }
}
