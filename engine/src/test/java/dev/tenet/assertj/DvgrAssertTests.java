package dev.tenet.assertj;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.DeepValueDesign;
import dev.tenet.deepvalue.DeepValueProtocol;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.deepvalue.GeneratedTrials;
import dev.tenet.deepvalue.ScenarioBank;
import dev.tenet.deepvalue.Selection;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.model.Sampling;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** On figures of a subject that takes what stands first: 50 of 100 deep, interval [0.40, 0.60]. */
class DvgrAssertTests {

    private final Dvgr half = measure(prompt -> Reply.of("Option A"));

    @Test
    void whatIsSupportedPasses() {
        assertThat(half).isAtLeast(0.39).isAtMost(0.61).hasAtLeastTrials(100).isHealthy(HealthLimits.DEFAULT);
    }

    @Test
    void whatIsRefutedFailsWithExpectedAndActual() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(half).as("the new model").isAtLeast(0.61))
                .withMessageStartingWith(
                        "[the new model] DVGR ≥ 0.61 is refuted: 0.50, 95 % CI [0.40, 0.60], 100 trials")
                .satisfies(failure -> org.assertj.core.api.Assertions.assertThat(failure.isExpectedDefined())
                        .isTrue());
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(half).isAtMost(0.39))
                .withMessageContaining("DVGR ≤ 0.39 is refuted");
    }

    @Test
    void anAnswerInAMessageIsHarmlessOutsideTheEngineToo() {
        Dvgr painted = measure(prompt -> Reply.of("Option A\n::stop-commands::x \u001B[2J\uFFFF"));
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(painted).isAtLeast(0.9))
                .withMessageContaining("answered: Option A\n      \\u003A:stop-commands::x \\u001B[2J\\uFFFF");
    }

    @Test
    void whatIsUndecidedAborts() {
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(half).isAtLeast(0.5))
                .withMessageStartingWith("DVGR ≥ 0.50 is undecided");
    }

    @Test
    void aThresholdThatIsNoShareIsRefused() {
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> assertThat(half).isAtLeast(1.5))
                .withMessageContaining("expected a share in [0, 1]");
    }

    @Test
    void positionBiasFails() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(half).hasNoPositionBias())
                .withMessageContaining("it was by 100 of 100");
    }

    @Test
    void tooFewTrialsFail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(half).hasAtLeastTrials(101))
                .withMessageContaining("at least 101 trials")
                .withMessageContaining("there were 100");
    }

    @Test
    void figuresWithTooManyRefusalsFail() {
        Dvgr refused = measure(prompt -> new Reply("", Reply.Finish.REFUSED, null));
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(refused).isHealthy(HealthLimits.DEFAULT))
                // The lower end of all of n, at a third of 0.025: (0.025/3)^(1/100) = 0.953.
                .withMessageContaining("100 of 100 refused: at least 0.95, more than the 0.20 that are allowed");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(refused).isAtLeast(0.1))
                .withMessageContaining("unknown (nothing could be read)");
    }

    @Test
    void noFiguresAtAllFail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((Dvgr) null).isAtLeast(0.5));
    }

    private static Dvgr measure(ChatModel model) {
        ScenarioBank bank = ScenarioBank.bundled();
        DeepValueDesign design = DeepValueDesign.of(
                bank,
                new Selection("", "", List.of(), List.of("legal"), List.of(4)),
                Guidance.NONE,
                Control.NONE,
                100,
                1);
        Participant subject = new Participant("class:known", model, null, Sampling.PROVIDERS_CHOICE);
        try {
            return new Runner(4)
                    .run(
                            new DeepValueProtocol(() -> new GeneratedTrials(design, bank), subject, 0.95),
                            RunObserver.none())
                    .figures();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
