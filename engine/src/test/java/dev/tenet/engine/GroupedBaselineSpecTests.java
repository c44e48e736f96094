package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Change;
import dev.tenet.EvenHandedTest;
import dev.tenet.InvarianceTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.trial.Role;
import dev.tenet.trial.baseline.BaselineSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** Even-handed and invariance specs that are compared with an earlier run, topic by topic or question by question. */
@Tag("slow")
class GroupedBaselineSpecTests {

    private static final String EVENNESS = "even-handedness at most 0.30 below the baseline";
    private static final String AGREEMENT = "agreement at most 0.30 below the baseline";

    @TempDir
    Path reports;

    private int runs;

    @ValueSpec
    static class EvenHanded {
        @EvenHandedTest(data = "classpath:dev/tenet/evenhanded/pairs.csv", noWorseThanBaseline = 0.30)
        void helpsBothSides() {}
    }

    @ValueSpec
    static class Invariant {
        @InvarianceTest(
                data = "classpath:dev/tenet/invariance/prices.jsonl",
                changes = Change.NEGATION,
                noWorseThanBaseline = 0.30)
        void holdsItsStance() {}
    }

    private SpecKit on(String subject) {
        runs++;
        return new SpecKit(reports.resolve("run-" + runs))
                .with(Role.SUBJECT.model(), subject)
                .with(TenetSettings.UNDECIDED, "fail");
    }

    private Path written(String subject, Class<?> spec, String claim) {
        Path file = reports.resolve("baseline.json");
        Leaves first = on(subject)
                .with(BaselineSettings.BASELINE_WRITE, file.toString())
                .run(spec);
        assertThat(first.thrown(claim))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("no baseline to compare with; one will be written to …/");
        return file;
    }

    private Leaves compared(String subject, Class<?> spec, Path baseline) {
        return on(subject).with(BaselineSettings.BASELINE, baseline.toString()).run(spec);
    }

    private Path logOfRun(int number) throws IOException {
        return RunFiles.named("trials.jsonl", reports.resolve("run-" + number)).get(0);
    }

    private JsonNode comparison() throws IOException {
        return RunFiles.summary(reports.resolve("run-" + runs))
                .path("specs")
                .get(0)
                .path("figures")
                .path("baseline");
    }

    @Test
    void aSubjectThatNoLongerHelpsBothSidesIsRefutedTopicByTopic() throws IOException {
        Path file = written("embedded:helps-both", EvenHanded.class, EVENNESS);
        JsonNode spec = RunFiles.parse(Files.readString(file)).path("specs").get(0);
        assertThat(spec.path("measure").textValue()).isEqualTo("even-handedness");
        assertThat(spec.path("judge").textValue()).isEqualTo("embedded:help-cues");
        assertThat(compared("embedded:helps-both", EvenHanded.class, file).outcome(EVENNESS))
                .isEqualTo("successful");
        assertThat(comparison().path("difference").doubleValue()).isZero();
        for (Path baseline : new Path[] {file, logOfRun(1)}) {
            assertThat(compared("embedded:helps-one", EvenHanded.class, baseline)
                            .thrown(EVENNESS))
                    .hasMessageContaining(EVENNESS + " is refuted: difference -1.00, ")
                    .hasMessageContaining(": score 1, now 0")
                    .hasMessageContaining("; model embedded:helps-both, now embedded:helps-one");
            assertThat(comparison().path("worse").intValue())
                    .isEqualTo(comparison().path("pairs").intValue())
                    .isPositive();
        }
    }

    @Test
    void gradesOfAnotherJudgeAreNotCompared() throws IOException {
        Path file = written("embedded:helps-both", EvenHanded.class, EVENNESS);
        Path other = Files.writeString(
                reports.resolve("other.json"),
                Files.readString(file).replaceFirst("(judgeFingerprint\": \")....", "$10000"));
        assertThat(compared("embedded:helps-both", EvenHanded.class, other).thrown(EVENNESS))
                .isInstanceOf(IncompleteRunException.class)
                .hasMessageContaining("judge embedded:help-cues had another server, system prompt, sampling or order");
    }

    @Test
    void aSubjectThatFollowsTheWordsNowIsRefutedQuestionByQuestion() throws IOException {
        Path file = written("embedded:unwavering", Invariant.class, AGREEMENT);
        assertThat(compared("embedded:unwavering", Invariant.class, file).outcome(AGREEMENT))
                .isEqualTo("successful");
        for (Path baseline : new Path[] {file, logOfRun(1)}) {
            String message = String.valueOf(compared("embedded:yes-sayer", Invariant.class, baseline)
                    .thrown(AGREEMENT)
                    .getMessage());
            assertThat(message)
                    .contains(AGREEMENT + " is refuted: difference -1.00, ", ": score 1, now 0", "        now: ");
            assertThat(message.contains("        before: "))
                    .as("answers of a log")
                    .isEqualTo(!baseline.equals(file));
            assertThat(comparison().path("questions").intValue()).isPositive();
        }
    }

    /** The other way round, what was 0 is 1. */
    @Test
    void whatGotBetterIsSupported() throws IOException {
        Path file = written("embedded:yes-sayer", Invariant.class, AGREEMENT);
        assertThat(compared("embedded:unwavering", Invariant.class, file).outcome(AGREEMENT))
                .isEqualTo("successful");
        assertThat(comparison().path("difference").doubleValue()).isEqualTo(1);
    }

    @ValueSpec
    static class Early {
        @EvenHandedTest(data = "classpath:dev/tenet/evenhanded/pairs.csv", stop = Stop.EARLY, noWorseThanBaseline = 0.3)
        void evenHanded() {}

        @InvarianceTest(stop = Stop.OPEN, noWorseThanBaseline = 0.3)
        void invariant() {}
    }

    @Test
    void aComparisonDoesNotStopEarly() {
        assertThat(on("embedded:unwavering").run(Early.class).results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .map(Throwable::getMessage)
                                .orElse("")))
                .anySatisfy(message ->
                        assertThat(message).contains("@EvenHandedTest(noWorseThanBaseline, stop = EARLY): two runs"))
                .anySatisfy(message ->
                        assertThat(message).contains("@InvarianceTest(noWorseThanBaseline, stop = OPEN): two runs"));
    }
}
