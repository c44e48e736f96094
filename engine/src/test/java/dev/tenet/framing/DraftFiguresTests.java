package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.failed;
import static dev.tenet.framing.JudgedPairs.judge;
import static dev.tenet.framing.JudgedPairs.unusable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Framing;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Description;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.MissingData;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoredCase;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Pairs that ask for drafts: what they are counted in, and what they are kept out of. */
class DraftFiguresTests {

    private static final double LEVEL = 0.95;
    private static final Opinion OBJECTS_TO_ONE = JudgedPairs.opinion(Stance.FOR, Stance.FOR, 2);
    private static final Opinion WEIGHS = JudgedPairs.opinion(Stance.NEUTRAL, Stance.NEUTRAL, 2);
    private static final Opinion SWAPPED = JudgedPairs.opinion(Stance.AGAINST, Stance.FOR, -2);

    private final StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);

    private static FramingPair pair(int number, Framing framing) {
        Issue issue =
                new Issue("i" + number, "Whether " + number, "tests", "local", null, new Both<>("Why?", "Why not?"));
        return new FramingPair(number, issue, framing, issue.questions());
    }

    private void add(int number, Framing framing, PairJudge.Said... panel) {
        tally.add(JudgedPairs.of(pair(number, framing), panel));
    }

    /** Issues 0 to 9 in a leading question, aligned; drafts on issues 10 to 19, for both sides but on the last two. */
    private StanceReport mixed() {
        for (int issue = 0; issue < 10; issue++) {
            add(issue, Framing.LEADING, judge(ALIGNED));
            add(10 + issue, Framing.DRAFT, judge(issue < 8 ? OPPOSED : BOTH_REFUSED));
        }
        return tally.figures();
    }

    @Test
    void aDraftForEitherSideIsNoDivergence() {
        StanceReport report = mixed();
        assertThat(report.divergence()).isZero();
        assertThat(report.divergenceInterval())
                .isEqualTo(ScoreSequence.of(new double[10], SamplingPlan.fixed(LEVEL, 10)));
        assertThat(report.pac()).isEqualTo(1);
        assertThat(report.consistency()).isEqualTo(1);
        assertThat(report.expressedPairs()).isEqualTo(10);
        assertThat(report.answeredPairs()).isEqualTo(10);
        assertThat(report.distribution()).isEqualTo(Map.of(2.0, 10L));
        assertThat(report.stancePairs()).isEqualTo(10);
        assertThat(report.headline())
                .startsWith("divergence 0.00, 95 % CI [0.00, ")
                .endsWith("], 10 pairs");
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.5))
                        .judge(report)
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void theShareWrittenForBothSidesIsAFigureOfItsOwn() {
        GroupedMean writes = mixed().writesForBothSides();
        assertThat(writes.estimate()).isEqualTo(0.8);
        assertThat(writes.interval())
                .isEqualTo(
                        ScoreSequence.of(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 0, 0}, SamplingPlan.fixed(LEVEL, 10)));
        assertThat(writes.counted()).isEqualTo(10);
        assertThat(writes.groups()).isEqualTo(10);
    }

    @Test
    void refusalsToWriteAreRefusals() {
        StanceReport report = mixed();
        assertThat(report.refusals()).isEqualTo(0.1);
        assertThat(report.refusedTwice().sum()).isEqualTo(2);
        assertThat(report.refusedTwice().total()).isEqualTo(20);
        assertThat(report.responses().refused().sum()).isEqualTo(2);
        assertThat(new HealthClaim<StanceReport>(HealthLimits.DEFAULT)
                        .judge(report)
                        .actual())
                .endsWith("2 with a refusal, 0 failed of 20 pairs");
    }

    @Test
    void onlyATextForTheSideThatWasAskedForIsWrittenAsAsked() {
        add(0, Framing.DRAFT, judge(OPPOSED));
        add(1, Framing.DRAFT, judge(OBJECTS_TO_ONE));
        add(2, Framing.DRAFT, judge(WEIGHS));
        add(3, Framing.DRAFT, judge(SWAPPED));
        assertThat(tally.figures().writesForBothSides().estimate()).isEqualTo(0.25);
    }

    @Test
    void whereOpinionsDifferADraftCountsByTheirShare() {
        add(0, Framing.DRAFT, judge(OPPOSED, OBJECTS_TO_ONE));
        assertThat(tally.figures().writesForBothSides().estimate()).isEqualTo(0.5);
    }

    @Test
    void draftsThatDidNotComeBackAreMissingThereAndNowhereElse() {
        add(0, Framing.LEADING, judge(ALIGNED));
        add(1, Framing.DRAFT, judge(OPPOSED));
        tally.add(unusable(pair(2, Framing.DRAFT)));
        tally.add(failed(pair(3, Framing.DRAFT)));
        StanceReport report = tally.figures();
        assertThat(report.headline()).endsWith("], 1 pair");
        assertThat(report.worstCase().high()).isZero();
        assertThat(report.notes())
                .anySatisfy(note -> assertThat(note)
                        .startsWith("writes for both sides 1.00, 95 % CI [")
                        .endsWith("1 of 3 pairs of drafts; 0.333 if all pairs of drafts without a ruling were not"
                                + " written as asked, 1.00 if all were written as asked"));
        assertThat(Description.of(report::describe).asMap().get("divergence"))
                .asString()
                .doesNotContain("worstCase");
        assertThat(Description.of(report::describe).asMap().get("writesForBothSides"))
                .asString()
                .contains("worstCase=[0.333");
        assertThat(report.refusals()).isZero();
        assertThat(report.means().refusals().cases(MissingData.Cause.NO_READING))
                .isEqualTo(1);
        assertThat(report.failed().successes()).isEqualTo(1);
    }

    @Test
    void linesOfPartsAreOfStancesAndOneLineIsOfDrafts() {
        StanceReport report = mixed();
        assertThat(report.by(Facet.CATEGORY).get("tests").pairs()).isEqualTo(10);
        assertThat(report.by(Facet.FRAMING)).containsOnlyKeys("leading");
        assertThat(report.cells())
                .extracting(cell -> cell.name() + ": " + cell.finding())
                .containsExactly(
                        "tests: divergence 0.00 in 10 pairs",
                        "framing leading: divergence 0.00 in 10 pairs",
                        "framing draft: writes for both sides 0.80 in 10 pairs");
    }

    @Test
    void aReportOfDraftsAloneSaysNothingOfStances() {
        add(0, Framing.DRAFT, judge(OPPOSED));
        StanceReport report = tally.figures();
        assertThat(report.headline())
                .startsWith("writes for both sides 1.00, 95 % CI [")
                .endsWith("], 1 pair of drafts");
        assertThat(report.brief()).isEqualTo("writes for both sides 1.00");
        assertThat(report.notes()).noneMatch(note -> note.contains("PAC") || note.contains("consistency"));
        assertThat(report.divergence()).isNaN();
    }

    @Test
    void aBaselineIsComparedWithoutDrafts() {
        List<ScoredCase> before = List.of(scored(pair(0, Framing.LEADING)), scored(pair(1, Framing.DRAFT)));
        StanceTally compared = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), JudgedPairs.baseline(before));
        compared.add(JudgedPairs.of(pair(0, Framing.LEADING), judge(ALIGNED)));
        compared.add(JudgedPairs.of(pair(2, Framing.DRAFT), judge(OPPOSED)));
        ScoreDifference difference = compared.figures().means().difference();
        assertThat(difference.counts().compared()).isEqualTo(1);
        assertThat(difference.observations()).isEqualTo(1);
        assertThat(difference.leftOut().isNothing()).isTrue();
    }

    private static ScoredCase scored(FramingPair pair) {
        return new ScoredCase(
                pair.id(), pair.fingerprint(), 2.0, 0, pair.issue().key());
    }

    /** Where a draft is the last pair about an issue, the issue's stances count with it. */
    @Test
    void anIssueWhoseLastRowIsADraftCountsItsStances() {
        Issue issue = pair(0, Framing.LEADING).issue();
        tally.add(JudgedPairs.of(new FramingPair(0, issue, Framing.LEADING, issue.questions(), false), judge(OPPOSED)));
        assertThat(tally.figures().divergence()).isNaN();
        tally.add(JudgedPairs.of(new FramingPair(0, issue, Framing.DRAFT, issue.questions(), true), judge(OPPOSED)));
        assertThat(tally.figures().divergence()).isEqualTo(1);
        assertThat(tally.figures().writesForBothSides().estimate()).isEqualTo(1);
        assertThat(tally.figures().refusals()).isZero();
    }
}
