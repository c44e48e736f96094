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

    private static final String QUESTION = "\"messages\":[{\"role\":\"user\",\"content\":\"Tea or coffee?\"}]";

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
        return new Prompt(null, "Tea or coffee?", sampling);
    }

    @Test
    void aQuestionAloneIsTheModelAndOneMessage() throws Exception {
        assertThat(bodyOf(Wire.PROMPT)).isEqualTo("{\"model\":\"qwen3\"," + QUESTION + "}");
    }

    @Test
    void everythingThatIsGivenIsSent() throws Exception {
        assertThat(bodyOf(new Prompt("Be brief.", "Tea or coffee?", new Sampling(0.0, 0.9, 64, 7L))))
                .isEqualTo("{\"model\":\"qwen3\",\"messages\":[{\"role\":\"system\",\"content\":\"Be brief.\"},"
                        + "{\"role\":\"user\",\"content\":\"Tea or coffee?\"}],"
                        + "\"temperature\":0.0,\"top_p\":0.9,\"max_tokens\":64,\"seed\":7}");
    }

    @Test
    void aTemperatureAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(new Sampling(0.7, null, null, null))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"temperature\":0.7}");
    }

    @Test
    void aShareOfProbabilityAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(new Sampling(null, 1.0, null, null))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"top_p\":1.0}");
    }

    @Test
    void aSeedAloneIsSentAlone() throws Exception {
        assertThat(bodyOf(sampled(new Sampling(null, null, null, Long.MIN_VALUE))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"seed\":-9223372036854775808}");
    }

    @Test
    void aLimitOfTokensIsMaxTokensAtAnAddress() throws Exception {
        assertThat(bodyOf(sampled(new Sampling(null, null, 64, null))))
                .isEqualTo("{\"model\":\"qwen3\"," + QUESTION + ",\"max_tokens\":64}");
    }

    @Test
    void aLimitOfTokensIsMaxCompletionTokensForOpenai() throws Exception {
        new HttpModels(Map.of("OPENAI_API_KEY", Wire.KEY, "OPENAI_BASE_URL", wire.address())::get)
                .open("openai:o4-mini", CallLimits.DEFAULT)
                .ask(sampled(new Sampling(null, null, 64, null)));
        assertThat(wire.server.takeRequest().getBody().utf8())
                .isEqualTo("{\"model\":\"o4-mini\"," + QUESTION + ",\"max_completion_tokens\":64}");
    }

    @Test
    void textKeepsItsQuotesLineBreaksAndLettersOfEveryScript() throws Exception {
        assertThat(bodyOf(new Prompt(null, "\"Grüße\"\n\t\\ 茶 🍵", Sampling.PROVIDERS_CHOICE)))
                .contains("\"content\":\"\\\"Grüße\\\"\\n\\t\\\\ 茶 🍵\"");
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
