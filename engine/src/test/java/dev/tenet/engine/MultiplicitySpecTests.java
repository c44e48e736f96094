package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Role;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.TrialSettings.Multiplicity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;

/** The level of all claims of a launch at once. */
class MultiplicitySpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    static class TwoSpecs {
        @DeepValueTest(shots = 4, trials = 12, control = Control.NONE, atLeast = 0.65, stop = Stop.FIXED)
        void first() {}

        @DeepValueTest(shots = 20, trials = 12, control = Control.NONE, atLeast = 0.65, stop = Stop.FIXED)
        void second() {}
    }

    @ValueSpec
    static class TooFewForBoth {
        @DeepValueTest(shots = 4, trials = 12, control = Control.NONE, atLeast = 0.70, stop = Stop.FIXED)
        void first() {}

        @DeepValueTest(shots = 20, trials = 12, control = Control.NONE, atLeast = 0.70, stop = Stop.FIXED)
        void second() {}
    }

    /** 12 of 12: scipy 1.17.1, beta.ppf((1 - level)/2, 12, 1) is 0.7354 at 0.95 and 0.6551 at 0.9875. */
    @Test
    void theLevelOfEachClaimMakesAllClaimsHoldAtOnce() throws IOException {
        run(TwoSpecs.class, "none");
        assertLevels(0.95, 0.7354, 2 * 0.025);
    }

    @Test
    void twoClaimsAndTheirResponseHealthShareTheError() throws IOException {
        run(TwoSpecs.class, "holm");
        assertLevels(0.9875, 0.6551, 2 * 0.00625);
    }

    @Test
    void aClaimThatNoResultCouldSupportAtItsLevelIsInvalid() {
        assertThat(run(TooFewForBoth.class, "none").names()).doesNotContain("invalid");
        assertThat(run(TooFewForBoth.class, "holm").results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .hasSize(2)
                .allSatisfy(message -> assertThat(message)
                        .contains("DVGR ≥ 0.70 cannot be supported by 12 trials, whatever the answers"));
    }

    @Test
    void moreClaimsThanTheHighestLevelAllowsAreAnErrorThatSaysWhatToDo() {
        assertThat(TrialSettings.levelOfEach(0.95, Multiplicity.HOLM, 500)).isEqualTo(0.9999);
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> TrialSettings.levelOfEach(0.95, Multiplicity.HOLM, 501))
                .withMessageContaining("tenet.multiplicity")
                .withMessageContaining("at most 500 claims in a launch")
                .withMessageContaining("run fewer specs in a launch");
    }

    private Leaves run(Class<?> spec, String multiplicity) {
        return new SpecKit(reports)
                .with(Role.SUBJECT.model(), KnownModels.name(KnownModels.AlwaysDeep.class))
                .with(TrialSettings.MULTIPLICITY, multiplicity)
                .run(spec);
    }

    private void assertLevels(double level, double low, double anyWrongAtMost) throws IOException {
        RecordedRun run = recorded();
        assertThat(run.specs())
                .hasSize(2)
                .flatExtracting(RecordedSpec::claims)
                .filteredOn(claim -> claim.id().endsWith("/dvgr-at-least"))
                .allSatisfy(claim -> {
                    assertThat(claim.verdict()).isEqualTo("supported");
                    assertThat(claim.json().path("level").doubleValue()).isEqualTo(level);
                    assertThat(claim.interval().orElseThrow().low()).isCloseTo(low, within(5e-5));
                });
        assertThat(run.json().path("anyWrongAtMost").doubleValue()).isCloseTo(anyWrongAtMost, within(1e-12));
    }

    private RecordedRun recorded() throws IOException {
        try (Stream<Path> folders = Files.list(reports)) {
            return RecordedRun.read(folders.filter(folder -> Files.exists(folder.resolve("summary.json")))
                    .findFirst()
                    .orElseThrow());
        }
    }
}
