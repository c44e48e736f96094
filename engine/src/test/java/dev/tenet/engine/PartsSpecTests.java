package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.setting.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims on every context, value and number of examples, in annotations and in the body of a method. */
class PartsSpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    static class Parts {
        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = {2, 4},
                trials = 200,
                inEveryContext = 0.4,
                atEveryShotCount = 0.4)
        void isDeepEverywhere() {}

        @Subject("class:dev.tenet.engine.KnownModels$ShallowInLegal")
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 60,
                stop = Stop.FIXED,
                atLeast = 0.3,
                inEveryContext = 0.3)
        void isShallowInLegal() {}

        @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 8,
                inEveryContext = 0.9)
        void hasTooFewTrials() {}

        @Subject("class:dev.tenet.engine.KnownModels$ShallowInLegal")
        @DeepValueTest(
                contexts = {"legal", "finance"},
                shots = 4,
                trials = 60)
        void assertsInItsBody(Dvgr dvgr) {
            assertThat(dvgr)
                    .isAtLeast(0.3)
                    .atEveryShotCount()
                    .isAtLeast(0.3)
                    .inEveryContext()
                    .isAtLeast(0.3);
        }
    }

    private Leaves run(String method) {
        return new SpecKit(reports).run(DiscoverableMethod.of(Parts.class, method));
    }

    @Test
    void aRunEndsAsSoonAsEachPartIsSupported() throws IOException {
        Leaves leaves = run("isDeepEverywhere");
        assertThat(leaves.outcome("DVGR in every context ≥ 0.40")).isEqualTo("successful");
        assertThat(leaves.outcome("DVGR at every shot count ≥ 0.40")).isEqualTo("successful");
        assertThat(RunFiles.trials(reports)).hasSizeLessThan(100);
    }

    @Test
    void oneContextRefutesWhatTheWholeSupports() {
        Leaves leaves = run("isShallowInLegal");
        assertThat(leaves.outcome("DVGR ≥ 0.30")).isEqualTo("successful");
        // It ends when nothing can change that: with 3 to come, at a level of 1 - 0.05/2, the interval ends where that
        // of
        // 3 of 30 does (scipy 1.17, beta.isf(0.0125, 4, 27) = 0.29001).
        assertThat(leaves.thrown("DVGR in every context ≥ 0.30"))
                .hasMessageContaining(
                        "DVGR in every context ≥ 0.30 is refuted: legal 0.00, 97.5 % CI [0.00, 0.29001], 27 trials, the"
                                + " weakest of 2 contexts");
    }

    @Test
    void tooFewTrialsOfAPartAreInvalidBeforeTheFirstCall() throws IOException {
        // 0.9^n <= 0.0125 from n = 42 on: the claim may be decided early, so half of the error is left for the end.
        assertThat(run("hasTooFewTrials").thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(
                        "DVGR in every context ≥ 0.90 cannot be supported by 4 trials in finance, whatever"
                                + " the answers; expected at least 42 in each of 2 contexts, about 84 trials in all");
    }

    @Test
    void aBodyMayAssertThemToo() {
        assertThat(run("assertsInItsBody").thrown("assertions passed"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("DVGR in every context ≥ 0.30 is refuted: legal 0.00");
    }
}
