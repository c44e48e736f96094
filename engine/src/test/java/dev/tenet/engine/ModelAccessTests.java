package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.StanceReport;
import dev.tenet.framing.judge.JudgeSettings;
import dev.tenet.model.CallLimits;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.EmbeddedProvider;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tape, budget and plan, as a user of specs meets them. */
@Tag("slow")
class ModelAccessTests {

    private static final String CLAIM = "DVGR ≥ 0.05";

    @TempDir
    Path folder;

    private ChatServer server;

    @BeforeEach
    void start() throws IOException {
        server = new ChatServer(0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @ValueSpec
    static class Values {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 60, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @ValueSpec
    static class OtherValues {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 60, control = Control.NONE, atLeast = 0.05)
        void followsValues(Dvgr dvgr) {}
    }

    @ValueSpec
    static class Stances {
        @OpposingFramingTest(categories = "work", pairs = 10, stop = Stop.FIXED, divergenceAtMost = 0.9)
        void holdsOneStance(StanceReport report) {}
    }

    @ValueSpec
    static class OtherStances {
        @OpposingFramingTest(categories = "law", pairs = 10, stop = Stop.FIXED, divergenceAtMost = 0.95)
        void holdsOneStance(StanceReport report) {}

        @OpposingFramingTest(categories = "family", pairs = 10, stop = Stop.FIXED, divergenceAtMost = 0.97)
        void holdsAnotherStance(StanceReport report) {}
    }

    /** A judge whose answers are recorded. */
    static final class Lexical implements ChatModel {

        private final ChatModel lexical = new EmbeddedProvider().open("embedded:lexical", CallLimits.DEFAULT);

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            return lexical.ask(prompt);
        }

        @Override
        public String identity() {
            return "lexical";
        }
    }

    private int runs;

    private SpecKit kit() {
        runs++;
        return new SpecKit(folder.resolve("run" + runs))
                .with(Role.SUBJECT.model(), server.name())
                .with(JudgeSettings.JUDGE_PAIRS, ReferenceLabels.in(folder))
                .with(JudgeSettings.JUDGED_TWICE, "0");
    }

    private SpecKit taped(String mode) {
        return kit().with(TapeSettings.TAPE, folder.resolve("answers.db").toString())
                .with(TapeSettings.MODE, mode);
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(folder.resolve("run" + runs)).at("/specs/0");
    }

    // Tape

    @Test
    void aSecondRunAsksNothingAndFindsTheSame() throws IOException {
        taped("auto").run(Values.class);
        JsonNode first = spec();
        taped("auto").run(Values.class);
        assertThat(server.requests()).isEqualTo(60);
        assertThat(spec().at("/figures")).isEqualTo(first.at("/figures"));
        assertThat(spec().at("/calls/0/replayed").intValue()).isEqualTo(60);
        assertThat(first.at("/calls/0/asked").intValue()).isEqualTo(60);
    }

    @Test
    void aReplayNeedsNoServer() throws IOException {
        taped("record").run(Values.class);
        server.close();
        Leaves leaves = taped("replay").run(Values.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
    }

    @Test
    void aReplayWithoutAnAnswerIsIncompleteAndNamesTheTrial() throws IOException {
        taped("record").run(Values.class);
        Leaves leaves = taped("replay").with(TrialSettings.SEED, "2").run(Values.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("has no answer from chat-completions")
                .hasMessageContaining("\"000001 ")
                .hasMessageContaining("tenet.tape.mode=auto");
        assertThat(server.requests()).isEqualTo(60);
    }

    @Test
    void answersThatAreTooOldMakeClaimsIncomplete() throws Exception {
        taped("auto").run(Values.class);
        TimeUnit.MILLISECONDS.sleep(1100);
        Leaves leaves = taped("auto").with(TapeSettings.MAX_AGE, "1s").run(Values.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("tenet.tape.max-age")
                .hasMessageContaining("tenet.tape.mode=record");
    }

    @Test
    void anAdmissionThatIsTooOldMakesTheClaimsOfEverySpecIncomplete() throws Exception {
        String judge = "class:" + Lexical.class.getName();
        taped("auto").with(Role.JUDGE.model(), judge).run(Stances.class);
        TimeUnit.MILLISECONDS.sleep(1100);
        Leaves leaves = taped("auto")
                .with(Role.JUDGE.model(), judge)
                .with(TapeSettings.MAX_AGE, "1s")
                .run(OtherStances.class);
        assertThat(List.of(leaves.thrown("divergence ≤ 0.95"), leaves.thrown("divergence ≤ 0.97")))
                .allSatisfy(thrown -> assertThat(thrown).isInstanceOf(IncompleteRunException.class))
                // Whoever comes first replays the admission; the other stands on it.
                .anySatisfy(thrown -> assertThat(thrown).hasMessageContaining("answers of " + judge))
                .anySatisfy(thrown -> assertThat(thrown).hasMessageContaining("admission answers of " + judge));
    }

    /** Nobody knows how old they are. */
    @Test
    void answersFromTheFutureAreNotYoung() throws Exception {
        taped("auto").run(Values.class);
        execute("UPDATE exchange SET recorded = '2999-01-01T00:00:00.000Z' WHERE rowid = 30");
        assertThat(taped("auto").run(Values.class).outcome(CLAIM)).isEqualTo("successful");
        Leaves leaves = taped("auto").with(TapeSettings.MAX_AGE, "30d").run(Values.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining(
                        "the newest from 2999-01-01T00:00:00Z, which is in the future, but tenet.tape.max-age");
    }

    @Test
    void answersWithoutWordsAreOfferedToBeAskedForAgain() throws Exception {
        taped("auto").run(Values.class);
        execute("UPDATE exchange SET answer = '' WHERE rowid <= 7");
        assertThat(printed(() -> taped("replay").run(Values.class)))
                .contains(": 7 answers from the tape have no words; to request them again, set the"
                        + " refresh setting of the tape to empty");
        String said = printed(() -> {
            Leaves leaves =
                    taped("auto").with(TapeSettings.REFRESH, "empty,failed").run(Values.class);
            assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
        });
        assertThat(server.requests()).isEqualTo(67);
        assertThat(said)
                .contains(": 7 calls", "Tenet: 7 answers from the tape requested again (tenet.tape.refresh)")
                .doesNotContain("hold no words");
    }

    @Test
    void aPlanKnowsWhatWouldBeAskedForAgain() throws Exception {
        taped("auto").run(Values.class);
        execute("UPDATE exchange SET answer = '' WHERE rowid <= 7");
        assertThat(printed(() -> taped("auto")
                        .with(TapeSettings.REFRESH, "empty")
                        .with(CallSettings.PLAN, "true")
                        .run(Values.class)))
                .contains("7 calls and 53 from the tape");
    }

    @ParameterizedTest
    @ValueSource(strings = {"replay", "record", "off"})
    void askingAgainGoesWithGivingBackAndRecordingAlone(String mode) {
        assertThat(taped(mode)
                        .with(TapeSettings.REFRESH, "empty")
                        .run(Values.class)
                        .thrown("invalid"))
                .hasMessageContaining(
                        "setting tenet.tape.refresh requires tenet.tape.mode=auto, but it is \"" + mode + "\"");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("answers.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Test
    void answersThatAreYoungEnoughAreJudged() throws IOException {
        taped("auto").run(Values.class);
        Leaves leaves = taped("auto").with(TapeSettings.MAX_AGE, "1d").run(Values.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
    }

    @Test
    void aTapeThatIsNoneMakesTheSpecInvalid() throws IOException {
        Files.writeString(folder.resolve("answers.db"), "no database ".repeat(200));
        Leaves leaves = taped("auto").run(Values.class);
        assertThat(leaves.thrown("invalid")).hasMessageContaining("answers.db");
        assertThat(server.requests()).isZero();
    }

    @Test
    void aModeWithoutATapeIsInvalid() {
        Leaves leaves = kit().with(TapeSettings.MODE, "replay").run(Values.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("tenet.tape.mode")
                .hasMessageContaining("tenet.tape");
    }

    @Test
    void aJudgeIsRecordedAsWell() throws IOException {
        taped("auto").with(Role.JUDGE.model(), server.name()).run(Stances.class);
        int asked = server.requests();
        assertThat(asked).isGreaterThan(0);
        taped("auto").with(Role.JUDGE.model(), server.name()).run(Stances.class);
        assertThat(server.requests()).isEqualTo(asked);
    }

    @Test
    void aReplayNeedsNoKey() {
        Leaves leaves = taped("replay").with(Role.SUBJECT.model(), "xai:grok").run(Values.class);
        // There is no tape: what is missing is that, and no key.
        assertThat(leaves.thrown("invalid")).hasMessageContaining("there is no tape");
    }

    // Budget

    @Test
    void whatIsTakenIsReported() throws IOException {
        Files.writeString(
                folder.resolve("prices.yaml"),
                "prices:\n  - {model: \"" + server.name() + "\", input: 1.0, output: 10.0}\n");
        kit().with(CallSettings.PRICES, folder.resolve("prices.yaml").toString())
                .run(Values.class);
        JsonNode model = spec().at("/calls/0");
        assertThat(model.path("role").textValue()).isEqualTo("subject");
        assertThat(model.path("inputTokens").longValue()).isEqualTo(60L * ChatServer.INPUT_TOKENS);
        assertThat(model.path("outputTokens").longValue()).isEqualTo(60L * ChatServer.OUTPUT_TOKENS);
        // 60 · (400 · $1 + 10 · $10) / 1,000,000
        assertThat(model.path("usd").doubleValue()).isEqualTo(0.03);
    }

    @Test
    void aPriceThatNobodyKnowsIsUnknownAndNotNothing() throws IOException {
        kit().run(Values.class);
        assertThat(spec().at("/calls/0/usd").textValue()).isEqualTo("unknown");
    }

    @Test
    void anEmbeddedModelCostsNothing() throws IOException {
        kit().with(Role.SUBJECT.model(), "embedded:steadfast").run(Stances.class);
        assertThat(spec().at("/calls/0/callsWithUnknownTokens").intValue()).isPositive();
        assertThat(spec().at("/calls/0/usd").isNumber()).isTrue();
        assertThat(spec().at("/calls/0/usd").doubleValue()).isZero();
    }

    @Test
    void aBudgetThatIsUsedUpEndsTheRun() throws IOException {
        Leaves leaves = kit().with(CallSettings.BUDGET_TOKENS, "10000")
                .with(CallSettings.CONCURRENCY, "2")
                .run(Values.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("the budget does not allow the next call")
                .hasMessageMatching(
                        "(?s).*: \\d+ calls used [\\d,]+ tokens of the 10,000 that tenet.budget.tokens allows, and"
                                + " the next would use about [4-7]\\d\\d; .*");
        assertThat(spec().at("/calls/0/inputTokens").longValue()
                        + spec().at("/calls/0/outputTokens").longValue())
                .isBetween(8000L, 11_000L);
    }

    @Test
    void theBudgetIsThatOfTheWholeLaunch() throws IOException {
        kit().with(CallSettings.BUDGET_TOKENS, "26000")
                .with(CallSettings.CONCURRENCY, "1")
                .run(Values.class, OtherValues.class);
        // 60 calls of 410 tokens, and four more
        assertThat(server.requests()).isBetween(62, 66);
        assertThat(RunFiles.summary(folder.resolve("run1"))
                        .at("/specs/1/cutShort")
                        .textValue())
                .contains("the budget does not allow the next call");
    }

    @Test
    void dollarsNeedAPrice() {
        Leaves leaves = kit().with(CallSettings.BUDGET_USD, "1").run(Values.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("has no price")
                .hasMessageContaining("tenet.prices");
    }

    @Test
    void dollarsAreBounded() throws IOException {
        Files.writeString(folder.resolve("prices.csv"), "model,input,output\n" + server.name() + ",1000,0\n");
        Leaves leaves = kit().with(
                        CallSettings.PRICES.key(), folder.resolve("prices.csv").toString())
                .with(CallSettings.BUDGET_USD, "4")
                .with(CallSettings.CONCURRENCY, "1")
                .run(Values.class);
        assertThat(leaves.thrown(CLAIM)).hasMessageContaining("of the $4.0000 that tenet.budget.usd allows");
        // $0.40 a call
        assertThat(server.requests()).isBetween(8, 11);
    }

    // What goes by position

    @Test
    void aSubjectThatAlwaysTakesOneLetterIsSaidToGoByPosition() {
        String said = printed(() -> kit().with(Role.SUBJECT.model(), "class:" + Anonymous.class.getName())
                .run(Values.class));
        assertThat(said).contains("position bias: chose option A in 60 of 60");
    }

    // Replay

    /** Does not say who it is. */
    public static final class Anonymous implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A");
        }
    }

    @Test
    void aModelThatDoesNotSayWhoItIsCannotBeReplayed() {
        taped("auto").run(Values.class);
        Leaves leaves = taped("replay")
                .with(Role.SUBJECT.model(), "class:" + Anonymous.class.getName())
                .run(Values.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("has no identity, so no tape contains its answers")
                .hasMessageContaining("ChatModel.identity()");
    }

    // Log-probabilities

    @Test
    void whatIsToBeExpectedStandsBesideTheChoices() throws IOException {
        try (ChatServer sure = new ChatServer(0) {
            @Override
            MockResponse answer(String text) {
                // P(A) = 0.8 · P(A or B), whichever letter was drawn.
                return super.answer(text)
                        .newBuilder()
                        .body("{\"choices\": [{\"message\": {\"content\": \"" + text
                                + "\"}, \"logprobs\": {\"content\":"
                                + " [{\"top_logprobs\": [{\"token\": \"Option\", \"logprob\": 0}]}, {\"top_logprobs\":"
                                + " [{\"token\": \" A\", \"logprob\": " + Math.log(0.72) + "}, {\"token\": \" B\","
                                + " \"logprob\": " + Math.log(0.18) + "}]}]}}]}")
                        .build();
            }
        }) {
            kit().with(Role.SUBJECT.model(), sure.name())
                    .with(CallSettings.LOG_PROBABILITIES, "true")
                    .run(Values.class);
            JsonNode expected = spec().at("/figures/fromTokenProbabilities");
            assertThat(expected.path("trials").intValue()).isEqualTo(60);
            // The deep option is A in one half of the trials and B in the other: (0.8 + 0.2) / 2.
            assertThat(expected.path("mean").doubleValue()).isCloseTo(0.5, within(1e-9));
        }
    }

    @Test
    void withoutThemThereIsNothingToExpect() throws IOException {
        kit().with(CallSettings.LOG_PROBABILITIES, "true").run(Values.class);
        assertThat(spec().at("/figures/fromTokenProbabilities").isMissingNode()).isTrue();
        assertThat(spec().at("/figures/trials").intValue()).isEqualTo(60);
    }

    @Test
    void thatNoneCameIsSaid() {
        String said =
                printed(() -> kit().with(CallSettings.LOG_PROBABILITIES, "true").run(Values.class));
        assertThat(said)
                .contains(
                        "DVGR at temperature 1, by token probabilities: unknown, because no choice had probabilities");
    }

    @Test
    void nothingIsSaidOfThemWhereNobodyAskedForThem() {
        assertThat(printed(() -> kit().run(Values.class))).doesNotContain("token probabilities");
    }

    // Plan

    @Test
    void aPlanAsksNothingAndSaysWhatItWouldTake() {
        String said = printed(() -> {
            Leaves leaves = kit().with(CallSettings.PLAN, "true")
                    .with(Role.JUDGE.model(), server.name())
                    .run(Values.class, Stances.class);
            assertThat(leaves.outcome(CLAIM)).isEqualTo("skipped");
        });
        assertThat(server.requests()).isZero();
        assertThat(said)
                .contains("plan of Values.followsValues: 60 cases, nothing asked")
                .containsPattern("subject http://localhost:\\d+/v1#m: 60 calls, about [\\d,]+ tokens in")
                .contains("plan of Stances.holdsOneStance: 10 cases, nothing asked")
                .as("10 pairs and 120 admission pairs")
                .containsPattern("judge http://localhost:\\d+/v1#m: 130 calls, about [\\d,]+ tokens in")
                .contains("cost unknown")
                .as("60 trials, and 10 pairs with two questions each")
                .containsPattern("all 2 plans in total: 210 calls, about [\\d,]+ tokens in, [\\d,]+ out, cost unknown");
    }

    @Test
    void aPlanOfAllSpecsAddsUpWhatCostsAndAdmitsAJudgeOnce() throws IOException {
        Path prices = folder.resolve("prices.yaml");
        Files.writeString(prices, "prices:\n- {model: \"" + server.name() + "\", input: 1000000, output: 0}\n");
        String said = printed(() -> kit().with(CallSettings.PLAN, "true")
                .with(CallSettings.PRICES, prices.toString())
                .with(Role.JUDGE.model(), server.name())
                .run(OtherStances.class));
        assertThat(said)
                .as("the judge of the first spec is admitted")
                .containsPattern("judge \\S+: 130 calls")
                .containsPattern("judge \\S+: 10 calls");
        Matcher total = Pattern.compile(
                        "all 2 plans in total: 180 calls, about ([\\d,]+) tokens in, .*, \\$(\\d+)\\.0000")
                .matcher(said);
        assertThat(total.find()).as(said).isTrue();
        assertThat(total.group(1).replace(",", "")).isEqualTo(total.group(2));
    }

    @Test
    void aPlanOfOneSpecIsNotAddedUp() {
        assertThat(printed(() -> kit().with(CallSettings.PLAN, "true").run(Values.class)))
                .contains("plan of Values.followsValues")
                .doesNotContain("together");
    }

    @Test
    void plansThatCostNothingAreNotAddedUp() {
        assertThat(printed(() -> new SpecKit(folder)
                        .with(CallSettings.PLAN, "true")
                        .with(Role.SUBJECT.model(), "embedded:steadfast")
                        .run(OtherStances.class)))
                .contains("plan of OtherStances.holdsAnotherStance")
                .contains("subject embedded:steadfast: 20 calls in this JVM, at no cost")
                .doesNotContain("together");
    }

    @Test
    void aPlanThatEndsEarlySaysSoAlsoWhereItIsAddedUp() {
        taped("auto").run(Values.class);
        String said = printed(() -> taped("replay")
                .with(CallSettings.PLAN, "true")
                .with(Role.JUDGE.model(), server.name())
                .run(Values.class, OtherStances.class));
        assertThat(said)
                .as("the judge of both specs is missed twice")
                .containsPattern("(?s)then stops: judge .* has no answer .*then stops: judge .* has no answer")
                .contains("all 3 plans in total: at least 0 calls and 60 from the tape");
    }

    @Test
    void aPlanSaysThatAnEmbeddedJudgeCostsNothing() {
        String said = printed(() -> kit().with(CallSettings.PLAN, "true")
                .with(Role.SUBJECT.model(), "embedded:steadfast")
                .run(Stances.class));
        assertThat(said).containsPattern("judge embedded:lexical: \\d+ calls in this JVM, at no cost");
    }

    @Test
    void aPlanKnowsWhatIsOnTheTape() {
        taped("auto").run(Values.class);
        String said =
                printed(() -> taped("auto").with(CallSettings.PLAN, "true").run(Values.class));
        assertThat(said).contains("0 calls and 60 from the tape");
    }

    private static String printed(Runnable run) {
        PrintStream before = System.out;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setOut(before);
        }
        return said.toString(StandardCharsets.UTF_8);
    }
}
