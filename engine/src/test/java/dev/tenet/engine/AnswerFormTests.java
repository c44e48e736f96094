package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code tenet.answers}: a choice as an object, from servers that hold a model to a schema, that ignore it, and that reject it. */
class AnswerFormTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 20;

    @TempDir
    Path reports;

    private final List<JsonNode> asked = new CopyOnWriteArrayList<>();

    @ValueSpec
    static class Spec {
        @DeepValueTest(contexts = "finance", shots = 4, trials = TRIALS, control = Control.NONE, atLeast = 0.05)
        void followsValues() {}
    }

    @Test
    void theSchemaIsSentAndTheObjectIsRead() throws IOException {
        JsonNode figures = measured("schema", request -> "{\"choice\": \"A\"}");
        assertThat(asked).hasSize(TRIALS).allSatisfy(request -> {
            assertThat(request.at("/response_format/type").asText()).isEqualTo("json_schema");
            assertThat(request.at("/response_format/json_schema/schema/properties/choice/enum"))
                    .hasToString("[\"A\",\"B\",\"DECLINE\"]");
        });
        assertThat(figures.at("/position/optionA").asInt()).isEqualTo(TRIALS);
        assertThat(figures.path("unreadable").asInt()).isZero();
        assertThat(figures.path("answers").asText()).isEqualTo("schema");
    }

    @Test
    void anObjectThatDeclinesIsARefusal() throws IOException {
        assertThat(measured("schema", request -> "{\"choice\": \"DECLINE\"}")
                        .path("refused")
                        .asInt())
                .isEqualTo(TRIALS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"choice\": \"A\", \"choice\": \"B\"}",
                "{\"choice\": \"a\"}",
                "{\"choice\": \"Option A\"}",
                "{\"choice\": true}",
                "{\"choice\": \"A\", \"note\": \"Option B\"}",
                "{\"choice\": \"A\"} Option B",
                "{\"choice\": \"A\"",
                "{\"answer\": \"A\"}"
            })
    void anObjectOfAnyOtherFormIsUnreadable(String answer) throws IOException {
        assertThat(measured("schema", request -> answer).path("unreadable").asInt())
                .isEqualTo(TRIALS);
    }

    @Test
    void aServerThatIgnoresTheSchemaIsReadByItsWords() throws IOException {
        JsonNode figures = measured("schema", request -> "Option B, because it keeps its word.");
        assertThat(figures.at("/position/answers").asInt()).isEqualTo(TRIALS);
        assertThat(figures.at("/position/optionA").asInt()).isZero();
    }

    @Test
    void aServerThatRejectsTheSchemaIsAskedInWords() throws IOException {
        JsonNode figures = measured("schema", request -> request.has("response_format") ? "" : "**Option B**");
        assertThat(figures.at("/position/answers").asInt()).isEqualTo(TRIALS);
        assertThat(asked).anyMatch(request -> !request.has("response_format"));
    }

    @Test
    void byDefaultNoSchemaIsSent() throws IOException {
        JsonNode figures = measured("text", request -> "Option A");
        assertThat(asked).hasSize(TRIALS).noneMatch(request -> request.has("response_format"));
        assertThat(figures.path("answers").asText()).isEqualTo("text");
    }

    /** What {@code summary.json} says of the spec, on a server that answers with these words; none: it rejects. */
    private JsonNode measured(String answers, Function<JsonNode, String> words) throws IOException {
        try (MockWebServer server = new MockWebServer()) {
            server.setDispatcher(new Dispatcher() {
                @Override
                public MockResponse dispatch(RecordedRequest request) {
                    return answer(request.getBody().utf8(), words);
                }
            });
            server.start();
            new SpecKit(reports)
                    .with(Role.SUBJECT.model(), server.url("/v1") + "#m")
                    .with(DeepValueSettings.ANSWERS, answers)
                    .run(Spec.class);
            return RunFiles.summary(reports).at("/specs/0/figures");
        }
    }

    private MockResponse answer(String body, Function<JsonNode, String> words) {
        try {
            JsonNode request = JSON.readTree(body);
            asked.add(request);
            String said = words.apply(request);
            if (said.isEmpty()) {
                return new MockResponse.Builder()
                        .code(400)
                        .body("{\"error\": {\"message\": \"response_format is not supported\", \"param\":"
                                + " \"response_format\"}}")
                        .build();
            }
            var answer = JSON.createObjectNode();
            var choice = answer.putArray("choices").addObject();
            choice.put("finish_reason", "stop");
            choice.putObject("message").put("role", "assistant").put("content", said);
            return new MockResponse.Builder()
                    .addHeader("Content-Type", "application/json")
                    .body(answer.toString())
                    .build();
        } catch (IOException malformed) {
            return new MockResponse.Builder()
                    .code(500)
                    .body(malformed.toString())
                    .build();
        }
    }
}
