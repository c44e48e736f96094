package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Control;
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

/** Claims on how much the examples change DVGR. */
class ExamplesEffectSpecTests {

    private static final String CLAIM = "DVGR raised by examples ≥ 0.10";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class Raised {
        @DeepValueTest(shots = 4, trials = 60, control = Control.ZERO_SHOT, raisedByExamplesAtLeast = 0.1)
        void followsTheExamples() {}

        @DeepValueTest(shots = 4, trials = 60, control = Control.ZERO_SHOT)
        void assertsIt(Dvgr dvgr) {
            assertThat(dvgr).isRaisedByExamplesAtLeast(0.1);
        }

        @DeepValueTest(shots = 4, raisedByExamplesAtLeast = 0.1, control = Control.CONFOUNDED)
        void isNotAskedWithout() {}

        @DeepValueTest(shots = 4, raisedByExamplesAtLeast = 0.1, stop = Stop.EARLY)
        void mayEndEarly() {}

        @DeepValueTest(shots = 4, raisedByExamplesAtLeast = 1)
        void isNoDifference() {}
    }

    private Leaves run(String method) {
        return new SpecKit(reports).run(DiscoverableMethod.of(Raised.class, method));
    }

    @Test
    void aSubjectThatFollowsTheValueOnlyWithExamplesSupportsIt() throws IOException {
        assertThat(run("followsTheExamples").outcome(CLAIM)).isEqualTo("successful");
        assertThat(RunFiles.trials(reports)).hasSize(60);
        assertThat(run("assertsIt").outcome("assertions passed")).isEqualTo("successful");
    }

    @Test
    void aSpecThatCannotShowItIsInvalid() {
        assertThat(run("isNotAskedWithout").thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining("@DeepValueTest(raisedByExamplesAtLeast, control = CONFOUNDED): no trial has a"
                        + " question without examples");
        assertThat(run("mayEndEarly").thrown("invalid"))
                .hasMessageContaining("@DeepValueTest(raisedByExamplesAtLeast, stop = EARLY)");
        assertThat(run("isNoDifference").thrown("invalid"))
                .hasMessageContaining(
                        "@DeepValueTest(raisedByExamplesAtLeast = 1.0): expected a difference between -1 and 1");
    }
}
