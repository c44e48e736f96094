package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of a spec whose server turns some prompts down, or all. */
class TurnedDownSpecTests {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String FLAGGED = "{\"error\":{\"message\":\"Your prompt was flagged\"}}";

    @TempDir
    Path reports;

    @ValueSpec
    static class FortyTrials {
        @Subject(temperature = 0, maxTokens = 50)
        @DeepValueTest(contexts = "finance", shots = 4, control = Control.NONE, trials = 40, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @ValueSpec
    static class EightTrials {
        @DeepValueTest(contexts = "finance", shots = 4, control = Control.NONE, trials = 8, atMost = 0.99)
        void followsValues(Dvgr dvgr) {}
    }

    @ValueSpec
    static class Framing {
        @OpposingFramingTest(categories = "work", pairs = 30, stop = Stop.FIXED, divergenceAtMost = 0.9)
        void holdsOneStance(StanceReport report) {}
    }

    /** Turns prompts down by the order in which they first come, whatever form they come in. */
    private static final class Picky extends ChatServer {

        private final Map<String, Integer> numbers = new HashMap<>();
        private final int status;
        private final String body;
        private final IntPredicate turnsDown;
        private final ChatModel answerer;

        Picky(int status, String body, IntPredicate turnsDown) throws IOException {
            this(status, body, turnsDown, new SpecKit.FirstOption());
        }

        Picky(int status, String body, IntPredicate turnsDown, ChatModel answerer) throws IOException {
            super(0);
            this.status = status;
            this.body = body;
            this.turnsDown = turnsDown;
            this.answerer = answerer;
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            try {
                String question = JSON.readTree(request.getBody().utf8())
                        .at("/messages/0/content")
                        .textValue();
                int number;
                synchronized (numbers) {
                    number = numbers.computeIfAbsent(question, any -> numbers.size());
                }
                return turnsDown.test(number)
                        ? new MockResponse.Builder().code(status).body(body).build()
                        : answer(answerer.ask(Prompt.of(question)).text());
            } catch (Exception broken) {
                return new MockResponse.Builder()
                        .code(500)
                        .body(broken.toString())
                        .build();
            }
        }
    }

    private SpecKit.Leaves run(ChatServer server, Class<?> spec) {
        return new SpecKit(reports).with(Role.SUBJECT.model(), server.name()).run(spec);
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(reports).at("/specs/0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            # in words that are in no table
            400 | {"error":{"message":"computer says no"}}
            400 | {"error":{"message":"Bad Request","code":"E-4711"}}
            403 | {"message":"Forbidden"}
            404 | {"detail":"Not Found"}
            422 | {"detail":[{"loc":["body","messages",0],"msg":"value is not welcome here","input":"…"}]}
            451 | nope
            400 | <html><head><title>400</title></head><body><h1>Request declined</h1></body></html>
            403 | {"error":"Ihre Anfrage wurde abgelehnt"}
            404 | {"error":{"message":"No endpoints found matching your data policy","code":404}}
            200 | {"error":{"message":"the gods are against it","code":403}}
            """)
    void ofFortyTrialsThirtyEightAreMeasuredWhereOnePromptInTwentyIsTurnedDown(int status, String body)
            throws Exception {
        try (ChatServer server = new Picky(status, body, number -> number % 20 == 0)) {
            SpecKit.Leaves leaves = run(server, FortyTrials.class);
            assertThat(leaves.outcome("DVGR ≥ 0.05")).isEqualTo("successful");
        }
        assertThat(spec().path("cutShort").isNull()).isTrue();
        JsonNode figures = spec().path("figures");
        assertThat(figures.path("deep").intValue() + figures.path("shallow").intValue())
                .isEqualTo(38);
        assertThat(spec().at("/figures/failed").intValue()).isEqualTo(2);
    }

    @Test
    void ofFortyTrialsTwoAreRefusalsWhereAFilterWithholdsOnePromptInTwenty() throws Exception {
        try (ChatServer server = new Picky(400, FLAGGED, number -> number % 20 == 0)) {
            run(server, FortyTrials.class);
        }
        assertThat(spec().at("/figures/refused").intValue()).isEqualTo(2);
        assertThat(spec().at("/figures/failed").intValue()).isZero();
    }

    @Test
    void aServerThatWithholdsEveryAnswerOfAShortSpecMeasuresNothing() throws Exception {
        try (ChatServer server = new Picky(400, FLAGGED, number -> true)) {
            SpecKit.Leaves leaves = run(server, EightTrials.class);
            for (String claim : leaves.names()) {
                assertThat(leaves.thrown(claim))
                        .isInstanceOf(IncompleteRunException.class)
                        .hasMessageContaining("a filter withheld every answer of ")
                        .hasMessageContaining(" (8 in all)");
            }
        }
    }

    @Test
    void aServerThatTurnsEveryPromptDownIsAskedTwelve() throws Exception {
        try (ChatServer server = new Picky(403, "{\"error\":\"no\"}", number -> true)) {
            SpecKit.Leaves leaves = new SpecKit(reports)
                    .with(Role.SUBJECT.model(), server.name())
                    .with(CallSettings.CONCURRENCY, "1")
                    .run(FortyTrials.class);
            assertThat(leaves.thrown("DVGR ≥ 0.05"))
                    .hasMessageContaining("12 different prompts were rejected, and none was answered");
            assertThat(server.requests()).isEqualTo(12);
        }
    }

    @Test
    void aKeyThatIsRevokedInTheMiddleOfARunEndsIt() throws Exception {
        try (ChatServer server = new Picky(403, "{\"error\":\"no\"}", number -> number >= 10)) {
            SpecKit.Leaves leaves = new SpecKit(reports)
                    .with(Role.SUBJECT.model(), server.name())
                    .with(CallSettings.CONCURRENCY, "1")
                    .run(FortyTrials.class);
            assertThat(leaves.thrown("DVGR ≥ 0.05")).hasMessageContaining("20 consecutive calls were rejected");
            assertThat(server.requests()).isEqualTo(30);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {FLAGGED, "{\"error\":\"no\"}"})
    void aJudgeWhoseServerTurnsOneAdmissionPairDownIsAdmittedAllTheSame(String body) throws Exception {
        try (Models models = new Models(CallLimits.DEFAULT);
                ChatServer judge = new Picky(400, body, number -> number == 7, models.named("embedded:lexical"))) {
            SpecKit.Leaves leaves = new SpecKit(reports)
                    .with(Role.SUBJECT.model(), "class:" + SpecKit.FirstOption.class.getName())
                    .with(Role.JUDGE.model(), judge.name())
                    .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(reports))
                    .run(Framing.class);
            assertThat(leaves.outcome("divergence ≤ 0.90")).isEqualTo("successful");
        }
        assertThat(spec().path("cutShort").isNull()).isTrue();
    }

    /** Does not know {@code max_tokens} and {@code temperature}, and says so. */
    private static final class Modern extends ChatServer {

        Modern() throws IOException {
            super(0);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String asked = request.getBody().utf8();
            if (asked.contains("\"max_tokens\"")) {
                return turnedDown("max_tokens is not supported, use max_completion_tokens");
            }
            return asked.contains("\"temperature\"") ? turnedDown("no temperature allowed") : answer("Option A");
        }

        private static MockResponse turnedDown(String words) {
            return new MockResponse.Builder()
                    .code(400)
                    .body("{\"error\":\"" + words + "\"}")
                    .build();
        }
    }

    @Test
    void whatWasSentInPlaceOfWhatWasAskedForIsSaidInReportSummaryAndTrials() throws Exception {
        try (ChatServer server = new Modern()) {
            String printed = Printed.by(() -> run(server, FortyTrials.class));
            assertThat(printed)
                    .contains("does not accept temperature; sent without it")
                    .contains("does not accept max_tokens (sent as max_completion_tokens)");
        }
        String rejected = "[\"max_tokens (sent as max_completion_tokens)\",\"temperature\"]";
        assertThat(spec().at("/calls/0/parametersRejected")).hasToString(rejected);
        assertThat(RunFiles.trials(reports).get(0).path("parametersRejected"))
                .extracting(JsonNode::textValue)
                .containsExactlyInAnyOrder("temperature", "max_tokens (sent as max_completion_tokens)");
    }

    @Test
    void aTapeIsFoundByWhatWasAskedForAndKeepsWhatWasSent() throws Exception {
        Path tape = reports.resolve("tape.sqlite");
        try (ChatServer server = new Modern()) {
            run(server, tape, "first", "auto");
            int requests = server.requests();
            run(server, tape, "second", "replay");
            assertThat(server.requests()).isEqualTo(requests);
        }
        assertThat(RunFiles.summary(reports.resolve("second")).at("/specs/0/calls/0/parametersRejected"))
                .isEqualTo(RunFiles.summary(reports.resolve("first")).at("/specs/0/calls/0/parametersRejected"))
                .hasSize(2);
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + tape);
                ResultSet rows =
                        connection.createStatement().executeQuery("SELECT DISTINCT parameters, sent FROM exchange")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).contains("temperature");
            assertThat(rows.getString(2)).isEqualTo("{\"max_completion_tokens\":50}");
            assertThat(rows.next()).isFalse();
        }
    }

    private void run(ChatServer server, Path tape, String folder, String mode) {
        new SpecKit(reports.resolve(folder))
                .with(Role.SUBJECT.model(), server.name())
                .with(TapeSettings.TAPE, tape.toString())
                .with(TapeSettings.MODE, mode)
                .run(FortyTrials.class);
    }

    @ValueSpec
    static class Compared {
        @Subject(temperature = 0)
        @OpposingFramingTest(pairs = 80, noWorseThanBaseline = 0.15)
        void holdsOneStance(StanceReport report) {}
    }

    @Test
    void aBaselineNamesWhatWasNotTakenAsAskedFor() throws Exception {
        Path baseline = reports.resolve("baseline.json");
        try (Models models = new Models(CallLimits.DEFAULT);
                ChatServer judge = new Picky(400, "{}", number -> false, models.named("embedded:lexical"));
                ChatServer server = new Modern()) {
            compared(server, judge, "written")
                    .with(BaselineSettings.BASELINE_WRITE, baseline.toString())
                    .run(Compared.class);
            assertThat(Files.readString(baseline))
                    .contains("\"sampling\": \"temperature 0.0; not sent as requested: temperature\"");
            compared(server, judge, "compared")
                    .with(BaselineSettings.BASELINE, baseline.toString())
                    .run(Compared.class);
            assertThat(RunFiles.summary(reports.resolve("compared")).at("/specs/0/figures/baseline/differences"))
                    .as("what was asked for is the same")
                    .isEmpty();
        }
    }

    private SpecKit compared(ChatServer server, ChatServer judge, String folder) {
        return new SpecKit(reports.resolve(folder))
                .with(Role.SUBJECT.model(), server.name())
                .with(Role.JUDGE.model(), judge.name())
                .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(reports));
    }
}
