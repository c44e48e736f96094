package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.CallSettings;
import dev.tenet.servers.WireMock;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** One spec on a WireMock that breaks connections in each of its ways: each prompt's first, or all of them. */
@Tag("faults")
@Timeout(300)
class BrokenConnectionTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TRIALS = 60;
    private static final int RETRIES = 2;

    @TempDir
    static Path root;

    @TempDir
    Path reports;

    private static Map<String, String> answers;
    private static WireMock server;

    /** The <a href="https://wiremock.org/docs/simulating-faults/#bad-responses">ways</a>, by WireMock's names. */
    enum Fault {
        EMPTY_RESPONSE,
        MALFORMED_RESPONSE_CHUNK,
        RANDOM_DATA_THEN_CLOSE,
        CONNECTION_RESET_BY_PEER;

        String onceOn() {
            return "/once/" + name() + "/v1/chat/completions";
        }

        String alwaysOn() {
            return "/always/" + name() + "/v1/chat/completions";
        }
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(shots = 4, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        answers = answersByPrompt();
        Path mappings = Files.createDirectories(root.resolve("mappings"));
        JSON.writeValue(mappings.resolve("faults.json").toFile(), mappings());
        server = WireMock.serving(root);
    }

    @AfterAll
    static void end() {
        if (server != null) {
            server.close();
        }
    }

    /** The prompts are the same in each run: one on a model in this JVM tells them. */
    private static Map<String, String> answersByPrompt() throws IOException {
        Path rehearsal = root.resolve("rehearsal");
        new SpecKit(rehearsal)
                .with(DeepValueSettings.TRIALS, Integer.toString(TRIALS))
                .run(Values.class);
        Map<String, String> answers = new LinkedHashMap<>();
        for (JsonNode trial : RunFiles.trials(rehearsal)) {
            answers.put(trial.path("prompt").textValue(), answers.size() % 3 == 0 ? "Option A" : "Option B");
        }
        return answers;
    }

    private static ObjectNode mappings() {
        ObjectNode all = JSON.createObjectNode();
        ArrayNode mappings = all.putArray("mappings");
        for (Fault fault : Fault.values()) {
            mappings.addObject()
                    .<ObjectNode>set("request", posted(fault.alwaysOn()))
                    .putObject("response")
                    .put("fault", fault.name());
            answers.forEach((prompt, answer) -> {
                ObjectNode broken = mappings.addObject();
                broken.put("scenarioName", fault + " for " + prompt)
                        .put("requiredScenarioState", "Started")
                        .put("newScenarioState", "broken once")
                        .set("request", posted(fault.onceOn(), prompt));
                broken.putObject("response").put("fault", fault.name());
                ObjectNode sound = mappings.addObject();
                sound.put("scenarioName", fault + " for " + prompt)
                        .put("requiredScenarioState", "broken once")
                        .set("request", posted(fault.onceOn(), prompt));
                sound.putObject("response").put("status", 200).set("jsonBody", completion(answer));
            });
        }
        return all;
    }

    private static ObjectNode posted(String path) {
        return JSON.createObjectNode().put("method", "POST").put("urlPath", path);
    }

    private static ObjectNode posted(String path, String prompt) {
        ObjectNode request = posted(path);
        request.putArray("bodyPatterns")
                .addObject()
                .putObject("matchesJsonPath")
                .put("expression", "$.messages[0].content")
                .put("equalTo", prompt);
        return request;
    }

    private static ObjectNode completion(String answer) {
        ObjectNode completion = JSON.createObjectNode();
        completion
                .putArray("choices")
                .addObject()
                .put("index", 0)
                .put("finish_reason", "stop")
                .putObject("message")
                .put("role", "assistant")
                .put("content", answer);
        return completion;
    }

    private List<JsonNode> ask(String path) throws IOException {
        new SpecKit(reports)
                .with(Role.SUBJECT.model(), server.address() + path.replace("/chat/completions", "") + "#m")
                .with(DeepValueSettings.TRIALS, Integer.toString(TRIALS))
                .with(CallSettings.RETRIES, Integer.toString(RETRIES))
                .run(Values.class);
        return RunFiles.trials(reports);
    }

    /** How many requests came to a path, by WireMock's own count. */
    private static int requests(String path) throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(server.address() + "/__admin/requests/count"))
                .POST(HttpRequest.BodyPublishers.ofString(posted(path).toString()))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(question, HttpResponse.BodyHandlers.ofString())
                .body();
        return JSON.readTree(answer).path("count").intValue();
    }

    @ParameterizedTest
    @EnumSource
    void aTryThatBreaksIsFollowedByOneThatGivesTheRightChoice(Fault fault) throws IOException, InterruptedException {
        List<JsonNode> trials = ask(fault.onceOn());
        assertThat(trials).hasSize(TRIALS).allSatisfy(trial -> {
            String answer = answers.get(trial.path("prompt").textValue());
            assertThat(trial.path("answer").textValue()).isEqualTo(answer);
            assertThat(trial.path("choice").textValue())
                    .isEqualTo(trial.path("deepOption").textValue().equals(answer) ? "DEEP" : "SHALLOW");
        });
        assertThat(requests(fault.onceOn())).isEqualTo(2 * TRIALS);
    }

    @ParameterizedTest
    @EnumSource
    void aCallWhoseTriesAllBreakIsAFailureThatSaysSo(Fault fault) throws IOException, InterruptedException {
        List<JsonNode> trials = ask(fault.alwaysOn());
        String host = URI.create(server.address()).getAuthority();
        assertThat(trials).hasSize(TRIALS).allSatisfy(trial -> {
            assertThat(trial.path("choice").isTextual()).isFalse();
            assertThat(trial.path("failure").textValue())
                    .startsWith(host + " closed the connection before its answer was complete: ")
                    .contains(" (the last of " + (RETRIES + 1) + " attempts in ")
                    .doesNotContainPattern("\\p{Cntrl}");
        });
        assertThat(requests(fault.alwaysOn())).isEqualTo((RETRIES + 1) * TRIALS);
    }
}
