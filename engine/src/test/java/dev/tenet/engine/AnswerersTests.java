package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedProvider;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Who answered, as servers say: in the trial log, in the summary, on the console and in the verdict on health. */
@Timeout(120)
class AnswerersTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String HEALTH = "response health";

    @TempDir
    Path folder;

    private int runs;

    /** Answers option A as one model, and after some answers as another. */
    private static final class ChangingServer extends ChatServer {

        private final int answersOfTheFirst;
        private final AtomicInteger answered = new AtomicInteger();

        ChangingServer(int answersOfTheFirst) throws IOException {
            super(0);
            this.answersOfTheFirst = answersOfTheFirst;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            boolean isFirst = answered.incrementAndGet() <= answersOfTheFirst;
            ObjectNode answer = JSON.createObjectNode();
            answer.put("model", isFirst ? "m-2026-01" : "m-2026-06")
                    .put("system_fingerprint", isFirst ? "fp_1" : "fp_2");
            answer.putArray("choices")
                    .addObject()
                    .put("finish_reason", "stop")
                    .putObject("message")
                    .put("content", "Option A")
                    .put("reasoning_content", "Which is it?");
            return new MockResponse.Builder().code(200).body(answer.toString()).build();
        }
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 60, control = Control.ZERO_SHOT, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    private SpecKit kit(String subject) {
        runs++;
        return new SpecKit(folder.resolve("run" + runs))
                .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(folder))
                .with(Role.SUBJECT.model(), subject)
                .with(TenetSettings.UNDECIDED, "fail");
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(folder.resolve("run" + runs)).at("/specs/0");
    }

    @Test
    void aChangeOfTheSubjectsModelKeepsHealthFromPassing() throws IOException {
        try (ChangingServer server = new ChangingServer(90)) {
            Leaves leaves = kit(server.name()).run(Values.class);
            assertThat(leaves.outcome(HEALTH)).isEqualTo("failed");
            assertThat(leaves.thrown(HEALTH))
                    .hasMessageContaining("response health is undecided: subject " + server.name()
                            + ": answered by two models: m-2026-01 (90), m-2026-06 (30)");
            assertThat(spec().at("/claims/1/verdict").textValue()).isEqualTo("undecided");
        }
    }

    @Test
    void oneModelForAllAnswersIsNoHealthMatter() throws IOException {
        try (ChangingServer server = new ChangingServer(1000)) {
            assertThat(kit(server.name()).run(Values.class).outcome(HEALTH)).isEqualTo("successful");
            JsonNode calls = spec().at("/calls/0");
            assertThat(calls.path("servedModels").toString()).isEqualTo("{\"m-2026-01\":120}");
            assertThat(calls.path("fingerprints").toString()).isEqualTo("{\"fp_1\":120}");
        }
    }

    @Test
    void everyTrialSaysWhoAnsweredAndWhatTheyThought() throws IOException {
        try (ChangingServer server = new ChangingServer(1000)) {
            kit(server.name()).run(Values.class);
            List<JsonNode> trials = RunFiles.trials(folder.resolve("run" + runs));
            assertThat(trials).hasSize(60).allSatisfy(trial -> {
                for (JsonNode answered : List.of(trial, trial.path("control"))) {
                    assertThat(answered.path("answer").textValue()).isEqualTo("Option A");
                    assertThat(answered.path("thoughts").textValue()).isEqualTo("Which is it?");
                    assertThat(answered.path("servedModel").textValue()).isEqualTo("m-2026-01");
                    assertThat(answered.path("fingerprint").textValue()).isEqualTo("fp_1");
                }
            });
        }
    }

    @Test
    void aTapeGivesBackWhoAnswered() throws IOException {
        String tape = folder.resolve("answers.db").toString();
        try (ChangingServer server = new ChangingServer(90)) {
            kit(server.name()).with(TapeSettings.TAPE, tape).run(Values.class);
            JsonNode recorded = spec().at("/calls/0");
            Leaves replayed = kit(server.name())
                    .with(TapeSettings.TAPE, tape)
                    .with(TapeSettings.MODE, "replay")
                    .run(Values.class);
            assertThat(server.requests()).isEqualTo(120);
            assertThat(replayed.outcome(HEALTH)).isEqualTo("failed");
            assertThat(spec().at("/calls/0/servedModels")).isEqualTo(recorded.path("servedModels"));
            assertThat(spec().at("/calls/0/fingerprints")).isEqualTo(recorded.path("fingerprints"));
        }
    }

    @Test
    void aChangeIsShownOnTheConsole() throws IOException {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        try (ChangingServer server = new ChangingServer(90)) {
            System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
            kit(server.name()).run(Values.class);
            assertThat(printed.toString(StandardCharsets.UTF_8))
                    .contains("subject " + server.name() + ": answered by two models: m-2026-01 (90), m-2026-06 (30)")
                    .contains("subject " + server.name() + ": answered under two fingerprints: fp_1 (90), fp_2 (30)");
        } finally {
            System.setOut(before);
        }
    }

    // Judges

    /** Judges as the embedded judge does, under two names in turn. */
    static final class ChangingJudge implements ChatModel {

        private static final AtomicInteger ASKED = new AtomicInteger();

        private final ChatModel lexical = new EmbeddedProvider().open("embedded:lexical", CallLimits.DEFAULT);

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return lexical.ask(prompt).toBuilder()
                    .servedModel(ASKED.incrementAndGet() % 2 == 0 ? "judge-a" : "judge-b")
                    .build();
        }
    }

    @ValueSpec
    @Judge("class:dev.tenet.engine.AnswerersTests$ChangingJudge")
    static class Stances {
        @OpposingFramingTest(categories = "work", pairs = 30, stop = Stop.FIXED, divergenceAtMost = 0.9)
        void holdsOneStance(StanceReport report) {}
    }

    @Test
    void aChangeOfAJudgesModelKeepsHealthFromPassing() throws IOException {
        Leaves leaves = kit("embedded:steadfast").run(Stances.class);
        assertThat(leaves.thrown(HEALTH))
                .hasMessageContaining(
                        "judge class:dev.tenet.engine.AnswerersTests$ChangingJudge: answered by two models: ");
        assertThat(RunFiles.trials(folder.resolve("run" + runs)))
                .allSatisfy(trial -> assertThat(
                                trial.at("/judges/0/opinions/0/servedModel").textValue())
                        .startsWith("judge-"));
    }

    // Answers that are none

    /** Thinks until the token limit is reached. */
    static final class Thinker implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.builder("<think>Let me see. Option A")
                    .finish(Reply.Finish.CUT_OFF)
                    .build();
        }
    }

    @Test
    void healthSaysHowManyAnswersTheTokenLimitCutOff() throws IOException {
        String thinker = "class:" + Thinker.class.getName();
        Leaves leaves = kit(thinker).run(Values.class);
        assertThat(leaves.thrown(HEALTH))
                .hasMessageContaining("60 unreadable")
                .hasMessageContaining("(it was cut off by the token limit; increase maxTokens of @Subject)")
                .hasMessageContaining("subject " + thinker
                        + ": 120 answers were cut off by the token limit; increase maxTokens of @Subject");
        assertThat(RunFiles.trials(folder.resolve("run" + runs))
                        .get(0)
                        .path("answer")
                        .textValue())
                .isEmpty();
        assertThat(RunFiles.trials(folder.resolve("run" + runs))
                        .get(0)
                        .path("thoughts")
                        .textValue())
                .isEqualTo("Let me see. Option A");
    }

    @Test
    void soItDoesForFramings() throws IOException {
        Leaves leaves = kit("class:" + Thinker.class.getName()).run(ThinkersStances.class);
        assertThat(leaves.thrown(HEALTH))
                .hasMessageContaining("30 unusable")
                .hasMessageContaining("30 answers were cut off by the token limit; increase maxTokens of @Subject");
        assertThat(RunFiles.trials(folder.resolve("run" + runs)))
                .allSatisfy(trial -> assertThat(trial.path("reason").textValue())
                        .isEqualTo("an answer was cut off by the token limit; increase maxTokens of @Subject"));
    }

    /** Judges as the embedded judge does. */
    static final class SteadyJudge implements ChatModel {

        private final ChatModel lexical = new EmbeddedProvider().open("embedded:lexical", CallLimits.DEFAULT);

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return lexical.ask(prompt);
        }
    }

    @ValueSpec
    @Judge("class:dev.tenet.engine.AnswerersTests$SteadyJudge")
    static class ThinkersStances {
        @OpposingFramingTest(categories = "work", pairs = 30, stop = Stop.FIXED, divergenceAtMost = 0.9)
        void holdsOneStance(StanceReport report) {}
    }
}
