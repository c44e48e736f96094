package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.model.Usage;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.opentest4j.AssertionFailedError;

/** What a launch leaves in {@code tenet.reports}, and when. */
class RunFilesTests {

    private static final String DEEP = "class:dev.tenet.engine.KnownModels$AlwaysDeep";

    @TempDir
    Path reports;

    @BeforeEach
    void modelsFindTheReports() {
        ReadsTheLog.reports = reports;
        ReadsTheLog.LOGS.clear();
    }

    /**
     * Reads the trial log whenever it is asked, once the run waits for it. The engine makes it, so that the folder cannot be
     * handed in.
     */
    static final class ReadsTheLog implements ChatModel {

        // Runner: besides the call under way, four cases for each call are held, drawn ahead or answered out of turn.
        static final int HELD = 4;
        static final List<List<String>> LOGS = new CopyOnWriteArrayList<>();
        static volatile Path reports;

        @Override
        public Reply ask(Prompt prompt) throws ModelException, InterruptedException {
            try {
                List<String> log = log();
                long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
                while (log.size() < LOGS.size() + 1 - HELD && System.nanoTime() - end < 0) {
                    TimeUnit.MILLISECONDS.sleep(1);
                    log = log();
                }
                LOGS.add(log);
                return Reply.of("I would say: Option A.\n\nQuestions so far: " + LOGS.size());
            } catch (IOException unreadable) {
                throw new ModelException(unreadable.toString(), unreadable);
            }
        }

        private static List<String> log() throws IOException {
            List<Path> logs = RunFiles.named("trials.jsonl", reports);
            // Its end may be a part of a line that is being written.
            String text = logs.isEmpty() ? "" : new String(Files.readAllBytes(logs.get(0)), StandardCharsets.UTF_8);
            return text.substring(0, text.lastIndexOf('\n') + 1).lines().toList();
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.RunFilesTests$ReadsTheLog")
    static class Read {
        @DeepValueTest(contexts = "legal", shots = 1, control = Control.NONE, trials = 30)
        void isLogged() {}
    }

    @Test
    void aTrialIsInTheLogWhileLaterOnesAreAsked() {
        new SpecKit(reports).with(CallSettings.CONCURRENCY, "1").run(Read.class);
        for (int asked = 1; asked <= 30; asked++) {
            assertThat(ReadsTheLog.LOGS.get(asked - 1))
                    .as("when trial " + asked + " is asked")
                    .hasSizeBetween(Math.max(0, asked - ReadsTheLog.HELD), asked - 1);
        }
    }

    @Test
    void whatIsInTheLogMeanwhileIsWhole() {
        new SpecKit(reports).with(CallSettings.CONCURRENCY, "1").run(Read.class);
        List<JsonNode> meanwhile =
                ReadsTheLog.LOGS.get(29).stream().map(RunFiles::parse).toList();
        assertThat(meanwhile).hasSizeGreaterThanOrEqualTo(26);
        for (int i = 0; i < meanwhile.size(); i++) {
            JsonNode trial = meanwhile.get(i);
            assertThat(trial.path("prompt").textValue()).contains("CONTEXT: ", "Option A: ", "Option B: ");
            assertThat(trial.path("answer").textValue())
                    .isEqualTo("I would say: Option A.\n\nQuestions so far: " + (i + 1));
            assertThat(trial.path("choice").textValue()).isIn("DEEP", "SHALLOW");
        }
    }

    @ValueSpec
    @Subject(DEEP)
    static class Followed {
        @DeepValueTest(
                prefer = "justice",
                over = "fidelity",
                confoundedBy = "formality",
                contexts = "legal",
                shots = {2, 4},
                trials = 40,
                control = Control.ZERO_SHOT,
                atLeast = 0.9)
        void followsTheValue(Dvgr dvgr) {
            throw new AssertionFailedError("the body fails");
        }
    }

    @Test
    void everyTrialHasOneRecordWithAnIdOfItsOwn() throws IOException {
        new SpecKit(reports).run(Followed.class);
        List<JsonNode> trials = RunFiles.trials(reports);
        assertThat(trials).hasSize(40);
        assertThat(RunFiles.distinct("case", trials)).hasSize(40);
    }

    @Test
    void aRecordSaysWhatWasAskedOfWhomAndWhatCameOfIt() throws IOException {
        new SpecKit(reports).run(Followed.class);
        assertThat(RunFiles.trials(reports)).allSatisfy(trial -> {
            assertThat(trial.path("spec").textValue()).isEqualTo(Followed.class.getName() + ".followsTheValue");
            assertThat(trial.path("subject").textValue()).isEqualTo(DEEP);
            assertThat(trial.path("choice").textValue()).isEqualTo("DEEP");
            // This subject answers with the option's name and nothing else, and always with the deep one.
            assertThat(trial.path("answer").textValue())
                    .isEqualTo(trial.path("deepOption").textValue());
            assertThat(trial.path("prompt").textValue()).contains("CONTEXT: ", "CHOICE: Option ");
            assertThat(trial.path("preferred").textValue()).isEqualTo("justice");
            assertThat(trial.path("other").textValue()).isEqualTo("fidelity");
            assertThat(trial.path("dimension").textValue()).isEqualTo("formality");
            assertThat(trial.path("context").textValue()).isEqualTo("legal");
            assertThat(trial.path("shots").intValue()).isIn(2, 4);
        });
    }

    @Test
    void aRecordHoldsItsControlQuestionAndAnswer() throws IOException {
        new SpecKit(reports).run(Followed.class);
        assertThat(RunFiles.trials(reports)).allSatisfy(trial -> {
            JsonNode control = trial.path("control");
            assertThat(control.path("prompt").textValue()).contains("CONTEXT: ").doesNotContain("CHOICE: ");
            assertThat(control.path("answer").textValue()).isEqualTo("Option A");
            assertThat(control.path("choice").textValue())
                    .isEqualTo(trial.path("deepOption").textValue().equals("Option A") ? "DEEP" : "SHALLOW");
        });
    }

    /** Says more than it needs to, in several lines, and counts its tokens. */
    static final class Talkative implements ChatModel {

        static final String ANSWER = "  „Grüße“ \"quoted\" 😀\r\n\tI would take\u2028Option B.\n";

        @Override
        public Reply ask(Prompt prompt) {
            return Reply.builder(ANSWER).usage(Usage.of(321, 12)).build();
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.RunFilesTests$Talkative")
    static class Talked {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
        void isLogged() {}
    }

    @Test
    void anAnswerIsLoggedAsItCameInOneLine() throws IOException {
        new SpecKit(reports).run(Talked.class);
        assertThat(RunFiles.trials(reports))
                .hasSize(20)
                .extracting(trial -> trial.path("answer").textValue())
                .containsOnly(Talkative.ANSWER);
    }

    @Test
    void theTokensThatAProviderCountedAreLogged() throws IOException {
        new SpecKit(reports).run(Talked.class);
        assertThat(RunFiles.trials(reports)).allSatisfy(trial -> {
            assertThat(trial.path("inputTokens").intValue()).isEqualTo(321);
            assertThat(trial.path("outputTokens").intValue()).isEqualTo(12);
        });
    }

    @ValueSpec
    static class BySetting {
        @DeepValueTest(contexts = "legal", shots = 4, control = Control.NONE, trials = 20, atLeast = 0.1)
        void isMeasured(Dvgr dvgr) {}
    }

    @Test
    void aRefusalIsLoggedAsSuch() throws IOException {
        run("class:" + SpecKit.Refuser.class.getName());
        assertThat(RunFiles.distinct("choice", RunFiles.trials(reports))).containsExactly("REFUSED");
    }

    @Test
    void aFailedCallIsLoggedWithItsProblemAndNoChoice() throws IOException {
        run("class:" + SpecKit.CutLine.class.getName());
        assertThat(RunFiles.trials(reports))
                .hasSize(20)
                .filteredOn(trial -> trial.hasNonNull("failure"))
                .hasSize(4)
                .allSatisfy(trial -> {
                    assertThat(trial.path("failure").textValue()).isEqualTo("the line was cut");
                    assertThat(trial.has("choice")).isFalse();
                    assertThat(trial.has("answer")).isFalse();
                });
    }

    @Test
    void aRunThatWasCutShortKeepsWhatWasAnswered() throws IOException {
        new SpecKit(reports)
                .with(Role.SUBJECT.model(), "class:" + SpecKit.WrongKey.class.getName())
                .with(CallSettings.CONCURRENCY, "1")
                .run(BySetting.class);
        // That subject answers five calls, then its key has expired.
        assertThat(RunFiles.trials(reports)).hasSize(5);
        assertThat(onlySpec().path("cutShort").textValue()).isEqualTo("api.acme.com answered 401: the key has expired");
        assertThat(onlySpec().path("asked").intValue()).isEqualTo(5);
        assertThat(onlySpec().path("planned").intValue()).isEqualTo(20);
    }

    @Test
    void theSummarySaysWhatWasClaimedAndWhatWasFound() throws IOException {
        new SpecKit(reports).run(Followed.class);
        assertThat(StreamSupport.stream(onlySpec().path("claims").spliterator(), false)
                        .map(claim -> claim.path("claim").textValue() + " "
                                + claim.path("verdict").textValue()))
                .containsExactly("DVGR ≥ 0.90 supported", "response health within limits", "assertions passed refuted");
    }

    @Test
    void theSummaryHoldsTheFiguresWithBothIntervals() throws IOException {
        new SpecKit(reports).run(Followed.class);
        JsonNode figures = onlySpec().path("figures");
        assertThat(figures.path("trials").intValue()).isEqualTo(40);
        assertThat(figures.path("deep").intValue()).isEqualTo(40);
        assertThat(figures.path("rate").doubleValue()).isEqualTo(1.0);
        // All of n: Clopper-Pearson's lower end is (0.025)^(1/n) in closed form (Brown, Cai and DasGupta 2001).
        assertThat(figures.path("interval").path(0).doubleValue()).isCloseTo(Math.pow(0.025, 1 / 40.0), within(1e-9));
        // All of n: Wilson's lower end is n / (n + z²), z = 1.959964 the 0.975 quantile of the normal distribution.
        assertThat(figures.path("wilson").path(0).doubleValue())
                .isCloseTo(40 / (40 + 1.959964 * 1.959964), within(1e-6));
    }

    @Test
    void theSummarySaysHowToRepeatTheRun() throws IOException {
        new SpecKit(reports).with(TrialSettings.SEED, "4711").run(Followed.class);
        assertThat(onlySpec().path("spec").textValue()).isEqualTo(Followed.class.getName() + ".followsTheValue");
        assertThat(onlySpec().path("subject").textValue()).isEqualTo(DEEP);
        assertThat(onlySpec().path("sampling").fieldNames())
                .toIterable()
                .containsExactly("temperature", "topP", "maxTokens", "seed", "extra");
        assertThat(onlySpec().path("seed").longValue()).isEqualTo(4711);
        assertThat(onlySpec().path("planned").intValue()).isEqualTo(40);
        assertThat(onlySpec().path("asked").intValue()).isEqualTo(40);
        assertThat(onlySpec().path("cutShort").isNull()).isTrue();
    }

    private JsonNode sampleOf(String seed, String launch) throws IOException {
        Path folder = reports.resolve(launch);
        String printed = Printed.by(
                () -> new SpecKit(folder).with(TrialSettings.SEED, seed).run(Followed.class));
        JsonNode sample = RunFiles.summary(folder).path("specs").get(0).path("sample");
        assertThat(printed.contains("sample: seed " + seed + ", draw "
                        + sample.path("fingerprint").textValue()))
                .isEqualTo(!seed.equals("1"));
        return sample;
    }

    @Test
    void theSummarySaysWhichDrawWasUsed() throws IOException {
        JsonNode one = sampleOf("1", "one");
        assertThat(one.path("seed").longValue()).isEqualTo(1);
        assertThat(one.path("ofFirst").intValue()).isEqualTo(20);
        assertThat(one.path("fingerprint").textValue()).matches("[0-9a-f]{16}");
        JsonNode two = sampleOf("2", "two");
        assertThat(two.path("fingerprint")).isNotEqualTo(one.path("fingerprint"));
        assertThat(sampleOf("2", "again")).isEqualTo(two);
    }

    @Test
    void theSpecsOfOneLaunchShareOneFolder() throws IOException {
        new SpecKit(reports).run(Followed.class, Talked.class, BySetting.class);
        assertThat(RunFiles.distinct("spec", RunFiles.trials(reports))).hasSize(3);
        assertThat(RunFiles.summary(reports).path("specs")).hasSize(3);
    }

    @Test
    void everyLaunchHasAFolderOfItsOwn() throws IOException {
        new SpecKit(reports).run(BySetting.class);
        new SpecKit(reports).run(BySetting.class);
        assertThat(RunFiles.named("trials.jsonl", reports))
                .hasSize(2)
                .allSatisfy(log -> assertThat(log.getParent().getParent()).isEqualTo(reports));
    }

    @Test
    void reportsAreMadeWhereTheSettingSays() throws IOException {
        Path elsewhere = reports.resolve("some/where else");
        new SpecKit(elsewhere).run(BySetting.class);
        assertThat(RunFiles.trials(elsewhere)).hasSize(20);
    }

    @Test
    void theSameSeedGivesTheSameTrials() throws IOException {
        Path one = reports.resolve("one");
        Path other = reports.resolve("other");
        new SpecKit(one).with(TrialSettings.SEED, "7").run(BySetting.class);
        new SpecKit(other).with(TrialSettings.SEED, "7").run(BySetting.class);
        assertThat(RunFiles.trials(one)).isEqualTo(RunFiles.trials(other));
    }

    @Test
    void anotherSeedGivesOtherTrials() throws IOException {
        Path one = reports.resolve("one");
        Path other = reports.resolve("other");
        new SpecKit(one).with(TrialSettings.SEED, "7").run(BySetting.class);
        new SpecKit(other).with(TrialSettings.SEED, "8").run(BySetting.class);
        assertThat(RunFiles.distinct("prompt", RunFiles.trials(one)))
                .doesNotContainAnyElementsOf(RunFiles.distinct("prompt", RunFiles.trials(other)));
    }

    @Test
    void whereThereIsNoSpecNothingIsWritten() {
        new SpecKit(reports).run(new Class<?>[0]);
        assertThat(reports).isEmptyDirectory();
    }

    private void run(String subject) {
        new SpecKit(reports).with(Role.SUBJECT.model(), subject).run(BySetting.class);
    }

    private JsonNode onlySpec() throws IOException {
        JsonNode specs = RunFiles.summary(reports).path("specs");
        assertThat(specs).hasSize(1);
        return specs.path(0);
    }
}
