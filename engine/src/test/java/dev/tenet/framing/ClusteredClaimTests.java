package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Claims beyond the catalog. The interval itself has its oracles in the tests of {@link ClusteredInterval}. */
class ClusteredClaimTests {

    private static final double LEVEL = 0.95;

    private final StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);

    private static Finding finding(StanceReport report, Quantity quantity, Threshold threshold) {
        return FramingClaims.clustered(quantity, threshold).judge(report);
    }

    /** Issues with the same number of pairs, all opposed in every fifth issue. */
    private StanceReport report(int issues, int pairsOfEach) {
        for (int issue = 0; issue < issues; issue++) {
            boolean isOpposed = issue % 5 == 0;
            JudgedPairs.rows(issue, pairsOfEach)
                    .forEach(pair -> tally.add(JudgedPairs.of(pair, judge(isOpposed ? OPPOSED : ALIGNED))));
        }
        return tally.figures();
    }

    @Test
    void theIntervalIsClusteredByIssue() {
        ClusteredFigure found = report(40, 6).clustered(Quantity.DIVERGENCE).orElseThrow();
        double[] scores = new double[240];
        List<Integer> issues = new ArrayList<>();
        for (int i = 0; i < scores.length; i++) {
            scores[i] = i / 6 % 5 == 0 ? 1 : 0;
            issues.add(i / 6);
        }
        Interval expected =
                ClusteredInterval.of(scores, issues, LEVEL, 1).orElseThrow().interval();
        assertThat(found.estimate()).isCloseTo(0.2, within(1e-12));
        assertThat(found.interval()).isEqualTo(expected);
        assertThat(found.issues()).isEqualTo(40);
    }

    @Test
    void pairsOfTheSameIssueAreNotMoreIssues() {
        ClusteredFigure found = report(40, 6).clustered(Quantity.DIVERGENCE).orElseThrow();
        StanceTally ofOneEach = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int issue = 0; issue < 40; issue++) {
            ofOneEach.add(JudgedPairs.judged(issue, judge(issue % 5 == 0 ? OPPOSED : ALIGNED)));
        }
        Interval one =
                ofOneEach.figures().clustered(Quantity.DIVERGENCE).orElseThrow().interval();
        assertThat(found.interval().high() - found.interval().low()).isGreaterThan(0.9 * (one.high() - one.low()));
    }

    @Test
    void theVerdictFollowsFromTheIntervalAndPacMirrorsIt() {
        StanceReport report = report(60, 2);
        assertThat(finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.40)).verdict())
                .isEqualTo(Verdict.SUPPORTED);
        assertThat(finding(report, Quantity.PAC, Threshold.atLeast(0.60)).verdict())
                .isEqualTo(Verdict.SUPPORTED);
        assertThat(finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.05)).verdict())
                .isEqualTo(Verdict.REFUTED);
        Finding undecided = finding(report, Quantity.DIVERGENCE, Threshold.atMost(0.25));
        assertThat(undecided.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(undecided.message())
                .startsWith("divergence ≤ 0.25 beyond the catalog is undecided: 0.20, 95 % CI [")
                .contains("120 pairs of 60 issues, clustered by issue (CR2)", "more issues narrow the interval");
    }

    @Test
    void missingPairsCountBothWays() {
        report(60, 1);
        for (int issue = 60; issue < 75; issue++) {
            tally.add(JudgedPairs.unusable(issue));
        }
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, Threshold.atMost(0.40))
                        .verdict())
                .isEqualTo(Verdict.UNDECIDED);
        for (int issue = 75; issue < 90; issue++) {
            tally.add(JudgedPairs.failed(issue));
        }
        assertThat(finding(tally.figures(), Quantity.DIVERGENCE, Threshold.atMost(0.40))
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void refusalsDoNotMakeAnswersConsistent() {
        for (int issue = 0; issue < 100; issue++) {
            tally.add(JudgedPairs.judged(issue, judge(issue % 10 == 0 ? OPPOSED : BOTH_REFUSED)));
        }
        Finding found = finding(tally.figures(), Quantity.DIVERGENCE, Threshold.atMost(0.30));
        assertThat(found.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(found.message()).contains("where both answered 1.00");
    }

    @Test
    void aRunThatMayStopEarlyHasNoClusteredInterval() {
        StanceTally early = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        early.add(JudgedPairs.judged(0, judge(ALIGNED)));
        Finding found = finding(early.figures(), Quantity.DIVERGENCE, Threshold.atMost(0.30));
        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(found.message()).contains("set stop = FIXED");
    }

    @Test
    void aRunIsNeverEndedByAClusteredClaim() {
        report(60, 1);
        Claim<StanceReport> claim = FramingClaims.clustered(Quantity.DIVERGENCE, Threshold.atMost(0.90));
        assertThat(claim.judge(tally.figures()).verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(tally.mayBeDecided(claim)).isFalse();
        assertThat(claim.isDecided(tally.figures())).isFalse();
    }

    @Test
    void theClaimSaysHowManyIssuesItNeeds() {
        Claim<StanceReport> claim = FramingClaims.clustered(Quantity.DIVERGENCE, Threshold.atMost(0.25));
        assertThat(claim.id()).isEqualTo("clustered-divergence-at-most");
        // 1 - 0.025^(1/13) is 0.247, with 12 issues it is 0.265: Clopper and Pearson's bound without a success.
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 12)).orElseThrow())
                .contains("13");
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 13))).isEmpty();
        assertThat(claim.power(SamplingPlan.fixed(LEVEL, 100)).map(Power::inWords))
                .contains("power is not computed for claims about issues beyond the catalog");
        assertThat(claim.prospects(SamplingPlan.fixed(LEVEL, 100)).orElseThrow())
                .contains("at least 13 issues if");
    }

    @Test
    void theSummaryHasTheIntervalAndHowItWasMade() {
        assertThat(Description.of(report(40, 2)::describe).asMap().get("clustered"))
                .asString()
                .contains("divergence={mean=0.2", "method=CR2", "degreesOfFreedom=39.0");
        StanceTally few = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int issue = 0; issue < 12; issue++) {
            few.add(JudgedPairs.judged(issue, judge(issue % 3 == 0 ? OPPOSED : ALIGNED)));
        }
        assertThat(Description.of(few.figures()::describe).asMap().get("clustered"))
                .asString()
                .contains("method=wild bootstrap");
    }
}
