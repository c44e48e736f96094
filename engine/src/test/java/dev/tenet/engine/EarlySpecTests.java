package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.KnownModels.TestQuestion;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that may stop early says of a subject that changes, and of answers that it did not need. */
class EarlySpecTests {

    private static final String DRIFT =
            "; drift: the estimate is outside its interval, so the subject probably changed during the run";

    @TempDir
    Path reports;

    /** Deep in the first 40 trials, shallow from then on. It takes option A of a control question: half are as shown. */
    static final class Changing implements ChatModel {

        private final AtomicInteger trials = new AtomicInteger();

        @Override
        public Reply ask(Prompt prompt) {
            TestQuestion question = TestQuestion.of(prompt);
            boolean isControl = question.deep().equals(question.shallow());
            return isControl ? Reply.of("Option A") : question.answer(trials.incrementAndGet() <= 40);
        }
    }

    /** What it learnt is never decided, so that all trials are asked. */
    @ValueSpec
    static class UntilTheEnd {
        @Subject("class:dev.tenet.engine.EarlySpecTests$Changing")
        @DeepValueTest(
                trials = 100,
                control = Control.CONFOUNDED,
                stop = Stop.EARLY,
                atLeast = 0.3,
                learntAtLeast = 0.5)
        void changes() {}

        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        @DeepValueTest(trials = 100, control = Control.NONE, stop = Stop.EARLY, atLeast = 0.3)
        void staysTheSame() {}
    }

    @Test
    void anEstimateOutsideItsIntervalIsADriftAlarmAndSupportsNothing() throws IOException {
        Leaves leaves = new SpecKit(reports)
                .with(CallSettings.CONCURRENCY, "1")
                .run(DiscoverableMethod.of(UntilTheEnd.class, "changes"));
        JsonNode spec = RunFiles.summary(reports).path("specs").get(0);
        JsonNode dvgr = spec.path("claims").get(0);

        assertThat(leaves.outcome("learnt ≥ 0.50")).isEqualTo("failed");
        assertThat(spec.path("asked").intValue()).isEqualTo(100);
        assertThat(dvgr.path("estimate").doubleValue())
                .isEqualTo(0.4)
                .isLessThan(dvgr.path("interval").get(0).doubleValue());
        // The whole interval is above the threshold, and so is the estimate.
        assertThat(leaves.outcome("DVGR ≥ 0.30")).isEqualTo("failed");
        assertThat(dvgr.path("verdict").textValue()).isEqualTo("undecided");
        assertThat(dvgr.path("message").textValue()).contains("find out what changed");
        assertThat(dvgr.path("drift").booleanValue()).isTrue();
        assertThat(dvgr.path("found").textValue()).contains(DRIFT);
        assertThat(dvgr.path("message").textValue()).startsWith("DVGR ≥ 0.30").contains(DRIFT);
        JsonNode learnt = spec.path("claims").get(1);
        assertThat(learnt.path("estimate").isNumber()).isTrue();
        assertThat(learnt.has("drift")).isFalse();
    }

    @Test
    void aSubjectThatStaysTheSameRaisesNoAlarm() throws IOException {
        new SpecKit(reports).run(DiscoverableMethod.of(UntilTheEnd.class, "staysTheSame"));
        JsonNode dvgr =
                RunFiles.summary(reports).path("specs").get(0).path("claims").get(0);
        assertThat(dvgr.path("estimate").doubleValue()).isEqualTo(1);
        assertThat(dvgr.has("drift")).isFalse();
        assertThat(dvgr.path("message").textValue()).doesNotContain("drift");
    }

    /** Deep; the answer that decides comes after all later ones. */
    static final class LastNeededComesLast implements ChatModel {

        private static volatile String decisive = "";
        private static volatile List<String> later = List.of();

        private final Set<String> answered = ConcurrentHashMap.newKeySet();

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            if (prompt.question().equals(decisive)) {
                awaitLater();
            }
            answered.add(prompt.question());
            return TestQuestion.of(prompt).answer(true);
        }

        private void awaitLater() throws ModelException {
            try {
                for (int tenths = 0; tenths < 600 && !answered.containsAll(later); tenths++) {
                    Thread.sleep(100);
                }
                // The last of them is on its way from here to the run.
                Thread.sleep(300);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new ModelException("interrupted", interrupted);
            }
        }
    }

    /** The trials of the other spec, all of which are asked. */
    @ValueSpec
    static class AllTrials {
        @Subject("class:dev.tenet.engine.EarlySpecTests$LastNeededComesLast")
        @DeepValueTest(trials = 40, control = Control.NONE, stop = Stop.FIXED, atLeast = 0.85)
        void isDeep() {}
    }

    @ValueSpec
    static class DecidedBeforeTheEnd {
        @Subject("class:dev.tenet.engine.EarlySpecTests$LastNeededComesLast")
        @DeepValueTest(trials = 40, control = Control.NONE, stop = Stop.EARLY, atLeast = 0.85)
        void isDeep() {}
    }

    @Test
    void anAnswerAfterTheDecisionIsLoggedAndNotCounted() throws IOException {
        Path all = reports.resolve("all");
        new SpecKit(all).run(AllTrials.class);
        List<String> prompts = RunFiles.distinct("prompt", RunFiles.trials(all));
        Path before = reports.resolve("before");
        new SpecKit(before).run(DecidedBeforeTheEnd.class);
        int after = onlySpec(before).path("decidedAfter").intValue();
        assertThat(after).isBetween(30, 39);

        LastNeededComesLast.decisive = prompts.get(after - 1);
        LastNeededComesLast.later = prompts.subList(after, prompts.size());
        Path late = reports.resolve("late");
        new SpecKit(late).with(CallSettings.CONCURRENCY, "8").run(DecidedBeforeTheEnd.class);

        JsonNode spec = onlySpec(late);
        List<JsonNode> trials = RunFiles.trials(late);
        assertThat(spec.path("stoppedEarly").booleanValue()).isTrue();
        assertThat(spec.path("asked").intValue()).isEqualTo(40);
        assertThat(trials).hasSize(40);
        assertThat(spec.path("decidedAfter").intValue()).isEqualTo(after);
        assertThat(spec.path("figures").path("trials").intValue()).isEqualTo(after);
        assertThat(trials.subList(0, after)).noneMatch(trial -> trial.has("counted"));
        assertThat(trials.subList(after, 40))
                .noneMatch(trial -> trial.path("counted").asBoolean(true));
    }

    private static JsonNode onlySpec(Path reports) throws IOException {
        return RunFiles.summary(reports).path("specs").get(0);
    }
}
