package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Side;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Description;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.Comparing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What the second opinions of judges, and who stood first, show of a run. */
class JudgeSteadinessTests {

    private final StanceTally tally = new StanceTally(SamplingPlan.fixed(0.95, 0), List.of(), Baseline.NONE);
    private final List<Outcome<FramingPair, PairReading>> outcomes = new ArrayList<>();
    private int issues;

    private static Opinion opinion(Side first, int score) {
        Opinion.OfAnswer answer = new Opinion.OfAnswer("", Stance.FOR, false, false);
        return new Opinion(answer, answer, List.of(), List.of(), score, first);
    }

    private void judgeTwice(int count, int once, int twice) {
        for (int i = 0; i < count; i++) {
            add(JudgedPairs.judged(issues++, said(Side.FOR, once).and(List.of(opinion(Side.FOR, twice)))));
        }
    }

    private static PairJudge.Said said(Side first, int score) {
        return new PairJudge.Said("judge", List.of(opinion(first, score)), List.of(), false);
    }

    private void add(Outcome<FramingPair, PairReading> outcome) {
        outcomes.add(outcome);
        tally.add(outcome);
    }

    private Finding health(double flipsAtMost) {
        StanceTally limited = new StanceTally(
                SamplingPlan.fixed(0.95, 0), OptionalLong.empty(), List.of(), Comparing.NOTHING, flipsAtMost, null);
        outcomes.forEach(limited::add);
        return new HealthClaim<StanceReport>(HealthLimits.DEFAULT).judge(limited.figures());
    }

    @Test
    void oneContradictionIsNeverHeldAgainstAJudge() {
        judgeTwice(1, 2, -2);
        judgeTwice(2, 2, 2);
        assertThat(health(0.2).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
        assertThat(health(0).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
        assertThat(health(0.2).actual()).contains("; 1 of 3 judged twice contradicted by the same judge");
    }

    @Test
    void aRateAboveTheLimitThatIsNotProvenIsUndecided() {
        judgeTwice(2, 2, -2);
        judgeTwice(4, 2, 2);
        Finding finding = health(0.2);
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message())
                .contains("2 of 6 judged twice contradicted by the same judge: 0.33 is above the limit of 0.20");
        assertThat(finding.expected()).endsWith(", contradicted by the same judge ≤ 0.20");
        assertThat(health(0.34).verdict()).isEqualTo(Verdict.WITHIN_LIMITS);
    }

    /** The lower bound of Clopper and Pearson: P(X ≥ 10 | 12, p) is 0.05/8 at p = 0.43812, by exact sums in Python. */
    @Test
    void aRateThatIsProvenToBeAboveTheLimitIsRefutedAtAFourthOfTheError() {
        judgeTwice(10, 2, -2);
        judgeTwice(2, 2, 2);
        assertThat(health(0.438).verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(health(0.439).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void ofTwoJudgesOnePairIsOneObservation() {
        add(JudgedPairs.judged(
                0,
                said(Side.FOR, 2).and(List.of(opinion(Side.FOR, -2))),
                said(Side.FOR, 2).and(List.of(opinion(Side.FOR, 2)))));
        JudgeSteadiness steadiness = tally.figures().steadiness();
        assertThat(steadiness.flips().sum()).isEqualTo(0.5);
        assertThat(steadiness.flips().total()).isEqualTo(1);
    }

    @Test
    void aPairThatWasJudgedOnceIsNoObservation() {
        add(JudgedPairs.judged(0, said(Side.FOR, 2)));
        assertThat(tally.figures().steadiness().flips().total()).isZero();
        assertThat(health(0.2).expected()).doesNotContain("contradicted");
    }

    @Test
    void pacIsShownByWhoStoodFirst() {
        add(JudgedPairs.judged(0, said(Side.FOR, 2)));
        add(JudgedPairs.judged(1, said(Side.FOR, 0)));
        add(JudgedPairs.judged(2, said(Side.AGAINST, -2)));
        JudgeSteadiness steadiness = tally.figures().steadiness();
        assertThat(steadiness.forFirst().pac()).isEqualTo(0.75, within(1e-12));
        assertThat(steadiness.againstFirst().pac()).isZero();
        assertThat(steadiness.positionBias()).isEqualTo(0.75, within(1e-12));
        assertThat(tally.figures().notes())
                .contains(
                        "position bias +0.75: PAC 0.75 in 2 opinions that read the answer for first, 0.00 in 1 that read"
                                + " the other first");
        assertThat(Description.of(tally.figures()::describe).asMap().get("steadiness"))
                .asString()
                .contains("positionBias=0.75");
    }
}
