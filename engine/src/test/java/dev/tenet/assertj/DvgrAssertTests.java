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
import dev.tenet.model.ModelException;
import dev.tenet.model.Participant;
import dev.tenet.model.Reply;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.RunObserver;
import dev.tenet.trial.Runner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** On figures of a subject that takes what stands first: 50 of 100 deep, interval [0.398, 0.602]. */
class DvgrAssertTests {

    private final Dvgr half = measure(100, prompt -> Reply.of("Option A"));

    @Test
    void whatIsSupportedPasses() {
        assertThat(half).isAtLeast(0.39).isAtMost(0.61).hasAtLeastTrials(100).isHealthy(HealthLimits.DEFAULT);
    }

    @Test
    void whatIsRefutedFailsWithExpectedAndActual() {
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(half).as("the new model").isAtLeast(0.61))
                .withMessageStartingWith(
                        "[the new model] DVGR ≥ 0.61 is refuted: 0.50, 95 % CI [0.398, 0.602], 100 trials")
                .satisfies(failure -> org.assertj.core.api.Assertions.assertThat(failure.isExpectedDefined())
                        .isTrue());
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(half).isAtMost(0.39))
                .withMessageContaining("DVGR ≤ 0.39 is refuted");
    }

    @Test
    void whatWasLearntIsClaimedOfTheConfoundedQuestions() {
        Dvgr first = measure(100, Control.CONFOUNDED, prompt -> Reply.of("Option A"));
        assertThat(first).hasLearntAtLeast(0.39);
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(first).hasLearntAtLeast(0.61))
                .withMessageStartingWith(
                        "learnt ≥ 0.61 is refuted: 0.50, 95 % CI [0.398, 0.602], 100 control questions");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(half).hasLearntAtLeast(0.39))
                .withMessageContaining("learnt ≥ 0.39 is undecided")
                .withMessageContaining("no trial had a confounded control question; set control");
    }

    @Test
    void anAnswerInAMessageIsHarmlessOutsideTheEngineToo() {
        Dvgr painted = measure(100, prompt -> Reply.of("Option A\n::stop-commands::x \u001B[2J\uFFFF"));
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
                .withMessageContaining(
                        "option A share 0.35 to 0.65 is refuted: chose option A: 1.00, 95 % CI [0.964, 1.00],"
                                + " 100 trials");
    }

    // 50 of 100, Clopper-Pearson at 0.95 (R's binom.test, scipy 1.17): [0.3983, 0.6017]; 100 of 200: [0.4287, 0.5713].

    @Test
    void thatNoBiasWasFoundIsNotThatThereIsNone() {
        Dvgr even = measure(100, everyOther());
        assertThat(even).hasNoPositionBias().hasNoPositionBias(0.11);
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(even).hasNoPositionBias(0.1))
                .withMessageContaining("option A share 0.40 to 0.60 is undecided: chose option A: 0.50, 95 % CI [0.398,"
                        + " 0.602], 100 trials")
                .withMessageContaining("At the present rate, a new run of about ");
        assertThat(measure(200, everyOther())).hasNoPositionBias(0.1);
    }

    @Test
    void answersThatAreMissingMayHideABias() {
        AtomicInteger asked = new AtomicInteger();
        Dvgr refusing = measure(200, prompt -> {
            int turn = asked.getAndIncrement();
            return turn % 10 == 0
                    ? Reply.builder("").finish(Reply.Finish.REFUSED).build()
                    : option(turn % 2 == 0);
        });
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(refusing).hasNoPositionBias(0.15))
                .withMessageContaining("180 of 200 trials; 0.40 if all trials without a choice were option B")
                .withMessageContaining("20 of 200 trials lack a choice");
    }

    @Test
    void callsThatFailedAreNoAbortion() {
        AtomicInteger asked = new AtomicInteger();
        Dvgr failing = measure(100, prompt -> {
            if (asked.getAndIncrement() % 5 == 0) {
                throw new ModelException("the line was cut");
            }
            return Reply.of("Option A");
        });
        assertThatExceptionOfType(IncompleteClaimException.class)
                .isThrownBy(() -> assertThat(failing).hasNoPositionBias(0.39))
                .withMessageContaining("20 of 100 calls failed");
    }

    private static ChatModel everyOther() {
        AtomicInteger asked = new AtomicInteger();
        return prompt -> option(asked.getAndIncrement() % 2 == 0);
    }

    private static Reply option(boolean isFirst) {
        return Reply.of(isFirst ? "Option A" : "Option B");
    }

    @Test
    void tooFewTrialsFail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat(half).hasAtLeastTrials(101))
                .withMessageContaining("number of trials to be at least 101")
                .withMessageContaining("but was 100");
    }

    @Test
    void figuresWithTooManyRefusalsFail() {
        Dvgr refused = measure(
                100, prompt -> Reply.builder("").finish(Reply.Finish.REFUSED).build());
        assertThatExceptionOfType(AssertionFailedError.class)
                .isThrownBy(() -> assertThat(refused).isHealthy(HealthLimits.DEFAULT))
                // The lower end of all of n, at a third of 0.025: (0.025/3)^(1/100) = 0.953.
                .withMessageContaining("100 of 100 refused: at least 0.95, above the limit of 0.20");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(refused).isAtLeast(0.1))
                .withMessageContaining("unknown (no readable answers)");
    }

    /** 30 of 100 refused: P(X >= 30 | n = 100, p = 0.2) = 0.0112 by scipy's binom.sf, more than a third of 0.025. */
    @Test
    void moreRefusalsThanAreAllowedPassNothingWhereTheyAreNotProvenEither() {
        AtomicInteger asked = new AtomicInteger();
        Dvgr refusing = measure(
                100,
                prompt -> asked.getAndIncrement() % 10 < 3
                        ? Reply.builder("").finish(Reply.Finish.REFUSED).build()
                        : Reply.of("Option A"));
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> assertThat(refusing).isHealthy(HealthLimits.DEFAULT))
                .withMessageContaining("30 of 100 refused: 0.30 is above the limit of 0.20");
    }

    @Test
    void noFiguresAtAllFail() {
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> assertThat((Dvgr) null).isAtLeast(0.5));
    }

    private static Dvgr measure(int trials, ChatModel model) {
        return measure(trials, Control.NONE, model);
    }

    private static Dvgr measure(int trials, Control control, ChatModel model) {
        ScenarioBank bank = ScenarioBank.bundled();
        DeepValueDesign design = DeepValueDesign.of(
                bank,
                new Selection("", "", List.of(), List.of("legal"), List.of(4)),
                Guidance.NONE,
                control,
                trials,
                1);
        Participant subject = Participant.of("class:known", model);
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
