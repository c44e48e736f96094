package dev.tenet.model.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.model.CallLimits;
import dev.tenet.model.Prompt;
import dev.tenet.model.Sampling;
import java.io.IOException;
import java.util.Map;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ChatRequestTests {

    private static final String QUESTION =
            "\"stream\":false,\"messages\":[{\"role\":\"user\",\"content\":\"Tea or coffee?\"}]";

    private Wire wire;

    @BeforeEach
    void start() throws IOException {
        wire = new Wire();
        wire.answers(200, Wire.TEA);
    }

    @AfterEach
    void stop() {
        wire.close();
    }

    private RecordedRequest requestOf(Prompt prompt) throws Exception {
        wire.model().ask(prompt);
        return wire.server.takeRequest();
    }

    private String bodyOf(Prompt prompt) throws Exception {
        return requestOf(prompt).getBody().utf8();
    }

    private static Prompt sampled(Sampling sampling) {
        return Prompt.builder().user("Tea or coffee?").sampling(sampling).build();
    }

    @Test
    void aQuestionAloneIsTheModelAndOneMessage() throws Exception {
        assertThat(bodyOf(Wire.PROMPT)).isEqualTo("{\"model\":\"qwen3\"," + QUESTION + "}");
    }

    @Test
    void everythingThatIsGivenIsSent() throws Exception {
        assertThat(bodyOf(Prompt.builder()
                        .system("Be brief.")
                        .user("Tea or coffee?")
                        .sampling(Sampling.PROVIDER_DEFAULTS
                                .withTemperature(0.0)
                                .withTopP(0.9)
                                .withMaxTokens(64)
                                .withSeed(7L))
                        .build()))
                .isEqualTo(
                        "{\"model\":\"qwen3\",\"stream\":false,\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                                + "{\"role\":\"user\",\"content\":\"Tea or coffee?\"}],"
                                + "\"temperature\":0.0,\"top_p\":0.9,\"max_tokens\":64,\"seed\":7}");
    }

    @Test
    void aTemperatureAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(Sampling.PROVIDER_DEFAULTS.withTemperature(0.7))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"temperature\":0.7}");
    }

    @Test
    void aShareOfProbabilityAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(Sampling.PROVIDER_DEFAULTS.withTopP(1.0))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"top_p\":1.0}");
    }

    @Test
    void aSeedAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(Sampling.PROVIDER_DEFAULTS.withSeed(Long.MIN_VALUE))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"seed\":-9223372036854775808}");
    }

    @Test
    void aLimitOfTokensIsMaxTokensAtAnAddress() throws Exception {
        assertThat(bodyOf(sampled(Sampling.PROVIDER_DEFAULTS.withMaxTokens(64))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"max_tokens\":64}");
    }

    @Test
    void aLimitOfTokensIsMaxCompletionTokensForOpenai() throws Exception {
        new HttpModels(Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", wire.address())::get)
                .open("openai:o4-mini", CallLimits.DEFAULT)
                .ask(sampled(Sampling.PROVIDER_DEFAULTS.withMaxTokens(64)));
        assertThat(wire.server.takeRequest().getBody().utf8())
                .isEqualTo("{\"model\":\"o4-mini\"," + QUESTION + ",\"max_completion_tokens\":64}");
    }

    @Test
    void textKeepsItsQuotesLineBreaksAndLettersOfEveryScript() throws Exception {
        assertThat(bodyOf(Prompt.of("\"Grüße\"\n\t\\ 茶 🍵"))).contains("\"content\":\"\\\"Grüße\\\"\\n\\t\\\\ 茶 🍵\"");
    }

    @Test
    void aPromptIsPostedAsJson() throws Exception {
        assertThat(requestOf(Wire.PROMPT).getHeaders().get("Content-Type")).isEqualTo("application/json");
    }

    @Test
    void aPromptIsPostedToChatCompletions() throws Exception {
        assertThat(requestOf(Wire.PROMPT).getRequestLine()).isEqualTo("POST /v1/chat/completions HTTP/1.1");
    }
}
