package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.model.AnswerSchema;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ModelException;
import dev.tenet.model.ModelNameException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Reply.Finish;
import dev.tenet.model.Sampling;
import dev.tenet.model.TokenChance;
import dev.tenet.model.Usage;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What goes over the wire in each provider's own format, and what is read from what comes back. */
@Timeout(60)
class DialectTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Prompt FULL = Prompt.builder()
            .system("Be brief.")
            .user("Tea or coffee?")
            .sampling(Sampling.PROVIDER_DEFAULTS
                    .withTemperature(0.5)
                    .withTopP(0.9)
                    .withMaxTokens(64)
                    .withSeed(7L))
            .build();

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    @Test
    void anthropicMessages() throws Exception {
        wire.answers(200, """
                {"type": "message", "role": "assistant", "stop_reason": "end_turn", "id": "msg_1",
                 "model": "claude-sonnet-4-5-20250929",
                 "content": [{"type": "thinking", "thinking": "coffee?"}, {"type": "text", "text": "Tea."}],
                 "usage": {"input_tokens": 12, "output_tokens": 3}}
                """);
        assertThat(ask("anthropic:claude-sonnet-4-5", FULL))
                .isEqualTo(Reply.builder("Tea.")
                        .thoughts("coffee?")
                        .usage(Usage.of(12, 3))
                        .servedModel("claude-sonnet-4-5-20250929")
                        .extras("{\"id\":\"msg_1\"}")
                        .sentParameters("{\"max_tokens\":64,\"temperature\":0.5,\"top_p\":0.9}")
                        .build());
        RecordedRequest request = wire.server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1/messages");
        assertThat(request.getHeaders().get("x-api-key")).isEqualTo(Wire.KEY);
        assertThat(request.getHeaders().get("anthropic-version")).isEqualTo("2023-06-01");
        assertThat(request.getHeaders().get("Authorization")).isNull();
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        "{\"model\":\"claude-sonnet-4-5\",\"stream\":false,\"max_tokens\":64,\"system\":\"Be brief.\","
                                + "\"messages\":[{\"role\":\"user\",\"content\":\"Tea or coffee?\"}],"
                                + "\"temperature\":0.5,\"top_p\":0.9}");
    }

    @Test
    void geminiContent() throws Exception {
        wire.answers(200, """
                {"candidates": [{"finishReason": "STOP", "content": {"role": "model",
                   "parts": [{"text": "coffee?", "thought": true}, {"text": "Tea"}, {"text": "."}]}}],
                 "modelVersion": "gemini-2.5-flash-001", "responseId": "r1",
                 "usageMetadata": {"promptTokenCount": 12, "candidatesTokenCount": 3}}
                """);
        assertThat(ask("gemini:gemini-2.5-flash", FULL))
                .isEqualTo(Reply.builder("Tea.")
                        .thoughts("coffee?")
                        .usage(Usage.of(12, 3))
                        .servedModel("gemini-2.5-flash-001")
                        .extras("{\"responseId\":\"r1\"}")
                        .sentParameters(
                                "{\"generationConfig\":{\"temperature\":0.5,\"topP\":0.9,\"maxOutputTokens\":64,"
                                        + "\"seed\":7}}")
                        .build());
        RecordedRequest request = wire.server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/v1beta/models/gemini-2.5-flash:generateContent");
        assertThat(request.getHeaders().get("x-goog-api-key")).isEqualTo(Wire.KEY);
        assertThat(request.getBody().utf8())
                .isEqualTo("{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},"
                        + "\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Tea or coffee?\"}]}],"
                        + "\"generationConfig\":{\"temperature\":0.5,\"topP\":0.9,\"maxOutputTokens\":64,\"seed\":7}}");
    }

    @Test
    void openAiResponses() throws Exception {
        wire.answers(200, """
                {"status": "completed", "error": null, "model": "gpt-5-2025-08-07", "id": "resp_1",
                 "output": [{"type": "reasoning", "summary": [{"type": "summary_text", "text": "coffee?"}],
                             "content": [{"type": "reasoning_text", "text": "no"}]},
                            {"type": "message", "content": [{"type": "output_text", "text": "Tea."}]}],
                 "usage": {"input_tokens": 12, "output_tokens": 3}}
                """);
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        assertThat(ask(
                        "openai-responses:gpt-5",
                        Prompt.builder()
                                .system("Be brief.")
                                .user("Tea or coffee?")
                                .sampling(Sampling.PROVIDER_DEFAULTS.withMaxTokens(64))
                                .schema(schema)
                                .build()))
                .isEqualTo(Reply.builder("Tea.")
                        .thoughts("coffee?\n\nno")
                        .usage(Usage.of(12, 3))
                        .servedModel("gpt-5-2025-08-07")
                        .extras("{\"id\":\"resp_1\"}")
                        .sentParameters(
                                "{\"max_output_tokens\":64,\"text\":{\"format\":{\"type\":\"json_schema\","
                                        + "\"name\":\"drink\",\"strict\":true,\"schema\":{\"type\":\"object\"}}},\"store\":false}")
                        .build());
        RecordedRequest request = wire.server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/responses");
        assertThat(request.getHeaders().get("Authorization")).isEqualTo("Bearer " + Wire.KEY);
        assertThat(request.getBody().utf8())
                .isEqualTo(
                        "{\"model\":\"gpt-5\",\"stream\":false,\"instructions\":\"Be brief.\",\"input\":\"Tea or coffee?\","
                                + "\"max_output_tokens\":64,\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"drink\","
                                + "\"strict\":true,\"schema\":{\"type\":\"object\"}}},\"store\":false}");
    }

    /** What the providers' references show of log-probabilities. */
    @TestFactory
    List<DynamicTest> whatCouldHaveBeenSaidIsAskedForAndReadWhereAProviderSaysIt() {
        String alternatives = "[{\"token\": \"A\", \"logprob\": -0.25}, {\"token\": \"B\", \"logprob\": -1.5}]";
        return List.of(
                chances(
                        "openai:m",
                        "{\"choices\": [{\"message\": {\"content\": \"A\"}, \"logprobs\": {\"content\":"
                                + " [{\"token\": \"A\", \"logprob\": -0.25, \"top_logprobs\": " + alternatives
                                + "}]}}]}",
                        "\"logprobs\":true,\"top_logprobs\":20"),
                chances(
                        "openai-responses:m",
                        "{\"status\": \"completed\", \"output\": [{\"type\": \"message\", \"content\": [{\"type\":"
                                + " \"output_text\", \"text\": \"A\", \"logprobs\": [{\"token\": \"A\", \"logprob\": -0.25,"
                                + " \"top_logprobs\": " + alternatives + "}]}]}]}",
                        "\"top_logprobs\":20,\"include\":[\"message.output_text.logprobs\"]"),
                chances(
                        "gemini:m",
                        "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": \"A\"}]}, \"logprobsResult\":"
                                + " {\"topCandidates\": [{\"candidates\": "
                                + alternatives.replace("logprob", "logProbability") + "}]}}]}",
                        "\"responseLogprobs\":true,\"logprobs\":5"));
    }

    private DynamicTest chances(String name, String body, String asked) {
        return DynamicTest.dynamicTest(name, () -> {
            wire.answers(200, body);
            assertThat(ask(name, Wire.PROMPT.withTokenChances()).tokenChances())
                    .containsExactly(List.of(TokenChance.of("A", -0.25), TokenChance.of("B", -1.5)));
            assertThat(wire.server.takeRequest().getBody().utf8()).contains(asked);
        });
    }

    @Test
    void tokensOfCachesAndThoughtsAreCountedAmongTheOthersInEveryFormat() throws Exception {
        wire.answers(
                200,
                "{\"choices\": [{\"message\": {\"content\": \"A\"}}], \"usage\": {\"prompt_tokens\": 100,"
                        + " \"completion_tokens\": 50, \"prompt_tokens_details\": {\"cached_tokens\": 64},"
                        + " \"completion_tokens_details\": {\"reasoning_tokens\": 40}}}");
        wire.answers(
                200,
                "{\"content\": [], \"usage\": {\"input_tokens\": 36, \"cache_read_input_tokens\": 64,"
                        + " \"output_tokens\": 50}}");
        wire.answers(
                200,
                "{\"candidates\": [{\"content\": {}}], \"usageMetadata\": {\"promptTokenCount\": 100,"
                        + " \"cachedContentTokenCount\": 64, \"candidatesTokenCount\": 10, \"thoughtsTokenCount\": 40}}");
        assertThat(ask("openai:m", Wire.PROMPT).usage())
                .isEqualTo(Usage.of(100, 50).withCachedTokens(64).withReasoningTokens(40));
        assertThat(ask("anthropic:m", Wire.PROMPT).usage())
                .isEqualTo(Usage.of(100, 50).withCachedTokens(64));
        assertThat(ask("gemini:m", Wire.PROMPT).usage())
                .isEqualTo(Usage.of(100, 50).withCachedTokens(64).withReasoningTokens(40));
    }

    @Test
    void whatWentIntoThoughtsAloneIsCounted() throws Exception {
        wire.answers(
                200,
                "{\"candidates\": [{\"finishReason\": \"MAX_TOKENS\", \"content\": {}}], \"usageMetadata\":"
                        + " {\"promptTokenCount\": 10, \"thoughtsTokenCount\": 1023}}");
        assertThat(ask("gemini:m", Wire.PROMPT).usage())
                .isEqualTo(Usage.of(10, 1023).withReasoningTokens(1023));
    }

    @Test
    void aPromptThatIsAllInTheCacheIsCounted() throws Exception {
        wire.answers(
                200,
                "{\"content\": [], \"usage\": {\"input_tokens\": 0, \"cache_read_input_tokens\": 64,"
                        + " \"output_tokens\": 5}}");
        assertThat(ask("anthropic:m", Wire.PROMPT).usage())
                .isEqualTo(Usage.of(64, 5).withCachedTokens(64));
    }

    @ParameterizedTest
    @ValueSource(strings = {"failed", "cancelled", "queued", "in_progress"})
    void aResponseThatIsNotFinishedIsNoAnswer(String status) {
        assertThatExceptionOfType(MalformedReplyException.class)
                .isThrownBy(
                        () -> new OpenAiResponses("m")
                                .reply(
                                        "{\"status\": \"" + status
                                                + "\", \"output\": [{\"type\": \"message\", \"content\": [{\"text\": \"Option A\"}]}]}"))
                .withMessageContaining("found one that is " + status);
    }

    @Test
    void mistralsSeedHasItsOwnName() {
        assertThat(ChatCompletions.mistral("m").request(FULL).toString())
                .contains("\"random_seed\":7")
                .doesNotContain("\"seed\"");
    }

    @Test
    void azureChatCompletions() throws Exception {
        wire.answers(200, Wire.TEA);
        assertThat(ask("azure:my-deployment", FULL).text()).isEqualTo("Tea.");
        RecordedRequest request = wire.server.takeRequest();
        assertThat(request.getTarget()).isEqualTo("/openai/v1/chat/completions");
        assertThat(request.getHeaders().get("api-key")).isEqualTo(Wire.KEY);
        assertThat(JSON.readTree(request.getBody().utf8())
                        .path("max_completion_tokens")
                        .intValue())
                .isEqualTo(64);
    }

    @Test
    void aSchemaIsSentToAnthropicAndGemini() {
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        Prompt asked = Prompt.builder().user("Tea or coffee?").schema(schema).build();
        assertThat(new AnthropicMessages("m").request(asked).toString())
                .endsWith(
                        "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":{\"type\":\"object\"}}}}");
        assertThat(new GeminiContent("m").request(asked).toString())
                .endsWith("\"generationConfig\":{\"responseMimeType\":\"application/json\","
                        + "\"responseJsonSchema\":{\"type\":\"object\"}}}");
    }

    @Test
    void aSchemaIsSentInChatCompletionsToEveryServer() throws Exception {
        AnswerSchema schema = AnswerSchema.of("drink", "{\"type\":\"object\"}", "{}");
        Prompt asked = Prompt.builder().user("Tea or coffee?").schema(schema).build();
        wire.answers(200, Wire.TEA).answers(200, Wire.TEA);
        String schemaSent = "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"drink\","
                + "\"strict\":true,\"schema\":{\"type\":\"object\"}}}}";
        ask("openai:gpt-4.1-mini", asked);
        assertThat(wire.server.takeRequest().getBody().utf8()).endsWith(schemaSent);
        wire.model().ask(asked);
        assertThat(wire.server.takeRequest().getBody().utf8()).endsWith(schemaSent);
    }

    @TestFactory
    Stream<DynamicTest> theEndOfAnAnswerIsReadInEveryFormat() {
        String anthropic = "{\"content\": [{\"type\": \"text\", \"text\": \"T\"}], \"stop_reason\": \"%s\"}";
        String gemini = "{\"candidates\": [{\"finishReason\": \"%s\", \"content\": {\"parts\": [{\"text\": \"T\"}]}}]}";
        String responses = "{\"status\": \"incomplete\", \"incomplete_details\": {\"reason\": \"%s\"}, \"output\":"
                + " [{\"type\": \"message\", \"content\": [{\"type\": \"output_text\", \"text\": \"T\"}]}]}";
        return Stream.of(
                ends("anthropic:m", anthropic.formatted("max_tokens"), Finish.CUT_OFF),
                ends("anthropic:m", anthropic.formatted("refusal"), Finish.REFUSED),
                ends("anthropic:m", anthropic.formatted("stop_sequence"), Finish.COMPLETE),
                ends("gemini:m", gemini.formatted("MAX_TOKENS"), Finish.CUT_OFF),
                ends("gemini:m", gemini.formatted("SAFETY"), Finish.WITHHELD),
                ends("gemini:m", "{\"promptFeedback\": {\"blockReason\": \"OTHER\"}}", Finish.WITHHELD),
                ends("openai-responses:m", responses.formatted("max_output_tokens"), Finish.CUT_OFF),
                ends("openai-responses:m", responses.formatted("content_filter"), Finish.WITHHELD),
                ends(
                        "openai-responses:m",
                        "{\"status\": \"completed\", \"output\": [{\"type\": \"message\", \"content\":"
                                + " [{\"type\": \"refusal\", \"refusal\": \"No.\"}]}]}",
                        Finish.REFUSED));
    }

    private DynamicTest ends(String name, String body, Finish finish) {
        return DynamicTest.dynamicTest(name + " " + finish, () -> {
            wire.answers(200, body);
            assertThat(ask(name, Wire.PROMPT).finish()).isEqualTo(finish);
        });
    }

    @TestFactory
    Stream<DynamicTest> anAnswerInAnotherFormIsAFailedCall() {
        return Stream.of("anthropic:m", "gemini:m", "openai-responses:m")
                .flatMap(name -> Stream.of("{}", "[]", "no JSON", "{\"content\": 7, \"candidates\": 7, \"output\": 7}")
                        .map(body -> DynamicTest.dynamicTest(name + " " + body, () -> {
                            wire.answers(200, body);
                            assertThatExceptionOfType(ModelException.class)
                                    .isThrownBy(() -> ask(name, Wire.PROMPT))
                                    .withMessageContaining("expected");
                        })));
    }

    @TestFactory
    Stream<DynamicTest> aServiceWithoutItsKeySaysWhichVariableAndWhereToGetOne() {
        return Service.ALL.stream()
                .filter(service -> !service.keyVariables().isEmpty())
                .map(service -> DynamicTest.dynamicTest(
                        service.scheme(),
                        () -> assertThatExceptionOfType(ModelNameException.class)
                                .isThrownBy(() -> new HttpModels(Map.of("AZURE_OPENAI_ENDPOINT", wire.address())::get)
                                        .open(service.scheme() + ":m", CallLimits.DEFAULT))
                                .withMessageContaining(service.scheme() + ":m")
                                .withMessageContaining(service.keyVariables().get(0))
                                .withMessageContaining("https://")));
    }

    private Reply ask(String name, Prompt prompt) throws Exception {
        String root = "http://" + wire.host();
        Map<String, String> environment = Map.of(
                "OPENAI_BASE_URL",
                root,
                "ANTHROPIC_BASE_URL",
                root,
                "GOOGLE_GEMINI_BASE_URL",
                root,
                "AZURE_OPENAI_ENDPOINT",
                root,
                "OPENAI_API_KEY",
                Wire.KEY,
                "ANTHROPIC_API_KEY",
                Wire.KEY,
                "GEMINI_API_KEY",
                Wire.KEY,
                "AZURE_OPENAI_API_KEY",
                Wire.KEY);
        return new HttpModels(environment::get)
                .open(name, CallLimits.DEFAULT.withRetries(0))
                .ask(prompt);
    }
}
