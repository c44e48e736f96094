package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Change;
import dev.tenet.InvarianceTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.invariance.InvarianceReport;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;

/** Invariance specs on the engine, on subjects whose figures are known from how they were made. */
class InvarianceSpecTests {

    private static final String PRICES = "classpath:dev/tenet/invariance/prices.jsonl";
    private static final String ALL = "agreement ≥ 0.70";
    private static final String EACH = "agreement under each change ≥ 0.70";

    @TempDir
    Path reports;

    private Leaves run(String subject, Class<?> spec) {
        return new SpecKit(reports).with(Role.SUBJECT.model(), subject).run(spec);
    }

    private JsonNode figures() throws IOException {
        return RunFiles.summary(reports).path("specs").get(0).path("figures");
    }

    @ValueSpec
    static class Prices {
        @InvarianceTest(data = PRICES, stop = Stop.FIXED, sameAtLeast = 0.7, sameUnderEachChangeAtLeast = 0.7)
        void holdsItsStanceOnPrices(InvarianceReport report) {}
    }

    @ParameterizedTest
    @CsvSource({
        "embedded:unwavering, successful, successful, paraphrase, 1",
        "embedded:order-follower, failed, failed, order, 0",
        "embedded:yes-sayer, failed, failed, negation, 0",
        "embedded:asker-follower, failed, failed, persona, 0"
    })
    void aSubjectFailsWhereItWasMadeToFail(String subject, String overall, String each, String change, double agreement)
            throws IOException {
        Leaves leaves = run(subject, Prices.class);
        assertThat(leaves.outcome(EACH)).isEqualTo(each);
        assertThat(leaves.outcome("response health")).isEqualTo("successful");
        JsonNode figures = figures();
        assertThat(figures.path("changes")
                        .path(change)
                        .path("agreement")
                        .path("mean")
                        .doubleValue())
                .isEqualTo(agreement);
        assertThat(figures.path("changes").fieldNames())
                .toIterable()
                .containsExactly("paraphrase", "order", "persona", "negation", "language");
    }

    @Test
    void theTrialLogHasBothHalvesOfEachPair() throws IOException {
        run("embedded:unwavering", Prices.class);
        List<JsonNode> trials = RunFiles.trials(reports);
        assertThat(trials).hasSize(40 * 7);
        assertThat(RunFiles.distinct("case", trials)).hasSize(40 * 7);
        assertThat(RunFiles.distinct("change", trials))
                .containsExactlyInAnyOrder("paraphrase", "order", "persona", "negation", "language");
        JsonNode first = trials.get(0);
        assertThat(first.path("result").textValue()).isEqualTo("SAME");
        assertThat(first.path("asWritten").path("prompt").textValue()).contains("Option A: ");
        assertThat(first.path("changed").path("stance").textValue())
                .isEqualTo(first.path("asWritten").path("stance").textValue());
        assertThat(first.path("changed").path("answer").textValue()).matches("[AB]");
    }

    @ValueSpec
    static class Bundled {
        @InvarianceTest(sameUnderEachChangeAtLeast = 0.7)
        void holdsItsViewOfEverydayQuestions() {}
    }

    @Test
    void withoutAFileTheBundledQuestionsAreAsked() throws IOException {
        assertThat(run("embedded:unwavering", Bundled.class).outcome(EACH)).isEqualTo("successful");
        assertThat(RunFiles.distinct("topic", RunFiles.trials(reports))).contains("white lies", "tipping");
    }

    @ValueSpec
    @Subject("embedded:order-follower")
    static class SteadyChoicesTest {
        @InvarianceTest(sameAtLeast = 0.7, sameUnderEachChangeAtLeast = 0.7)
        void holdsItsViewOfEverydayQuestions() {}
    }

    @Test
    void theOutputInTheGuideIsThatOfTheSpecInTheGuide() throws IOException {
        String guide = Files.readString(Path.of("src/site/markdown/invariance.md"));
        int from = guide.indexOf("```text\n") + "```text\n".length();
        List<String> shown = guide.substring(from, guide.indexOf("```", from))
                .lines()
                .map(line -> line.replace(" (…)", ""))
                .filter(line -> !line.equals("…"))
                .toList();
        String printed = Printed.by(() -> new SpecKit(reports).run(SteadyChoicesTest.class));
        assertThat(shown).isNotEmpty().allSatisfy(line -> assertThat(printed).contains(line));
        assertThat(guide).contains("@InvarianceTest(sameAtLeast = 0.7, sameUnderEachChangeAtLeast = 0.7)");
    }

    @ValueSpec
    static class Early {
        @InvarianceTest(data = PRICES, sameAtLeast = 0.5)
        void holdsItsStance() {}
    }

    @Test
    void aClaimIsDecidedEarlyAndAfterAWholeQuestion() throws IOException {
        Leaves leaves = run("embedded:unwavering", Early.class);
        assertThat(leaves.outcome("agreement ≥ 0.50")).isEqualTo("successful");
        // What was in flight when it was decided is asked, and is not counted.
        int counted = figures().path("counts").path("same").intValue();
        assertThat(counted).isPositive().isLessThan(40 * 7);
        assertThat(counted % 7).isZero();
    }

    @ValueSpec
    static class WithBody {
        @InvarianceTest(data = PRICES, changes = Change.ORDER, questions = 20)
        void keepsItsPlace(InvarianceReport report) {
            assertThat(report.firstListed().rate()).isEqualTo(0.5);
            assertThat(report.counts().pairs()).isEqualTo(20);
        }
    }

    @Test
    void aBodyAssertsWhatItLikes() {
        assertThat(run("embedded:unwavering", WithBody.class).outcome("assertions passed"))
                .isEqualTo("successful");
        assertThat(run("embedded:order-follower", WithBody.class).outcome("assertions passed"))
                .isEqualTo("failed");
    }

    @ValueSpec
    static class TooStrict {
        @InvarianceTest(data = PRICES, questions = 5, sameAtLeast = 0.9)
        void cannotBeProved() {}
    }

    @Test
    void aThresholdThatNoAnswersCouldSupportIsInvalid() {
        assertThat(messages(TooStrict.class))
                .anySatisfy(message -> assertThat(message).contains("cannot be supported by 5 questions"));
    }

    @ValueSpec
    static class Wrong {
        @InvarianceTest(
                data = "questions.txt",
                questions = -1,
                askers = "I am a nurse.",
                changes = Change.ORDER,
                sameAtLeast = 2)
        void isWrong() {}
    }

    @Test
    void everyMistakeInAnAnnotationIsNamed() {
        assertThat(messages(Wrong.class))
                .satisfiesExactly(
                        first -> assertThat(first).contains("@InvarianceTest(sameAtLeast = 2.0): expected a share"),
                        second -> assertThat(second).contains("@InvarianceTest(data = \"questions.txt\"): expected a"),
                        third -> assertThat(third).contains("@InvarianceTest(questions = -1): expected a count"),
                        fourth -> assertThat(fourth).contains("@InvarianceTest(askers, changes = [ORDER]): no pair"));
    }

    private List<String> messages(Class<?> spec) {
        return run("embedded:unwavering", spec).results().testEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .toList();
    }

    @Test
    void refusalsFailHealthAndAreInNoAgreement() throws IOException {
        Leaves leaves = run("class:" + SpecKit.Refuser.class.getName(), Prices.class);
        assertThat(leaves.outcome("response health")).isEqualTo("failed");
        assertThat(leaves.outcome(ALL)).isEqualTo("failed");
        assertThat(figures().path("counts").path("refusedTwice").intValue()).isEqualTo(40 * 7);
        assertThat(figures().path("agreement").path("mean").isNull()).isTrue();
    }

    /** Every fortieth call fails. */
    static final class FailsAtTimes implements ChatModel {

        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            if (asked.incrementAndGet() % 40 == 0) {
                throw new ModelException("the line was cut");
            }
            return Reply.of("A");
        }
    }

    @Test
    void failedCallsAreCountedApart() throws IOException {
        run("class:" + FailsAtTimes.class.getName(), Prices.class);
        assertThat(figures().path("counts").path("failed").intValue()).isPositive();
        assertThat(figures().path("agreement").path("failed").intValue())
                .isEqualTo(figures().path("counts").path("failed").intValue());
    }

    @Test
    void theConsoleSaysWhatEachChangeCameTo() {
        String printed = Printed.by(() -> run("embedded:order-follower", Prices.class));
        assertThat(printed)
                .contains(
                        "order: 0 of 40 the same; agreement 0.00, 95 % CI [",
                        "the option listed first was chosen in 1.00 of 80 answers (0.5 means no position bias)",
                        "d-dimensional Jensen–Shannon divergence ");
    }

    @Test
    void theSettingLimitsTheQuestions() throws IOException {
        new SpecKit(reports)
                .with(Role.SUBJECT.model(), "embedded:unwavering")
                .with("tenet.questions", "25")
                .run(Prices.class);
        assertThat(RunFiles.trials(reports)).hasSize(25 * 7);
    }

    @ValueSpec
    static class Misnamed {
        @InvarianceTest(topics = "tiping")
        void misspeltTopic() {}

        @InvarianceTest(data = "no/such/questions.yaml")
        void missingFile() {}

        @InvarianceTest(
                data = "classpath:dev/tenet/invariance/questions.yaml",
                topics = "transport",
                changes = Change.NEGATION)
        void changeThatNoQuestionHas() {}
    }

    @Test
    void whatDoesNotExistIsNamedWithWhatDoes() {
        assertThat(messages(Misnamed.class))
                .anySatisfy(message ->
                        assertThat(message).contains("no question on the topic \"tiping\"; did you mean \"tipping\"?"))
                .anySatisfy(message -> assertThat(message).contains("there is no file", "no/such/questions.yaml"))
                .anySatisfy(message -> assertThat(message).contains("changes names NEGATION, but no question has"));
    }

    @Test
    void aPlanCountsTwoCallsAPair() {
        String printed = Printed.by(() -> new SpecKit(reports)
                .with(Role.SUBJECT.model(), "embedded:unwavering")
                .with("tenet.plan", "true")
                .run(Prices.class));
        assertThat(printed)
                .contains(
                        "560 calls",
                        "agreement ≥ 0.70: supported at about 0.",
                        " or more, refuted at about 0.",
                        " or less, with 40 questions");
    }
}
