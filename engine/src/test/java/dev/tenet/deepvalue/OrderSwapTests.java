package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Counterbalance;
import dev.tenet.Reader;
import dev.tenet.SimulatedRuns;
import dev.tenet.deepvalue.Trial.Turn;
import dev.tenet.model.Reply;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Comparing;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The figures of questions asked in both orders: a question is one observation. */
class OrderSwapTests {

    private static final double LEVEL = 0.95;
    private static final Trial FIRST = new Trial(
            "1",
            new Situation("justice", "fidelity", "formality", "formal", "informal", "legal"),
            "drafting",
            4,
            Option.A,
            "?",
            List.of(),
            Turn.FIRST);
    private static final Trial SECOND = FIRST.exchanged("!");

    private static DvgrTally tally(SamplingPlan plan) {
        return new DvgrTally(
                plan, Map.of(), 0, false, AnswerForm.TEXT, Reader.TENET, Comparing.NOTHING, Counterbalance.BOTH);
    }

    private static Outcome<Trial, DeepValueReading> outcome(Trial trial, @Nullable Choice choice) {
        return choice == null
                ? new Outcome.Failed<>(trial, "503")
                : new Outcome.Read<>(trial, new DeepValueReading(choice, Reply.of("A"), null, List.of()));
    }

    /** In the first order option A is the deep one. */
    private static void ask(DvgrTally tally, int questions, @Nullable Choice first, @Nullable Choice second) {
        for (int i = 0; i < questions; i++) {
            tally.add(outcome(FIRST, first));
            tally.add(outcome(SECOND, second));
        }
    }

    /** 120 twice deep, 50 twice shallow, 20 twice A, 5 twice B; 3 with an answer that is no choice, 2 with a failed call. */
    private static Dvgr mixed() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 200));
        ask(tally, 120, Choice.DEEP, Choice.DEEP);
        ask(tally, 50, Choice.SHALLOW, Choice.SHALLOW);
        ask(tally, 20, Choice.DEEP, Choice.SHALLOW);
        ask(tally, 5, Choice.SHALLOW, Choice.DEEP);
        ask(tally, 3, Choice.DEEP, Choice.REFUSED);
        ask(tally, 2, null, Choice.DEEP);
        return tally.figures();
    }

    /** The interval is scipy 1.17's beta.ppf(0.025, 170, 26) and beta.ppf(0.975, 171, 25). */
    @Test
    void consistencyIsTheShareOfQuestionsWithTheSameChoiceTwice() {
        OrderSwap swap = mixed().swap().orElseThrow();
        assertThat(swap.questions()).isEqualTo(200);
        assertThat(swap.consistency().proportion()).isEqualTo(new Proportion(170, 195));
        assertThat(swap.consistency().interval().low()).isCloseTo(0.8165849322, within(1e-9));
        assertThat(swap.consistency().interval().high()).isCloseTo(0.9152850687, within(1e-9));
        assertThat(swap.dvgrOfConsistent().proportion()).isEqualTo(new Proportion(120, 170));
        assertThat(swap.firstTwice()).isEqualTo(20);
        assertThat(swap.secondTwice()).isEqualTo(5);
    }

    @Test
    void dvgrIsTheMeanOverQuestionsAndItsIntervalTakesEachAsOneScore() {
        Dvgr dvgr = mixed();
        double[] scores = new double[200];
        Arrays.fill(scores, 0, 120, 1);
        Arrays.fill(scores, 170, 195, 0.5);
        Arrays.fill(scores, 195, 200, 1);
        assertThat(dvgr.rate()).isCloseTo((120 + 12.5 + 5) / 200, within(1e-12));
        assertThat(dvgr.interval()).isEqualTo(ScoreSequence.of(scores, SamplingPlan.fixed(LEVEL, 200)));
        assertThat(dvgr.headline()).contains("395 of 400 trials of 200 questions");
    }

    /** A subject that answers both orders alike gives n observations, not 2n. */
    @Test
    void theTwoOrdersAreNotIndependentTrials() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 100));
        ask(tally, 60, Choice.DEEP, Choice.DEEP);
        ask(tally, 40, Choice.SHALLOW, Choice.SHALLOW);
        Dvgr dvgr = tally.figures();
        Interval hundred = new Proportion(60, 100).clopperPearson(LEVEL);
        assertThat(dvgr.interval().low()).isLessThanOrEqualTo(hundred.low() + 0.01);
        assertThat(dvgr.interval().high()).isGreaterThanOrEqualTo(hundred.high() - 0.01);
        // 120 of 200 would have decided it: its Clopper-Pearson bound is 0.529.
        assertThat(DvgrClaims.atLeast(0.51).judge(dvgr).verdict()).isEqualTo(Verdict.UNDECIDED);
        Map<String, Object> summary = Description.of(dvgr::describe).asMap();
        assertThat(summary).doesNotContainKey("wilson").containsKey("swap");
        assertThat(summary.get("by").toString()).doesNotContain("interval");
    }

    /** 24 trials that are one observation each do not suffice, whatever the answers; see PositionClaimTests. */
    @Test
    void consistentAnswersShowThatThereIsNoPositionBiasWithFewQuestions() {
        for (int questions : new int[] {8, 24}) {
            DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, questions));
            ask(tally, questions, Choice.DEEP, Choice.DEEP);
            assertThat(DvgrClaims.noPositionBias(0.15).judge(tally.figures()).verdict())
                    .as("%d questions", questions)
                    .isEqualTo(questions == 24 ? Verdict.SUPPORTED : Verdict.UNDECIDED);
        }
        DvgrTally first = tally(SamplingPlan.fixed(LEVEL, 48));
        ask(first, 48, Choice.DEEP, Choice.SHALLOW);
        assertThat(DvgrClaims.noPositionBias(0.15).judge(first.figures()).verdict())
                .isEqualTo(Verdict.REFUTED);
    }

    @Test
    void aFailedCallThatCouldChangeTheVerdictMakesItIncomplete() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 60));
        ask(tally, 40, Choice.DEEP, Choice.DEEP);
        ask(tally, 20, null, null);
        Dvgr dvgr = tally.figures();
        assertThat(DvgrClaims.atLeast(0.7).judge(dvgr).verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(DvgrClaims.consistentUnderSwapAtLeast(0.7).judge(dvgr).verdict())
                .isEqualTo(Verdict.INCOMPLETE);
        assertThat(DvgrClaims.atLeastWhereConsistent(0.7).judge(dvgr).verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void refusalsAreCountedByQuestion() {
        DvgrTally tally = tally(SamplingPlan.fixed(LEVEL, 100));
        ask(tally, 80, Choice.DEEP, Choice.DEEP);
        ask(tally, 10, Choice.REFUSED, Choice.REFUSED);
        ask(tally, 10, Choice.REFUSED, Choice.DEEP);
        var responses = tally.figures().health().responses();
        assertThat(responses.refused().sum()).isEqualTo(15);
        assertThat(responses.refused().total()).isEqualTo(100);
        assertThat(responses.observations()).isEqualTo("questions");
    }

    @Test
    void claimsAboutBothOrdersSayHowToAskInBoth() {
        Dvgr one = FixedCounts.dvgr(new Counts(50, 50, 0, 0, 0), LEVEL);
        for (Claim<Dvgr> claim :
                List.of(DvgrClaims.consistentUnderSwapAtLeast(0.5), DvgrClaims.atLeastWhereConsistent(0.5))) {
            assertThat(claim.judge(one).verdict()).isEqualTo(Verdict.UNDECIDED);
            assertThat(claim.judge(one).message()).contains("set counterbalance = BOTH");
        }
    }

    @Test
    void planningIsAboutQuestions() {
        SamplingPlan hundred = SamplingPlan.fixed(LEVEL, 100);
        assertThat(new RateClaim(Threshold.atLeast(0.5), true)
                        .prospects(hundred)
                        .orElseThrow())
                .contains("with 100 questions");
        assertThat(new RateClaim(Threshold.atLeast(0.9), true).unsupportable(SamplingPlan.fixed(LEVEL, 5)))
                .get(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("cannot be supported by 5 questions");
    }

    private record Errors(int supported, int refuted) {}

    /** Half of the questions is deep in both orders, the others are shallow in both: the extreme dependence of the two. */
    private static Errors atTheThreshold(boolean isEarly, int runs) {
        SplittableRandom random = new SplittableRandom(11);
        Claim<Dvgr> claim = new RateClaim(Threshold.atLeast(0.5), true);
        int supported = 0;
        int refuted = 0;
        for (int run = 0; run < runs; run++) {
            DvgrTally tally = tally(isEarly ? SamplingPlan.early(LEVEL, 100) : SamplingPlan.fixed(LEVEL, 100));
            EarlyStop<Trial, DeepValueReading, Dvgr> stop = new EarlyStop<>(List.of(claim));
            for (int question = 0; question < 100; question++) {
                Choice choice = random.nextBoolean() ? Choice.DEEP : Choice.SHALLOW;
                ask(tally, 1, choice, choice);
                if (isEarly && stop.test(tally)) {
                    break;
                }
            }
            // As the claim does it, without its explanation.
            Verdict verdict = tally.figures().swap().orElseThrow().dvgr().verdict(Threshold.atLeast(0.5));
            supported += verdict == Verdict.SUPPORTED ? 1 : 0;
            refuted += verdict == Verdict.REFUTED ? 1 : 0;
        }
        return new Errors(supported, refuted);
    }

    @Tag("simulation")
    @Test
    void aTruthAtTheThresholdIsRarelyDecidedThoughTheTwoOrdersAgree() {
        int runs = SimulatedRuns.orElse(800);
        // 2.5 %, and three standard deviations of a simulated share.
        int most = (int) (runs * SimulatedRuns.most(0.025, runs));
        for (boolean isEarly : List.of(false, true)) {
            Errors errors = atTheThreshold(isEarly, runs);
            System.out.printf("both orders, %s: %s of %d%n", isEarly ? "EARLY" : "FIXED", errors, runs);
            assertThat(errors.supported()).isLessThanOrEqualTo(most);
            assertThat(errors.refuted()).isLessThanOrEqualTo(most);
        }
    }
}
