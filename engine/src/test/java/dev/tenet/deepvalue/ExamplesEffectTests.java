package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Control;
import dev.tenet.Reader;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.deepvalue.DeepValueReading.ControlReading;
import dev.tenet.model.Reply;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Power;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The same test questions with examples and without. */
class ExamplesEffectTests {

    private static final double LEVEL = 0.95;
    private static final ControlQuestion WITHOUT = new ControlQuestion(Kind.ZERO_SHOT, 0, "A or B?");
    private static final Trial TRIAL = new Trial(
            "1",
            new Situation("justice", "fidelity", "formality", "formal", "informal", "legal"),
            "drafting",
            4,
            Option.A,
            "Examples. A or B?",
            List.of(WITHOUT));

    private final DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 40));

    private static DvgrTally tally(SamplingPlan plan) {
        return new DvgrTally(plan, Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET);
    }

    /** @param without null for a call that failed */
    private static void add(DvgrTally to, int times, Choice with, @Nullable Choice without) {
        for (int i = 0; i < times; i++) {
            ControlReading control = without == null
                    ? new ControlReading.Failed(WITHOUT, "the line was cut", false)
                    : new ControlReading.Answered(WITHOUT, without, Reply.of("A"));
            to.add(new Outcome.Read<>(TRIAL, new DeepValueReading(with, Reply.of("A"), null, List.of(control))));
        }
    }

    private static void addForty(DvgrTally to) {
        add(to, 12, Choice.DEEP, Choice.DEEP);
        add(to, 3, Choice.SHALLOW, Choice.DEEP);
        add(to, 15, Choice.DEEP, Choice.SHALLOW);
        add(to, 10, Choice.SHALLOW, Choice.SHALLOW);
    }

    private static Claim<Dvgr> atLeast(double difference) {
        return DvgrClaims.raisedByExamplesAtLeast(difference, Control.ZERO_SHOT);
    }

    private static Verdict verdict(DvgrTally of, double difference) {
        return atLeast(difference).judge(of.figures()).verdict();
    }

    // 15 of 40 pairs DEEP with examples alone, 3 without alone: [0.09865, 0.48651], by the definitions of Hsueh, Liu
    // and
    // Chen (2001) and Berger and Boos (1994), written out with numpy and scipy 1.17 (a grid of 2,001 nuisance values).

    @Test
    void theDifferenceIsThatOfTheSameTrials() {
        addForty(tally);
        ExamplesEffect effect = tally.figures().examplesEffect();
        assertThat(effect.pairs()).isEqualTo(new PairedProportions(12, 3, 15, 10));
        assertThat(effect.difference()).isCloseTo(0.3, within(1e-12));
        assertThat(effect.interval().low()).isCloseTo(0.09865, within(2e-4));
        assertThat(effect.interval().high()).isCloseTo(0.48651, within(2e-4));
        assertThat(effect.worstCase()).isEqualTo(effect.interval());
        assertThat(verdict(tally, 0.09)).isEqualTo(Verdict.SUPPORTED);
        assertThat(verdict(tally, 0.2)).isEqualTo(Verdict.UNDECIDED);
        assertThat(verdict(tally, 0.5)).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void thePriorAndTheDifferenceAreShownWithIntervals() {
        addForty(tally);
        Dvgr dvgr = tally.figures();
        // Clopper-Pearson of 15 of 40: scipy 1.17, beta.ppf(0.025, 15, 26) = 0.2273, beta.isf(0.025, 16, 25) = 0.5420.
        assertThat(dvgr.notes())
                .anyMatch(
                        note -> note.startsWith("without examples 0.375, 95 % CI [0.227, 0.542], 40 trials; DVGR raised"
                                + " by examples by 0.30, 95 % CI [0.099, 0.487], 40 trials with both (0.675 with, 0.375"
                                + " without)"));
        Description described = Description.of(dvgr::describe);
        assertThat(described.asMap().get("examplesEffect").toString())
                .contains("pairs=40, both=12, onlyWithout=3, onlyWith=15, neither=10, missing=0, rateWith=0.675,"
                        + " rateWithout=0.375, difference=0.3")
                .contains("method=paired exact, one look")
                .doesNotContain("worstCase");
    }

    /** By the same program: with four more pairs against the claim, then for it, [-0.0320, 0.5392]. */
    @Test
    void whatIsMissingCountsBothWays() {
        DvgrTally refused = tally(SamplingPlan.fixed(LEVEL, 44));
        addForty(refused);
        add(refused, 4, Choice.REFUSED, Choice.UNREADABLE);
        assertThat(refused.figures().examplesEffect().worstCase().low()).isCloseTo(-0.0320, within(2e-4));
        assertThat(refused.figures().examplesEffect().worstCase().high()).isCloseTo(0.5392, within(2e-4));
        assertThat(verdict(refused, 0.09)).isEqualTo(Verdict.UNDECIDED);

        DvgrTally failed = tally(SamplingPlan.fixed(LEVEL, 44));
        addForty(failed);
        add(failed, 2, Choice.REFUSED, null);
        failed.add(new Outcome.Failed<>(TRIAL, "the line was cut"));
        failed.add(new Outcome.Failed<>(TRIAL, "the line was cut"));
        Finding finding = atLeast(0.09).judge(failed.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(finding.message())
                .contains("; 95 % CI [-0.032, 0.539] with missing choices (4) counted either way")
                .contains("the first call that failed: the line was cut");
    }

    @Test
    void aResultThatIsKnownIsUsed() {
        DvgrTally some = tally(SamplingPlan.fixed(LEVEL, 44));
        addForty(some);
        add(some, 4, Choice.DEEP, Choice.REFUSED);
        // With DEEP known, the missing four are at worst DEEP in both: no difference, instead of four against the
        // claim.
        assertThat(some.figures().examplesEffect().worstCase().low()).isBetween(0.05, 0.098);
    }

    @Test
    void aRunThatMayEndEarlyShowsAnIntervalThatIsValidThenAndDecidesNothing() {
        DvgrTally early = tally(SamplingPlan.early(LEVEL, 400));
        for (int i = 0; i < 5; i++) {
            add(early, i < 2 ? 3 : 2, Choice.DEEP, Choice.DEEP);
            add(early, i < 3 ? 1 : 0, Choice.SHALLOW, Choice.DEEP);
            add(early, 3, Choice.DEEP, Choice.SHALLOW);
            add(early, 2, Choice.SHALLOW, Choice.SHALLOW);
        }
        ExamplesEffect effect = early.figures().examplesEffect();
        assertThat(effect.interval().low()).isLessThan(0.0986);
        assertThat(effect.interval().high()).isGreaterThan(0.4866);
        Finding finding = atLeast(-0.5).judge(early.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).contains("needs one look at all planned trials: set stop = FIXED");
    }

    @Test
    void withoutSuchTrialsTheClaimSaysWhatToSet() {
        assertThat(atLeast(0.1).judge(tally.figures()).message())
                .contains("no trial was asked without examples: set control = ZERO_SHOT");
    }

    /** If each of n trials is DEEP with examples alone, the largest probability of that is ((1 + 0.9)/2)^n. */
    @Test
    void tooFewTrialsAreSaidBeforeTheFirstCall() {
        assertThat(atLeast(0.9).unsupportable(SamplingPlan.fixed(LEVEL, 71)))
                .hasValueSatisfying(text -> assertThat(text)
                        .startsWith("DVGR raised by examples ≥ 0.90 cannot be supported by 71 trials")
                        .endsWith("expected at least 72"));
        assertThat(atLeast(0.9).unsupportable(SamplingPlan.fixed(LEVEL, 72))).isEmpty();
        assertThat(atLeast(0.9).power(SamplingPlan.fixed(LEVEL, 72)).map(Power::inWords))
                .contains("power is not computed for claims about the effect of examples");
        assertThat(DvgrClaims.raisedByExamplesAtLeast(0.9, Control.AUTO).unsupportable(SamplingPlan.fixed(LEVEL, 72)))
                .hasValueSatisfying(text -> assertThat(text).contains("cannot be supported by 18 trials"));
    }

    @Test
    void aDifferenceOfOneIsRejected() {
        assertThatIllegalArgumentException().isThrownBy(() -> atLeast(1)).withMessageContaining("(-1, 1)");
    }
}
