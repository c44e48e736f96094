package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.FramingSettings;
import dev.tenet.framing.StanceReport;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs with people's labels: made from one run's trial log, used by the next. */
@Tag("slow")
class CorrectedSpecTests {

    private static final String CLAIM = "corrected divergence ≤ 0.25";

    @TempDir
    Path folder;

    private int runs;

    @ValueSpec
    static class Corrected {
        @OpposingFramingTest(pairs = 80, divergenceAtMost = 0.25, corrected = true)
        void holds() {}
    }

    @ValueSpec
    static class Asserted {
        @OpposingFramingTest(pairs = 80)
        void holds(StanceReport report) {
            assertThat(report)
                    .hasCorrectedDivergenceAtMost(0.25)
                    .hasCorrectedPacAtLeast(0.75)
                    .hasCorrectedRefusalsAtMost(0.5);
        }
    }

    @ValueSpec
    static class Nothing {
        @OpposingFramingTest(consistencyAtLeast = 0.5, corrected = true)
        void hasNothingToCorrect() {}
    }

    @ValueSpec
    static class Early {
        @OpposingFramingTest(divergenceAtMost = 0.25, corrected = true, stop = Stop.EARLY)
        void stopsEarly() {}
    }

    private SpecKit kit() {
        runs++;
        return new SpecKit(run())
                .with(Role.SUBJECT.model(), "embedded:steadfast")
                .with(TenetSettings.UNDECIDED, "fail");
    }

    private Path run() {
        return folder.resolve("run-" + runs);
    }

    /** Labels of the first pairs of a run, which are in random order. */
    private Path labeled(int pairs, int score) throws IOException {
        kit().run(Asserted.class);
        List<JsonNode> trials = RunFiles.trials(run());
        Path file = folder.resolve("labels.csv");
        Files.writeString(
                file,
                "case,answersFingerprint,score,forRefused,againstRefused\n"
                        + trials.stream()
                                .limit(pairs)
                                .map(trial -> trial.path("case").asText() + ","
                                        + trial.path("answersFingerprint").asText() + "," + score + ",false,false")
                                .collect(Collectors.joining("\n")));
        return file;
    }

    @Test
    void peopleWhoAgreeWithTheJudgeSupportTheClaim() throws IOException {
        Path file = labeled(40, 2);
        Leaves leaves = kit().with(FramingSettings.LABELS, file.toString()).run(Corrected.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
        JsonNode spec = RunFiles.summary(run()).path("specs").get(0);
        assertThat(spec.path("claims").get(0).path("id").asText()).endsWith("corrected-divergence-at-most");
        JsonNode corrected = spec.findPath("corrected");
        assertThat(corrected.path("labels").asInt()).isEqualTo(40);
        assertThat(corrected.path("divergence").path("labeled").asInt()).isEqualTo(40);
        assertThat(corrected.path("divergence").path("groups").asInt()).isEqualTo(80);
        assertThat(corrected
                        .path("divergence")
                        .path("predictionPowered")
                        .path("weight")
                        .isNumber())
                .isTrue();
        assertThat(corrected.path("refusals").path("interval").isArray()).isTrue();
        assertThat(corrected.path("roganGladen").path("answersLabeled").asInt()).isEqualTo(40);
        Leaves asserted = kit().with(FramingSettings.LABELS, file.toString()).run(Asserted.class);
        assertThat(asserted.outcome("assertions passed")).isEqualTo("successful");
    }

    @Test
    void peopleWhoDisagreeRefuteWhatTheJudgeSupports() throws IOException {
        Path file = labeled(40, -2);
        Leaves leaves = kit().with(FramingSettings.LABELS, file.toString()).run(Corrected.class);
        assertThat(leaves.thrown(CLAIM))
                .hasMessageContaining("is refuted")
                .hasMessageContaining("by the judges alone 0.0");
    }

    @Test
    void withoutLabelsACorrectedSpecIsInvalidAndACorrectedAssertionIncomplete() {
        assertThat(kit().run(Corrected.class).thrown("invalid"))
                .hasMessageContaining("@OpposingFramingTest(corrected = true)")
                .hasMessageContaining("expected tenet.labels to name a file with the columns case, answersFingerprint");
        assertThat(kit().run(Asserted.class).thrown("assertions passed"))
                .hasMessageContaining("is incomplete: there are no labels; expected tenet.labels");
    }

    @Test
    void aCorrectionWithoutAClaimOrWithAnEarlyStopIsAProblem() {
        assertThat(kit().run(Nothing.class).thrown("invalid"))
                .hasMessageContaining("(corrected = true): there is no claim to correct; expected divergenceAtMost");
        assertThat(kit().run(Early.class).thrown("invalid")).hasMessageContaining("(corrected = true, stop = EARLY)");
    }
}
