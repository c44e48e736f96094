package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.acme.RecallKind.Recall;
import com.acme.RecallKind.RecallTest;
import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Usage;
import dev.tenet.tape.TapeSettings;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A kind of somebody else, {@link com.acme.RecallKind}, has what the built-in kinds have, and no code for it. */
class OwnKindRunTests {

    private static final String CLAIM = "recalled ≥ 0.60";
    private static final String HEALTH = "response health";
    private static final String BODY = "assertions passed";
    private static final String COMPARED = "recalled at most 0.10 below the baseline";
    private static final int TOKENS_OF_A_CALL = 110;

    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    Path folder;

    private int runs;

    /** Recalls the number that it is told. */
    static class Attentive implements ChatModel {

        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            int told = Integer.parseInt(prompt.question().replaceAll("\\D", ""));
            return Reply.builder(answer(told)).usage(Usage.of(100, 10)).build();
        }

        String answer(int number) {
            return "It is " + number + ".";
        }

        @Override
        public String identity() {
            return getClass().getSimpleName();
        }
    }

    /** Forgets every second number. */
    static final class Forgetful extends Attentive {
        @Override
        String answer(int number) {
            return number % 2 == 0 ? "It is " + (number + 1) + "." : super.answer(number);
        }
    }

    private static final String ATTENTIVE = "class:dev.tenet.engine.OwnKindRunTests$Attentive";
    private static final String FORGETFUL = "class:dev.tenet.engine.OwnKindRunTests$Forgetful";

    @ValueSpec
    static class AllAsked {
        @RecallTest(recalledAtLeast = 0.60)
        void recallsNumbers(Recall recall) {
            assertThat(recall.share().share().total()).isEqualTo(40);
        }
    }

    @ValueSpec
    static class StopsEarly {
        @RecallTest(recalledAtLeast = 0.60)
        void recallsNumbers() {}
    }

    @ValueSpec
    static class Compared {
        @RecallTest(noWorseThanBaseline = 0.10)
        void recallsNumbers() {}
    }

    @BeforeEach
    void nothingWasAsked() {
        ASKED.set(0);
    }

    private SpecKit on(String subject) {
        runs++;
        return new SpecKit(folder.resolve("run-" + runs)).with(Role.SUBJECT.model(), subject);
    }

    private SpecKit taped(String mode) {
        return on(ATTENTIVE)
                .with(TapeSettings.TAPE, folder.resolve("answers.db").toString())
                .with(TapeSettings.MODE, mode);
    }

    private Path reports() {
        return folder.resolve("run-" + runs);
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(reports()).at("/specs/0");
    }

    @Test
    void itsAnswersAreRecordedAndReplayedWithoutACall() throws IOException {
        taped("record").run(AllAsked.class);
        JsonNode recorded = spec();
        Leaves replayed = taped("replay").run(AllAsked.class);
        assertThat(ASKED).hasValue(40);
        assertThat(replayed.outcome(CLAIM)).isEqualTo("successful");
        assertThat(spec().at("/calls/0/replayed").intValue()).isEqualTo(40);
        assertThat(spec().at("/figures")).isEqualTo(recorded.at("/figures"));
    }

    @Test
    void itsFiguresAreDescribedOnceForAllClaimsAndTheSummary() throws IOException {
        Recall.DESCRIBED.set(0);
        on(ATTENTIVE).run(AllAsked.class);
        assertThat(spec().at("/claims").size()).isGreaterThan(2);
        assertThat(spec().at("/figures").size()).isPositive();
        assertThat(Recall.DESCRIBED).hasValue(1);
    }

    @Test
    void aPlanCountsItsCallsAndAsksNothing() {
        String printed = Printed.by(() -> assertThat(on(ATTENTIVE)
                        .with(CallSettings.PLAN, "true")
                        .run(AllAsked.class)
                        .outcome(CLAIM))
                .isEqualTo("skipped"));
        assertThat(printed)
                .contains("subject " + ATTENTIVE + ": 40 calls", "recalled ≥ 0.60: supported with at least ");
        assertThat(ASKED).hasValue(0);
    }

    @Test
    void aBudgetCutsItShortAndItsClaimIsIncomplete() throws IOException {
        Leaves leaves = on(ATTENTIVE)
                .with(CallSettings.BUDGET_TOKENS, Integer.toString(10 * TOKENS_OF_A_CALL))
                .with(CallSettings.CONCURRENCY, "1")
                .run(AllAsked.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("the budget does not allow the next call");
        assertThat(ASKED.get()).isBetween(1, 11);
        assertThat(spec().at("/cutShort").textValue()).contains("the budget does not allow the next call");
    }

    @Test
    void itsFilesHoldItsFigures() throws IOException {
        Leaves leaves = on(FORGETFUL).run(AllAsked.class);
        assertThat(leaves.names()).containsExactly(CLAIM, HEALTH, BODY);
        assertThat(leaves.outcome(BODY)).isEqualTo("successful");
        assertThat(spec().at("/figures/measure").textValue()).isEqualTo("recalled");
        assertThat(spec().at("/figures/for").intValue()).isEqualTo(20);
        assertThat(spec().at("/figures/against").intValue()).isEqualTo(20);
        assertThat(spec().at("/claims/0/id").textValue()).endsWith("AllAsked.recallsNumbers/recalled-at-least");
        assertThat(spec().at("/claims/0/verdict").textValue()).isEqualTo("undecided");
        List<JsonNode> trials = RunFiles.trials(reports());
        assertThat(trials).hasSize(40);
        assertThat(trials.get(1).path("case").textValue()).isEqualTo("number 2");
        assertThat(trials.get(1).path("question").textValue()).isEqualTo("The number is 2. Which number is it?");
        assertThat(trials.get(1).path("answer").textValue()).isEqualTo("It is 3.");
        assertThat(trials.get(1).path("counting").textValue()).isEqualTo("AGAINST");
        assertThat(Files.readString(RunFiles.named("report.html", reports()).get(0)))
                .contains("0.50, 95 % CI [0.338, 0.662], 40 numbers", CLAIM, "It is 3.");
    }

    @Test
    void itStopsAsSoonAsItsClaimIsDecided() throws IOException {
        Leaves leaves = on(ATTENTIVE).with(CallSettings.CONCURRENCY, "1").run(StopsEarly.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
        assertThat(ASKED.get()).isLessThan(40);
        assertThat(spec().at("/figures/for").intValue()).isBetween(7, ASKED.get());
    }

    @Test
    void itsVerdictIsReachedOnce() {
        for (int run = 1; run <= 2; run++) {
            Leaves leaves = new SpecKit(folder)
                    .with(Role.SUBJECT.model(), ATTENTIVE)
                    .reportingFirstVerdicts()
                    .run(AllAsked.class);
            assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
            assertThat(ASKED).as("calls after run %d", run).hasValue(40);
        }
    }

    @Test
    void itIsComparedWithABaselineCaseByCase() throws IOException {
        Path baseline = folder.resolve("baseline.json");
        on(ATTENTIVE).with(BaselineSettings.BASELINE_WRITE, baseline.toString()).run(Compared.class);
        Path log = RunFiles.named("trials.jsonl", reports()).get(0);
        for (Path earlier : List.of(baseline, log)) {
            assertThat(comparedWith(earlier, ATTENTIVE).outcome(COMPARED)).isEqualTo("successful");
            assertThat(comparedWith(earlier, FORGETFUL).thrown(COMPARED))
                    .hasMessageContaining("is refuted: 1.00 then, 0.50 now, difference -0.50")
                    .hasMessageContaining("of 40 numbers, 20 changed from recalled to forgotten");
            assertThat(spec().at("/figures/baseline").isObject()).isTrue();
        }
    }

    private Leaves comparedWith(Path earlier, String subject) {
        return on(subject).with(BaselineSettings.BASELINE, earlier.toString()).run(Compared.class);
    }
}
