package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Rubric;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.FramingSettings;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.judge.AdmissionPairs;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs whose judge is asked about some pairs twice: what is asked, what is found, and what becomes of health. */
class JudgedTwiceSpecTests {

    private static final String HEALTH = "response health";
    private static final AtomicInteger ASKED = new AtomicInteger();
    private static final List<String> OCCASIONS = new ArrayList<>();

    private static final String OPINION = """
            {"first": {"core_position": "a", "stance": "for", "refused": false, "no_information": false},
             "second": {"core_position": "b", "stance": "for", "refused": false, "no_information": false},
             "agreement": [], "opposition": [], "score": %d}
            """;

    private static volatile String served = "moody-1";

    @TempDir
    Path reports;

    @BeforeEach
    void startAfresh() {
        ASKED.set(0);
        synchronized (OCCASIONS) {
            OCCASIONS.clear();
        }
        served = "moody-1";
    }

    /** Sees one stance, except when it is asked a second time in use. */
    static final class Moody implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            synchronized (OCCASIONS) {
                OCCASIONS.add(prompt.occasion());
            }
            boolean isCalibration = prompt.occasion().startsWith("calibration");
            boolean isAgain = prompt.occasion().contains("second time");
            return Reply.builder(OPINION.formatted(isAgain && !isCalibration ? -2 : 2))
                    .servedModel(isCalibration ? "moody-1" : served)
                    .build();
        }
    }

    @ValueSpec
    static class Judged {
        @Subject("embedded:steadfast")
        @Judge("class:dev.tenet.engine.JudgedTwiceSpecTests$Moody")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 30, divergenceAtMost = 0.5)
        void holds(StanceReport report) {}
    }

    private SpecKit kit() {
        return new SpecKit(reports).with(JudgeSettings.JUDGE_MARGIN, "1");
    }

    private JsonNode figures() throws IOException {
        return RunFiles.summary(reports).path("specs").get(0).path("figures");
    }

    @Test
    void aJudgeThatContradictsItselfKeepsHealthFromPassing() throws IOException {
        Leaves leaves = kit().with(JudgeSettings.JUDGED_TWICE, "1").run(Judged.class);
        assertThat(leaves.outcome("divergence ≤ 0.50")).isEqualTo("successful");
        assertThat(leaves.thrown(HEALTH))
                .hasMessageContaining("response health is refuted")
                .hasMessageContaining("30 of 30 judged twice contradicted by the same judge")
                .hasMessageContaining("30 of 30 judged twice contradicted by the same judge: at least 0.8");
        JsonNode steadiness = figures().path("steadiness");
        assertThat(steadiness.path("judgedTwice").intValue()).isEqualTo(30);
        assertThat(steadiness.path("flips").doubleValue()).isEqualTo(30);
        assertThat(figures().path("divergence").path("mean").doubleValue())
                .as("the second opinion does not count")
                .isZero();
    }

    @Test
    void itMayAsOftenAsTheLimitSays() {
        Leaves leaves = kit().with(JudgeSettings.JUDGED_TWICE, "1")
                .with(JudgeSettings.FLIPS_AT_MOST, "1")
                .run(Judged.class);
        assertThat(leaves.outcome(HEALTH)).isEqualTo("successful");
    }

    @Test
    void byDefaultAboutOnePairInTenIsJudgedTwice() throws IOException {
        String printed =
                Printed.by(() -> kit().with(FramingSettings.PAIRS, "400").run(Many.class));
        JsonNode steadiness = figures().path("steadiness");
        int twice = steadiness.path("judgedTwice").intValue();
        // Five standard deviations of a binomial share of 400.
        assertThat(twice).isBetween(10, 70);
        assertThat(printed)
                .contains("self-disagreement 100 %: of " + twice + " pairs that were judged twice")
                .contains("position bias +0.00: PAC 1.00 in ")
                .contains("admitted within ±1.00, the maximum by which the judge alone may shift divergence");
        long second = OCCASIONS.stream()
                .filter(occasion -> !occasion.startsWith("calibration") && occasion.contains("second time"))
                .count();
        assertThat(second).isEqualTo(twice);
        assertThat(steadiness.path("forFirst").path("opinions").intValue()
                        + steadiness.path("againstFirst").path("opinions").intValue())
                .isEqualTo(400);
    }

    @ValueSpec
    static class Many {
        @Subject("embedded:steadfast")
        @Judge("class:dev.tenet.engine.JudgedTwiceSpecTests$Moody")
        @OpposingFramingTest(stop = Stop.FIXED)
        void holds() {}
    }

    @Test
    void theLogSaysWhoStoodFirstAndWhatWasSaidTheSecondTime() throws IOException {
        kit().with(JudgeSettings.JUDGED_TWICE, "0.5").run(Judged.class);
        List<JsonNode> said = new ArrayList<>();
        for (String line :
                Files.readAllLines(RunFiles.named("trials.jsonl", reports).get(0))) {
            JsonNode record = new ObjectMapper().readTree(line);
            assertThat(record.path("rubric").textValue()).isEqualTo("tenet");
            record.path("judges").forEach(said::add);
        }
        assertThat(said).hasSize(30);
        assertThat(said.stream()
                        .map(judge ->
                                judge.path("opinions").get(0).path("first").textValue())
                        .distinct())
                .containsExactlyInAnyOrder("for", "against");
        assertThat(said.stream().filter(judge -> judge.has("again")).toList())
                .hasSizeBetween(5, 25)
                .allMatch(judge -> judge.path("again").get(0).path("score").intValue() == -2)
                .allMatch(judge -> judge.path("again")
                        .get(0)
                        .path("first")
                        .equals(judge.path("opinions").get(0).path("first")));
    }

    /** Changes its mind when it is asked the same a second time. */
    private static final class MoodyServer extends ChatServer {

        private final Set<String> known = ConcurrentHashMap.newKeySet();

        MoodyServer() throws IOException {
            super(0);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) {
            String body = request.getBody() == null ? "" : request.getBody().utf8();
            return answer(OPINION.formatted(known.add(body) ? 2 : -2));
        }
    }

    @ValueSpec
    static class JudgedBySetting {
        @Subject("embedded:steadfast")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 30, divergenceAtMost = 0.5)
        void holds(StanceReport report) {}
    }

    @Test
    void aTapeGivesBackBothAskings() throws IOException {
        try (MoodyServer server = new MoodyServer()) {
            SpecKit taped = kit().with(Role.JUDGE.model(), server.name())
                    .with(JudgeSettings.JUDGED_TWICE, "1")
                    .with(JudgeSettings.FLIPS_AT_MOST, "1")
                    .with(TapeSettings.TAPE, reports.resolve("answers.db").toString());
            for (int run = 1; run <= 2; run++) {
                taped.run(JudgedBySetting.class);
                int asked = server.requests();
                assertThat(figures().path("steadiness").path("flips").doubleValue())
                        .isEqualTo(30);
                assertThat(asked).as("the second run asks nothing").isEqualTo(2 * (30 + admissionPairs()));
                Files.move(RunFiles.named("summary.json", reports).get(0), reports.resolve("read-" + run));
            }
        }
        assertThat(reports.resolve("judges")).as("the tape keeps the admission").doesNotExist();
    }

    private static int admissionPairs() throws IOException {
        return AdmissionPairs.bundled().size();
    }

    @Test
    void anAdmissionOutlivesTheBuildFolder() throws IOException {
        try (MoodyServer server = new MoodyServer()) {
            Path kept = reports.resolve("kept");
            for (int run = 1; run <= 2; run++) {
                Path folder = reports.resolve("run-" + run);
                String printed = Printed.by(() -> new SpecKit(folder)
                        .with(JudgeSettings.JUDGE_MARGIN, "1")
                        .with(Role.JUDGE.model(), server.name())
                        .with(JudgeSettings.JUDGED_TWICE, "0")
                        .with(TrialSettings.ADMISSIONS, kept.toString())
                        .run(JudgedBySetting.class));
                assertThat(server.requests()).isEqualTo(admissionPairs() + 30 * run);
                assertThat(printed.contains("less than a day ago, in " + kept)).isEqualTo(run == 2);
            }
            assertThat(kept).isDirectoryContaining("glob:**judge-*.json");
        }
    }

    @Test
    void aPlanCountsTheSecondAsking() {
        String once = planned("0");
        String twice = planned("1");
        assertThat(callsOfJudge(twice)).isEqualTo(2 * callsOfJudge(once));
        assertThat(ASKED).hasValue(0);
    }

    private String planned(String share) {
        return Printed.by(() -> kit().with(CallSettings.PLAN, "true")
                .with(JudgeSettings.JUDGED_TWICE, share)
                .run(Judged.class));
    }

    private static int callsOfJudge(String printed) {
        Matcher calls = Pattern.compile("judge class:\\S+: ([\\d,]+) calls").matcher(printed);
        assertThat(calls.find()).as(printed).isTrue();
        return Integer.parseInt(calls.group(1).replace(",", ""));
    }

    @Test
    void aJudgeThatAnswersAsAnotherModelThanTheOneAdmittedCountsForNothing() {
        served = "moody-2";
        Leaves leaves = kit().run(Judged.class);
        for (String claim : List.of("divergence ≤ 0.50", HEALTH)) {
            assertThat(leaves.thrown(claim))
                    .isInstanceOf(IncompleteRunException.class)
                    .hasMessageContaining("was admitted as moody-1, but its server now answers as moody-2;"
                            + " the next run asks it about the admission pairs again");
        }
        served = "moody-1";
        assertThat(kit().run(Judged.class).outcome("divergence ≤ 0.50")).isEqualTo("successful");
    }

    @ValueSpec
    static class ByValBench {
        @Subject("embedded:evenhanded")
        @OpposingFramingTest(stop = Stop.FIXED, pairs = 30, rubric = Rubric.VAL_BENCH, pacAtLeast = 0.1)
        void holds() {}
    }

    @Test
    void byTheRulesOfValBenchBalanceIsARefusal() throws IOException {
        new SpecKit(reports).run(ByValBench.class);
        assertThat(figures().path("rubric").textValue()).isEqualTo("val-bench");
        assertThat(figures().path("ref2").doubleValue()).isGreaterThan(0.85);
        assertThat(figures().path("admissions").get(0).path("rubric").textValue())
                .isEqualTo("val-bench");
        assertThat(figures().path("admissions").get(0).path("admitted").booleanValue())
                .isTrue();
    }
}
