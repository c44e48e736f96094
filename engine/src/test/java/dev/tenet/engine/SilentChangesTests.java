package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.SharedCases;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that answer something else than was asked and give no error. */
@Timeout(120)
class SilentChangesTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEALTH = "response health";
    private static final String CLAIM = "DVGR ≥ 0.05";

    @TempDir
    Path folder;

    private int runs;

    /** What a server answers to a request. */
    @FunctionalInterface
    private interface Answers {
        String to(JsonNode request) throws IOException;
    }

    /** A server in OpenAI's format. */
    private static final class Server extends Dispatcher implements AutoCloseable {

        private final MockWebServer server = new MockWebServer();
        private final Answers answers;

        Server(Answers answers) throws IOException {
            this.answers = answers;
            server.setDispatcher(this);
            server.start();
        }

        String name() {
            return "http://localhost:" + server.getPort() + "/v1#m";
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            try {
                JsonNode asked = JSON.readTree(
                        request.getBody() == null ? "{}" : request.getBody().utf8());
                return new MockResponse.Builder()
                        .code(200)
                        .addHeader("Content-Type", "application/json")
                        .body(answers.to(asked))
                        .build();
            } catch (IOException broken) {
                return new MockResponse.Builder()
                        .code(500)
                        .body(broken.toString())
                        .build();
            }
        }

        @Override
        public void close() {
            server.close();
        }
    }

    /** One that says option A, with something changed. */
    private static ObjectNode optionA() {
        ObjectNode answer = JSON.createObjectNode();
        answer.putArray("choices")
                .addObject()
                .put("finish_reason", "stop")
                .putObject("message")
                .put("content", "Option A");
        return answer;
    }

    private static String counted(long tokens) {
        ObjectNode answer = optionA();
        answer.putObject("usage").put("prompt_tokens", tokens).put("completion_tokens", 2);
        return answer.toString();
    }

    private static int characters(JsonNode request) {
        int characters = 0;
        for (JsonNode message : request.path("messages")) {
            characters += message.path("content").asText().length();
        }
        return characters;
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(
                contexts = "finance",
                shots = {4, 20, 40},
                trials = 60,
                control = Control.NONE,
                atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    private SpecKit kit(String subject) {
        runs++;
        return new SpecKit(folder.resolve("run" + runs))
                .with(Role.SUBJECT.model(), subject)
                .with(TenetSettings.UNDECIDED, "fail");
    }

    private JsonNode calls() throws IOException {
        return RunFiles.summary(folder.resolve("run" + runs)).at("/specs/0/calls/0");
    }

    private static JsonNode bodyOf(String id) throws IOException {
        Optional<Path> cases = SharedCases.file("servers.json");
        assumeTrue(cases.isPresent(), "the cases are not there");
        for (JsonNode one : JSON.readTree(cases.orElseThrow().toFile())) {
            if (one.path("id").asText().equals(id)) {
                return one.path("body");
            }
        }
        throw new AssertionError("there is no case " + id);
    }

    // Prompts that are cut

    @Test
    void aPromptThatWasCutMakesClaimsIncompleteAndIsSaidByShots() throws IOException {
        int bound = bodyOf("prompt-cut").at("/usage/prompt_tokens").intValue();
        try (Server server = new Server(request -> counted(Math.min(characters(request) / 4, bound)))) {
            String printed = Printed.by(() -> {
                Leaves leaves = kit(server.name()).run(Values.class);
                assertThat(leaves.thrown(CLAIM))
                        .isInstanceOf(IncompleteRunException.class)
                        .hasMessageContaining("the server read at most 2,050 tokens of prompts estimated at up to 4,")
                        .hasMessageContaining("(20 shots: 20 of 20, 40 shots: 20 of 20)");
                assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
            });
            assertThat(printed)
                    .contains("subject " + server.name() + ": the server read at most 2,050 tokens")
                    .contains("increase the context length");
            assertThat(calls().at("/promptsCut/tokensRead").longValue()).isEqualTo(bound);
            assertThat(calls().at("/promptsCut/cutOfCounted").toString())
                    .isEqualTo("{\"20 shots\":[20,20],\"40 shots\":[20,20]}");
        }
    }

    @Test
    void aReplayOfSuchAnswersIsIncompleteToo() throws IOException {
        String tape = folder.resolve("answers.db").toString();
        try (Server server = new Server(request -> counted(Math.min(characters(request) / 4, 4096)))) {
            kit(server.name()).with(TapeSettings.TAPE, tape).run(Values.class);
            Leaves leaves = kit(server.name())
                    .with(TapeSettings.TAPE, tape)
                    .with(TapeSettings.MODE, "replay")
                    .run(Values.class);
            assertThat(leaves.thrown(CLAIM))
                    .hasMessageContaining("at most 4,096 tokens")
                    .hasMessageContaining("(40 shots: 20 of 20)");
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 4, 6})
    void aServerThatReadsAllIsNotAlarmed(double charactersPerToken) throws IOException {
        try (Server server = new Server(request ->
                counted(charactersPerToken == 0 ? 400 : Math.round(characters(request) / charactersPerToken)))) {
            assertThat(kit(server.name()).run(Values.class).outcome(CLAIM)).isEqualTo("successful");
            assertThat(calls().path("promptsCut").isNull()).isTrue();
        }
    }

    // Answers that are all thought

    @Test
    void wordsThatAllCameInReasoningContentAreUnreadableAndSaidSo() throws IOException {
        String body = bodyOf("reasoning-only").toString();
        try (Server server = new Server(request -> body)) {
            Leaves leaves = kit(server.name()).run(Values.class);
            assertThat(leaves.thrown(HEALTH))
                    .hasMessageContaining("60 unreadable")
                    .hasMessageContaining("has text in reasoning_content and none in content")
                    .hasMessageContaining("60 answers have text in reasoning_content and none in content");
        }
    }

    @Test
    void soItIsWithReasoningAndWithStreams() throws IOException {
        String body =
                "data: {\"choices\":[{\"delta\":{\"reasoning\":\"So I answer A\"},\"finish_reason\":\"stop\"}]}\n\n";
        try (Server server = new Server(request -> body)) {
            assertThat(kit(server.name()).run(Values.class).thrown(HEALTH))
                    .hasMessageContaining("60 answers have text in reasoning and none in content");
        }
    }

    // Chances

    @Test
    void aChanceOf0IsReadAndReplayed() throws IOException {
        String body = bodyOf("logprobs-infinity").textValue();
        String tape = folder.resolve("answers.db").toString();
        try (Server server = new Server(request -> body)) {
            for (String mode : List.of("auto", "replay")) {
                Leaves leaves = kit(server.name())
                        .with(CallSettings.LOG_PROBABILITIES, "true")
                        .with(TapeSettings.TAPE, tape)
                        .with(TapeSettings.MODE, mode)
                        .run(Values.class);
                assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
                assertThat(RunFiles.trials(folder.resolve("run" + runs)))
                        .allSatisfy(trial -> assertThat(
                                        trial.path("probabilityOfDeep").doubleValue())
                                .isIn(0.0, 1.0));
            }
        }
    }

    // Ends of answers

    @Test
    void anEndThatIsUnknownIsSaid() throws IOException {
        try (Server server =
                new Server(request -> optionA().toString().replace("\"stop\"", "\"halted_by_sentinel\""))) {
            String printed = Printed.by(
                    () -> assertThat(kit(server.name()).run(Values.class).outcome(CLAIM))
                            .isEqualTo("successful"));
            assertThat(printed)
                    .contains("subject " + server.name()
                            + ": unknown finish reasons, answers taken as complete:"
                            + " \"halted_by_sentinel\" (60)");
            assertThat(calls().path("unknownFinishReasons").toString()).isEqualTo("{\"halted_by_sentinel\":60}");
            assertThat(RunFiles.distinct("unknownFinish", RunFiles.trials(folder.resolve("run" + runs))))
                    .containsExactly("halted_by_sentinel");
        }
    }

    @Test
    @Tag("slow")
    void anAnswerOfAFilterIsARefusalAndOneThatBrokeOffIsAskedAgain() throws IOException {
        AtomicInteger asked = new AtomicInteger();
        try (Server server = new Server(request -> {
            int number = asked.incrementAndGet();
            return number % 6 == 0
                    ? optionA().toString().replace("\"stop\"", "\"network_error\"")
                    : number % 12 == 1
                            ? "{\"choices\":[{\"finish_reason\":\"sensitive\",\"message\":{\"content\":\"\"}}]}"
                            : optionA().toString();
        })) {
            kit(server.name()).with(CallSettings.CONCURRENCY, "1").run(Values.class);
            List<JsonNode> trials = RunFiles.trials(folder.resolve("run" + runs));
            assertThat(trials).hasSize(60);
            assertThat(asked.get()).isGreaterThanOrEqualTo(70);
            assertThat(trials)
                    .filteredOn(trial -> trial.path("choice").asText().equals("REFUSED"))
                    .hasSize(6);
            assertThat(trials).noneMatch(trial -> trial.has("failure"));
        }
    }

    // Who answered

    @ParameterizedTest
    @CsvSource({"llama-3-8b, true", "m-2026-01, false", "acme/m, false"})
    void anotherModelThanWasAskedForIsSaid(String served, boolean isAnother) throws IOException {
        try (Server server =
                new Server(request -> optionA().put("model", served).toString())) {
            String printed = Printed.by(
                    () -> assertThat(kit(server.name()).run(Values.class).outcome(CLAIM))
                            .isEqualTo("successful"));
            String words = "subject " + server.name() + ": answered by a model other than the requested one: " + served
                    + " (60)";
            assertThat(printed.contains(words)).isEqualTo(isAnother);
            assertThat(calls().path("otherModel").textValue()).isEqualTo(isAnother ? words : null);
        }
    }
}
