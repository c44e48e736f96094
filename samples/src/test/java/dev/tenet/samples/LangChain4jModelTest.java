package dev.tenet.samples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.CallLimits;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Sampling;
import dev.tenet.model.Usage;
import java.io.IOException;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What a LangChain4j client sends and receives when Tenet asks it, tested with a local server. */
@Timeout(60)
class LangChain4jModelTest {

    private static final String NAME = "class:dev.tenet.samples.LangChain4jOpenAi";
    private static final Prompt PLAIN = Prompt.of("Tea or coffee?");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final MockWebServer server = new MockWebServer();

    @BeforeEach
    void start() throws IOException {
        server.start();
        System.setProperty("samples.openai", server.url("/v1").toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty("samples.openai");
        server.close();
    }

    @Test
    void sendsTheQuestionAndNothingThatWasNotAskedFor() throws Exception {
        assertThat(sent(PLAIN)).isEqualTo(JSON.readTree("""
                {"model": "gpt-4.1-mini", "stream": false,
                 "messages": [{"role": "user", "content": "Tea or coffee?"}]}
                """));
    }

    @Test
    void sendsEveryTurn() throws Exception {
        Prompt later = Prompt.builder()
                .user("Tea or coffee?")
                .assistant("Tea.")
                .user("Green or black?")
                .build();
        assertThat(sent(later).path("messages")).isEqualTo(JSON.readTree("""
                [{"role": "user", "content": "Tea or coffee?"}, {"role": "assistant", "content": "Tea."},
                 {"role": "user", "content": "Green or black?"}]
                """));
    }

    @Test
    void sendsTheSystemPromptAndTheSamplingParameters() throws Exception {
        Sampling sampling = Sampling.PROVIDER_DEFAULTS
                .withTemperature(0.5)
                .withTopP(0.9)
                .withMaxTokens(64)
                .withSeed(7_000_000_000L);
        Prompt prompt = Prompt.builder()
                .system("Be brief.")
                .user("Tea or coffee?")
                .sampling(sampling)
                .build();
        assertThat(sent(prompt)).isEqualTo(JSON.readTree("""
                {"model": "gpt-4.1-mini", "stream": false,
                 "messages": [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Tea or coffee?"}],
                 "temperature": 0.5, "top_p": 0.9, "max_tokens": 64, "seed": 7000000000}
                """));
    }

    @Test
    void sendsTheFormThatAnAnswerShouldHave() throws Exception {
        String object = "{\"type\":\"object\",\"properties\":{\"drink\":{\"type\":\"string\"}},"
                + "\"required\":[\"drink\"],\"additionalProperties\":false}";
        AnswerSchema schema = AnswerSchema.of("order", object, "{}");
        Prompt prompt = Prompt.builder().user("Tea or coffee?").schema(schema).build();
        assertThat(sent(prompt).path("response_format"))
                .isEqualTo(JSON.readTree("{\"type\": \"json_schema\", \"json_schema\":"
                        + " {\"name\": \"order\", \"strict\": true, \"schema\": " + object + "}}"));
    }

    @Test
    void bringsTheAnswerAndItsTokensBack() throws Exception {
        answers(200, completion("stop"));
        assertThat(ask(PLAIN))
                .isEqualTo(Reply.builder("Tea.")
                        .usage(Usage.of(12, 3))
                        .servedModel("gpt-4.1-mini")
                        .build());
    }

    @Test
    void anAnswerThatRanOutOfTokensIsCutOff() throws Exception {
        answers(200, completion("length"));
        assertThat(ask(PLAIN).finish()).isEqualTo(Finish.CUT_OFF);
    }

    @Test
    void anAnswerThatTheProviderWithheldIsRefused() throws Exception {
        answers(200, completion("content_filter"));
        assertThat(ask(PLAIN).finish()).isEqualTo(Finish.REFUSED);
    }

    @Test
    void aWrongKeyEndsTheRun() {
        answers(401, "{\"error\": {\"message\": \"Incorrect API key provided\"}}");
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> ask(PLAIN))
                .withMessageContaining("Incorrect API key provided");
    }

    @Test
    void aServerInTroubleIsAFailedCall() {
        answers(503, "{\"error\": {\"message\": \"overloaded\"}}");
        assertThatExceptionOfType(ModelException.class)
                .isThrownBy(() -> ask(PLAIN))
                .isNotInstanceOf(FatalModelException.class)
                .withMessageContaining("overloaded");
    }

    @Test
    void anInterruptedCallEnds() throws Exception {
        Thread asking = Thread.currentThread();
        server.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asking.interrupt();
                return new MockResponse.Builder()
                        .onResponseStart(SocketEffect.Stall.INSTANCE)
                        .build();
            }
        });
        assertThatExceptionOfType(InterruptedException.class).isThrownBy(() -> ask(PLAIN));
    }

    private JsonNode sent(Prompt prompt) throws Exception {
        answers(200, completion("stop"));
        ask(prompt);
        RecordedRequest request = server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/chat/completions");
        return JSON.readTree(request.getBody().utf8());
    }

    private static Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        try (Models models = new Models(CallLimits.DEFAULT)) {
            return models.named(NAME).ask(prompt);
        }
    }

    private void answers(int status, String body) {
        server.enqueue(new MockResponse.Builder()
                .code(status)
                .setHeader("Content-Type", "application/json")
                .body(body)
                .build());
    }

    private static String completion(String reason) {
        return "{\"id\": \"1\", \"model\": \"gpt-4.1-mini\", \"choices\": [{\"index\": 0, \"finish_reason\": \""
                + reason
                + "\", \"message\": {\"role\": \"assistant\", \"content\": \"Tea.\"}}],"
                + " \"usage\": {\"prompt_tokens\": 12, \"completion_tokens\": 3, \"total_tokens\": 15}}";
    }
}
