package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.DeepValueSettings;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** Deep value specs that are compared with an earlier run, trial by trial: a first run, then one of another subject. */
@Tag("slow")
class DeepValueBaselineSpecTests {

    private static final String CLAIM = "DVGR at most 0.10 below the baseline";
    private static final int TRIALS = 120;

    /** The deep option and the number of each prompt of the spec, as the log of a run says them. */
    private static final Map<String, Asked> ASKED = new ConcurrentHashMap<>();

    private record Asked(int number, String deepOption) {}

    @TempDir
    Path reports;

    private int runs;

    @ValueSpec
    static class One {
        @DeepValueTest(shots = 4, trials = TRIALS, control = Control.NONE, noWorseThanBaseline = 0.10)
        void holds() {}
    }

    /** Knows which option is deep, and takes it for some of the trials. */
    abstract static class Knowing implements ChatModel {

        @Override
        public Reply ask(Prompt prompt) throws ModelException {
            String text = prompt.turns().get(prompt.turns().size() - 1).text();
            Asked asked = ASKED.get(text);
            if (asked == null) {
                return Reply.of("Option A");
            }
            return Reply.of(answer(asked));
        }

        abstract String answer(Asked asked) throws ModelException;

        static String deep(Asked asked) {
            return asked.deepOption();
        }

        static String shallow(Asked asked) {
            return asked.deepOption().equals("Option A") ? "Option B" : "Option A";
        }
    }

    /** Deep in three trials of four. */
    static final class Before extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 4 == 0 ? shallow(asked) : deep(asked);
        }
    }

    /** As before, but in half of the trials never deep. */
    static final class MuchWorse extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 2 == 0 ? shallow(asked) : new Before().answer(asked);
        }
    }

    /** Worse in 6 trials of 120. */
    static final class SlightlyWorse extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 15 == 1 ? shallow(asked) : new Before().answer(asked);
        }
    }

    /** As before, but in 20 trials of 120 its answer names no option. */
    static final class Evasive extends Knowing {
        @Override
        String answer(Asked asked) {
            return asked.number() % 6 == 1 ? "Both have their merits." : new Before().answer(asked);
        }
    }

    /** As before, but its call fails in 20 trials of 120. */
    static final class Failing extends Knowing {
        @Override
        String answer(Asked asked) throws ModelException {
            if (asked.number() % 6 == 1) {
                throw new ModelException("the line was cut");
            }
            return new Before().answer(asked);
        }
    }

    @BeforeAll
    static void learnTheDeepOptions(@TempDir Path folder) throws IOException {
        new SpecKit(folder)
                .with(
                        BaselineSettings.BASELINE_WRITE,
                        folder.resolve("any.json").toString())
                .run(One.class);
        for (String line :
                Files.readAllLines(RunFiles.named("trials.jsonl", folder).get(0))) {
            JsonNode record = RunFiles.parse(line);
            ASKED.put(
                    record.path("prompt").textValue(),
                    new Asked(ASKED.size(), record.path("deepOption").textValue()));
        }
        assertThat(ASKED).hasSize(TRIALS);
    }

    private SpecKit on(Class<? extends ChatModel> subject) {
        runs++;
        return new SpecKit(reports.resolve("run-" + runs))
                .with(Role.SUBJECT.model(), "class:" + subject.getName())
                .with(TenetSettings.UNDECIDED, "fail");
    }

    private Path written() {
        Path file = reports.resolve("baseline.json");
        on(Before.class).with(BaselineSettings.BASELINE_WRITE, file.toString()).run(One.class);
        return file;
    }

    private Leaves compared(Class<? extends ChatModel> subject, Path baseline) {
        return on(subject).with(BaselineSettings.BASELINE, baseline.toString()).run(One.class);
    }

    private Path folderOfRun(int number) throws IOException {
        return RunFiles.named("trials.jsonl", reports.resolve("run-" + number))
                .get(0)
                .toAbsolutePath()
                .resolveSibling(".")
                .normalize();
    }

    private JsonNode spec() throws IOException {
        return RunFiles.summary(reports.resolve("run-" + runs)).path("specs").get(0);
    }

    private static String explained(Leaves leaves) {
        return String.valueOf(leaves.thrown(CLAIM).getMessage());
    }

    @Test
    void aFirstRunWritesABaselineOfItsChoices() throws IOException {
        Path file = reports.resolve("baseline.json");
        Leaves leaves = on(Before.class)
                .with(BaselineSettings.BASELINE_WRITE, file.toString())
                .run(One.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no baseline to compare with; one will be written to …/");
        JsonNode spec = RunFiles.parse(Files.readString(file)).path("specs").get(0);
        assertThat(spec.path("spec").textValue()).isEqualTo(One.class.getName() + ".holds");
        assertThat(spec.path("measure").textValue()).isEqualTo("DVGR");
        assertThat(spec.has("judge")).isFalse();
        assertThat(spec.path("cases")).hasSize(TRIALS);
        assertThat(spec.path("cases").findValues("score").stream()
                        .mapToInt(JsonNode::intValue)
                        .sum())
                .isEqualTo(90);
    }

    @Test
    void theSameChoicesAreSupportedByTheFileAndByTheRunFolder() throws IOException {
        Path file = written();
        for (Path baseline : new Path[] {file, folderOfRun(1), folderOfRun(1).resolve("trials.jsonl")}) {
            assertThat(compared(Before.class, baseline).outcome(CLAIM))
                    .as(baseline.toString())
                    .isEqualTo("successful");
            JsonNode compared = spec().path("figures").path("baseline");
            assertThat(compared.path("compared").intValue()).isEqualTo(TRIALS);
            assertThat(compared.path("both").intValue()).isEqualTo(90);
            assertThat(compared.path("neither").intValue()).isEqualTo(30);
            assertThat(compared.path("difference").doubleValue()).isZero();
            assertThat(spec().path("claims").get(0).path("found").textValue())
                    .startsWith("0.75 then, 0.75 now, difference 0.00, 95 % CI [-0.0")
                    .contains("], 120 trials of both runs; compared with class:");
        }
    }

    @Test
    void aRegressionIsRefutedWithTheTrialsThatGotWorseAndTheAnswersOfBothRuns() throws IOException {
        Path file = written();
        String byLog = explained(compared(MuchWorse.class, folderOfRun(1)));
        assertThat(byLog)
                .contains(
                        CLAIM + " is refuted: 0.75 then, 0.50 now, difference -0.25, 95 % CI [-0.",
                        "of 120 trials, 30 changed from deep to shallow and 0 from shallow to deep; those that got worse,"
                                + " first 5:",
                        "      before: Option ",
                        "      now: Option ",
                        "; model class:",
                        "now class:")
                .doesNotContain(reports.toString());
        JsonNode compared = spec().path("figures").path("baseline");
        assertThat(compared.path("worse").intValue()).isEqualTo(30);
        assertThat(compared.path("rateBefore").doubleValue()).isEqualTo(0.75, within(1e-12));
        assertThat(compared.path("rateNow").doubleValue()).isEqualTo(0.5, within(1e-12));
        assertThat(compared.path("exact").get(1).doubleValue()).isLessThan(-0.10);
        assertThat(compared.has("tango")).isTrue();
        assertThat(explained(compared(MuchWorse.class, file)))
                .contains("is refuted: ", "baseline.json contains only scores")
                .doesNotContain("before: ");
    }

    @Test
    void aSmallRegressionIsUndecidedAndTheAdviceSaysHowManyTrialsDecide() {
        String message = explained(compared(SlightlyWorse.class, written()));
        assertThat(message)
                .contains(CLAIM + " is undecided: 0.75 then, 0.70 now, difference -0.05, 95 % CI [-0.106, -0.013], ")
                .containsPattern("two runs of about [\\d,]+ trials each would decide the claim");
    }

    @Test
    void choicesThatAreMissingCountAsTheirWorst() {
        String message = explained(compared(Evasive.class, written()));
        assertThat(message)
                .contains(
                        CLAIM + " is undecided: ",
                        "100 trials of both runs; left out: 20 without a choice in one of them, with which the difference could be",
                        "Without the cases left out, the claim is supported");
    }

    @Test
    void failedCallsThatCouldOverturnTheVerdictMakeItIncomplete() {
        Leaves leaves = compared(Failing.class, written());
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("left out: 20 failed")
                .hasMessageContaining("because calls failed");
    }

    @Test
    void oneTrialInOtherWordsIsEnoughForNoComparison() throws IOException {
        Path file = written();
        Path other = Files.writeString(
                reports.resolve("other.json"),
                Files.readString(file).replaceFirst("(\"case\".*\"fingerprint\": \")....", "$10000"));
        assertThat(compared(Before.class, other).thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("the prompt has changed in 1 case, first in 00000");
    }

    @Test
    void trialsOfAnotherSeedAreOthers() {
        Leaves leaves = on(Before.class)
                .with(BaselineSettings.BASELINE, written().toString())
                .with(TrialSettings.SEED, "4711")
                .run(One.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining(
                        "no case has a choice in both runs (120 only in this run, 120 only in the baseline)");
    }

    @Test
    void choicesThatAreAskedForInAnotherFormAreNotCompared() {
        Path file = written();
        Leaves leaves = on(Before.class)
                .with(BaselineSettings.BASELINE, file.toString())
                .with(DeepValueSettings.ANSWERS, "schema")
                .run(One.class);
        assertThat(leaves.thrown(CLAIM))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("it measured DVGR, but this run measures DVGR by a schema of choices");
    }

    @ValueSpec
    static class Wrong {
        @DeepValueTest(noWorseThanBaseline = 0.1, stop = Stop.EARLY)
        void early() {}

        @DeepValueTest(noWorseThanBaseline = 0.1, stop = Stop.OPEN)
        void open() {}

        @DeepValueTest(noWorseThanBaseline = 1)
        void whole() {}

        @DeepValueTest(noWorseThanBaseline = -0.1)
        void negative() {}

        @DeepValueTest(noWorseThanBaseline = 0.1)
        void nowhere() {}

        @DeepValueTest(noWorseThanBaseline = 0.01, trials = 2)
        void tooFew() {}
    }

    @Test
    void whatNoRunCouldAnswerIsSaidBeforeTheFirstCall() {
        Path file = written();
        Leaves leaves = on(Before.class).run(Wrong.class);
        assertThat(leaves.results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse("")))
                .anySatisfy(message -> assertThat(message)
                        .contains("@DeepValueTest(noWorseThanBaseline, stop = EARLY): two runs are compared on all"))
                .anySatisfy(message -> assertThat(message).contains("@DeepValueTest(noWorseThanBaseline, stop = OPEN)"))
                .anySatisfy(message -> assertThat(message)
                        .contains("(noWorseThanBaseline = 1.0): no difference exceeds 1; expected a smaller margin"))
                .anySatisfy(message -> assertThat(message).contains("(noWorseThanBaseline = -0.1): expected a share"))
                .anySatisfy(message -> assertThat(message)
                        .contains("noWorseThanBaseline needs an earlier run; expected tenet.baseline to name"));
        Leaves few = on(Before.class)
                .with(BaselineSettings.BASELINE, file.toString())
                .run(Wrong.class);
        assertThat(few.results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse("")))
                .anySatisfy(message -> assertThat(message)
                        .contains("DVGR at most 0.01 below the baseline cannot be supported by 2 trials, whatever"));
    }
}
