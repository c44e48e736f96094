package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.util.HashMap;
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

/** The JSON of a conversation of two user turns in each wire format. */
@Timeout(60)
class ConversationTests {

    private static final String MESSAGES = "{\"role\":\"user\",\"content\":\"Tea?\"},"
            + "{\"role\":\"assistant\",\"content\":\"Yes.\"},{\"role\":\"user\",\"content\":\"Green?\"}";
    private static final String CHAT_COMPLETIONS = "{\"model\":\"m\",\"stream\":false,"
            + "\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"}," + MESSAGES + "]";
    private static final List<String> ADDRESS_VARIABLES =
            List.of("OPENAI_BASE_URL", "ANTHROPIC_BASE_URL", "GOOGLE_GEMINI_BASE_URL", "AZURE_OPENAI_ENDPOINT");
    private static final List<String> KEY_VARIABLES =
            List.of("OPENAI_API_KEY", "ANTHROPIC_API_KEY", "GEMINI_API_KEY", "AZURE_OPENAI_API_KEY");

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private ChatModel model(String name) {
        Map<String, String> environment = new HashMap<>();
        ADDRESS_VARIABLES.forEach(variable -> environment.put(variable, "http://" + wire.host()));
        KEY_VARIABLES.forEach(variable -> environment.put(variable, Wire.KEY));
        return new HttpModels(environment::get).open(name, CallLimits.DEFAULT.withRetries(0));
    }

    private static String ask(ChatModel model) throws Exception {
        Participant subject = Participant.of("m", model)
                .withSystem("Be brief.")
                .withSampling(Sampling.PROVIDER_DEFAULTS.withMaxTokens(64));
        Prompt conversation = subject.prompt("trial 1")
                .user("Tea?")
                .assistant("Yes.")
                .user("Green?")
                .payload("never sent")
                .build();
        return subject.ask(conversation).text();
    }

    private String body() throws InterruptedException {
        RecordedRequest request = wire.server.takeRequest();
        return request.getBody().utf8();
    }

    @TestFactory
    Stream<DynamicTest> bothTurnsAndTheAnswerBetweenThemAreSent() {
        return Stream.of(
                sent("openai:m", Wire.TEA, CHAT_COMPLETIONS + ",\"max_completion_tokens\":64}"),
                sent("azure:m", Wire.TEA, CHAT_COMPLETIONS + ",\"max_completion_tokens\":64}"),
                sent("http://HOST/v1#m", Wire.TEA, CHAT_COMPLETIONS + ",\"max_tokens\":64}"),
                sent(
                        "openai-responses:m",
                        "{\"status\":\"completed\",\"output\":[{\"type\":\"message\","
                                + "\"content\":[{\"type\":\"output_text\",\"text\":\"Tea.\"}]}]}",
                        "{\"model\":\"m\",\"stream\":false,\"instructions\":\"Be brief.\",\"input\":["
                                + MESSAGES.replace("{\"role\"", "{\"type\":\"message\",\"role\"")
                                + "],\"max_output_tokens\":64,\"store\":false}"),
                sent(
                        "anthropic:m",
                        "{\"content\":[{\"type\":\"text\",\"text\":\"Tea.\"}]}",
                        "{\"model\":\"m\",\"stream\":false,\"max_tokens\":64,\"system\":\"Be brief.\",\"messages\":["
                                + MESSAGES + "]}"),
                sent(
                        "gemini:m",
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Tea.\"}]}}]}",
                        "{\"systemInstruction\":{\"parts\":[{\"text\":\"Be brief.\"}]},\"contents\":["
                                + "{\"role\":\"user\",\"parts\":[{\"text\":\"Tea?\"}]},"
                                + "{\"role\":\"model\",\"parts\":[{\"text\":\"Yes.\"}]},"
                                + "{\"role\":\"user\",\"parts\":[{\"text\":\"Green?\"}]}],"
                                + "\"generationConfig\":{\"maxOutputTokens\":64}}"));
    }

    private DynamicTest sent(String name, String answer, String request) {
        return DynamicTest.dynamicTest(name, () -> {
            wire.answers(200, answer);
            assertThat(ask(model(name.replace("HOST", wire.host())))).isEqualTo("Tea.");
            assertThat(body()).isEqualTo(request);
        });
    }

    @Test
    void mistralIsSentEachTurn() {
        Prompt conversation =
                Prompt.builder().user("Tea?").assistant("Yes.").user("Green?").build();
        assertThat(ChatCompletions.mistral("m").request(conversation))
                .hasToString("{\"model\":\"m\",\"stream\":false,\"messages\":[" + MESSAGES + "]}");
    }

    @Test
    void aServerWithoutSystemPromptsGetsItBeforeTheFirstTurn() throws Exception {
        wire.answers(400, "{\"error\":{\"message\":\"System role not supported\",\"type\":\"BadRequestError\"}}")
                .answers(200, Wire.TEA);
        assertThat(ask(wire.model())).isEqualTo("Tea.");
        body();
        assertThat(body())
                .isEqualTo("{\"model\":\"qwen3\",\"stream\":false,\"messages\":["
                        + MESSAGES.replace("Tea?", "Be brief.\\n\\nTea?") + "],\"max_tokens\":64}");
    }
}
