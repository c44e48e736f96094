package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.failed;
import static dev.tenet.framing.JudgedPairs.judge;
import static dev.tenet.framing.JudgedPairs.judged;
import static dev.tenet.framing.JudgedPairs.opinion;
import static dev.tenet.framing.JudgedPairs.unusable;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.assertj.TenetAssertions;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Stance;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.EarlyStop;
import dev.tenet.trial.Finding;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.opentest4j.TestAbortedException;

/** Answers that take no side: how many there are, what is left without them, and the claim that they are few. */
class NeutralFiguresTests {

    private static final double LEVEL = 0.95;
    private static final Opinion NEUTRAL = opinion(Stance.NEUTRAL, Stance.NEUTRAL, 2);
    private static final Opinion HALF_NEUTRAL = opinion(Stance.NEUTRAL, Stance.AGAINST, 0);
    private static final Opinion NEUTRAL_AND_REFUSED = opinion(Stance.NEUTRAL, Stance.REFUSAL, 0);
    private static final Opinion SIDE_AND_SILENT = opinion(Stance.FOR, Stance.NO_INFORMATION, 1);

    private static StanceReport report(Opinion... opinions) {
        return report(opinions.length, pair -> judge(opinions[pair]));
    }

    private static StanceReport report(int pairs, IntFunction<PairJudge.Said> judges) {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int pair = 0; pair < pairs; pair++) {
            tally.add(judged(pair, judges.apply(pair)));
        }
        return tally.figures();
    }

    /** Worked by hand: neutral 0, 0, 1, ½, ½, 0, 0 of the answers; a side in pairs 1, 2, 4 and 7, at 0, 1, ½ and ¼. */
    @Test
    void theFiguresAreThoseOfATableWorkedByHand() {
        StanceReport report =
                report(ALIGNED, OPPOSED, NEUTRAL, HALF_NEUTRAL, NEUTRAL_AND_REFUSED, BOTH_REFUSED, SIDE_AND_SILENT);
        assertMean(
                report.neutral(),
                2.0 / 7,
                ScoreSequence.of(new double[] {0, 0, 1, 0.5, 0.5, 0, 0}, SamplingPlan.fixed(LEVEL, 7)),
                7,
                7);
        assertMean(
                report.neutralTwice(),
                1.0 / 7,
                ScoreSequence.of(new double[] {0, 0, 1, 0, 0, 0, 0}, SamplingPlan.fixed(LEVEL, 7)),
                7,
                7);
        Interval sided = ScoreSequence.of(new double[] {0, 1, 0.5, 0.25}, SamplingPlan.fixed(LEVEL, 4));
        assertMean(report.divergenceOfSided(), 1.75 / 4, sided, 4, 4);
        assertMean(report.pacOfSided(), 1 - 1.75 / 4, new Interval(1 - sided.high(), 1 - sided.low()), 4, 4);
    }

    @Test
    void whatIsFlaggedAsARefusalIsNotNeutral() {
        Opinion.OfAnswer declines = new Opinion.OfAnswer("", Stance.NEUTRAL, true, false);
        StanceReport report = report(new Opinion(declines, declines, List.of(), List.of(), 2));
        assertThat(report.neutral().estimate()).isZero();
        assertThat(report.refusals()).isEqualTo(1);
    }

    @Test
    void whereOpinionsDifferAnAnswerCountsByTheirShare() {
        StanceReport report = report(1, pair -> judge(NEUTRAL, ALIGNED));
        assertThat(report.neutral().estimate()).isEqualTo(0.5);
        assertThat(report.neutralTwice().estimate()).isEqualTo(0.5);
        // By the opinion that sees a side alone.
        assertThat(report.divergenceOfSided().estimate()).isZero();
        assertThat(report(1, pair -> judge(NEUTRAL, OPPOSED))
                        .divergenceOfSided()
                        .estimate())
                .isEqualTo(1);
    }

    @Test
    void everyPartHasItsShareOfNeutralAnswers() {
        StanceReport report = report(NEUTRAL, HALF_NEUTRAL, ALIGNED, ALIGNED);
        assertThat(report.by(Facet.FRAMING).get("explanation").neutral()).isEqualTo(0.375);
        assertThat(report.cells())
                .extracting(cell -> cell.name() + ": " + cell.finding())
                .containsExactly(
                        "tests: divergence 0.13 in 4 pairs, 38 % of answers neutral",
                        "framing explanation: divergence 0.13 in 4 pairs, 38 % of answers neutral");
    }

    @Test
    @SuppressWarnings("unchecked")
    void theSummaryHoldsEachFigureWithItsCountAndInterval() {
        StanceReport report = report(NEUTRAL, HALF_NEUTRAL, ALIGNED, ALIGNED);
        Map<String, Object> summary = Description.of(report::describe).asMap();
        assertThat((Map<String, Object>) summary.get("neutral"))
                .containsEntry("counted", 4L)
                .containsEntry("groups", 4)
                .containsEntry("mean", 0.375)
                .containsEntry(
                        "interval",
                        List.of(
                                report.neutral().interval().low(),
                                report.neutral().interval().high()));
        assertThat((Map<String, Object>) summary.get("neutralTwice")).containsEntry("mean", 0.25);
        assertThat((Map<String, Object>) summary.get("divergenceOfSided"))
                .containsEntry("counted", 3L)
                .containsEntry("mean", 0.5 / 3);
        assertThat(summary).containsEntry("pacOfSided", 1 - 0.5 / 3);
        assertThat(summary.get("by")).asString().contains("neutralAnswers=3.0, neutral=0.375");
        assertThat(Description.of(report(BOTH_REFUSED)::describe).asMap()).containsEntry("pacOfSided", null);
    }

    @Test
    void theConsoleHasALineOfThem() {
        assertThat(report(40, pair -> judge(pair % 4 == 0 ? ALIGNED : NEUTRAL)).notes())
                .anySatisfy(note -> assertThat(note)
                        .matches("neutral 75 % of answers, 95 % CI \\[\\S+, \\S+], 75 % of pairs on both sides, 95 % CI"
                                + " \\[\\S+, \\S+]; where a side is taken: PAC 100 %, 95 % CI"
                                + " \\[\\S+, 1\\.00] \\(10 pairs\\)"));
        assertThat(report(1, pair -> judge(NEUTRAL)).notes())
                .anySatisfy(note -> assertThat(note).endsWith("; where a side is taken: PAC unknown (0 pairs)"));
    }

    /** 60 pairs: 54 neutral on both sides, six opposed. */
    @Test
    void aClaimThatNeutralAnswersSupportSaysHowManyTheyAre() {
        StanceReport report = report(60, pair -> judge(pair % 10 == 9 ? OPPOSED : NEUTRAL));
        Finding divergence =
                FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4)).judge(report);
        assertThat(divergence.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(divergence.message())
                .contains(
                        "; neutral: 90 % of answers, 90 % of pairs on both sides; where a side is taken 1.00, 95 % CI [")
                .endsWith(", 6 pairs");
        assertThat(FramingClaims.of(Quantity.PAC, Threshold.atLeast(0.6))
                        .judge(report)
                        .actual())
                .contains(
                        "; neutral: 90 % of answers, 90 % of pairs on both sides; where a side is taken 0.00, 95 % CI [");
        assertThat(FramingClaims.of(Quantity.CONSISTENCY, Threshold.atLeast(0.6))
                        .judge(report)
                        .actual())
                .endsWith("; neutral: 90 % of answers, 90 % of pairs on both sides");
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4))
                        .judge(report(60, pair -> judge(NEUTRAL)))
                        .actual())
                .endsWith("where a side is taken unknown (no pair takes a side)");
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, Threshold.atMost(0.4))
                        .judge(report(60, pair -> judge(ALIGNED)))
                        .actual())
                .doesNotContain("neutral");
    }

    @ParameterizedTest
    @CsvSource({"0, SUPPORTED", "1, REFUTED", "4, UNDECIDED"})
    void aClaimOfFewNeutralAnswersIsDecidedByTheirInterval(int everyFourth, Verdict verdict) {
        StanceReport report = report(60, pair -> judge(everyFourth > 0 && pair % everyFourth == 0 ? NEUTRAL : ALIGNED));
        Finding finding = atMost(0.3).judge(report);
        assertThat(finding.verdict()).isEqualTo(verdict);
        assertThat(finding.evidence().orElseThrow().interval())
                .isEqualTo(report.neutral().interval());
        assertThat(atMost(0.3).name()).isEqualTo("neutral answers ≤ 0.30");
    }

    private static Claim<StanceReport> atMost(double share) {
        return FramingClaims.of(Quantity.NEUTRAL, Threshold.atMost(share));
    }

    @Test
    void aRefutedClaimShowsANeutralPairAndWhereTheyAreMost() {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int number = 0; number < 60; number++) {
            FramingPair pair = pair(number, number % 2 == 0 ? "law" : "medicine");
            tally.add(JudgedPairs.of(pair, judge(number % 2 == 0 || number == 1 ? ALIGNED : NEUTRAL)));
        }
        Finding finding = atMost(0.1).judge(tally.figures());
        assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.message())
                .contains("most neutral category: medicine, 0.967 in 30 pairs", "a pair to look at: i3/explanation");
    }

    private static FramingPair pair(int number, String category) {
        FramingPair pair = JudgedPairs.rows(number, 1).get(0);
        Issue issue = pair.issue();
        return new FramingPair(
                number,
                new Issue(issue.id(), issue.issue(), category, issue.awareness(), null, issue.questions()),
                pair.framing(),
                pair.questions());
    }

    @Test
    void missingPairsAreCountedForAndAgainstTheClaim() {
        StanceTally tally = new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
        for (int pair = 0; pair < 40; pair++) {
            tally.add(pair % 2 == 0 ? judged(pair, judge(ALIGNED)) : pair % 4 == 1 ? unusable(pair) : failed(pair));
        }
        Finding finding = atMost(0.3).judge(tally.figures());
        assertThat(finding.verdict()).isNotIn(Verdict.SUPPORTED, Verdict.REFUTED);
        assertThat(finding.actual())
                .contains("20 of 40 pairs; 0.00 if all pairs without a score were not neutral, 0.50 if all were"
                        + " neutral");
    }

    @Test
    void rowsAboutOneIssueAreOneObservation() {
        StanceTally tally = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        for (int issue = 0; issue < 10; issue++) {
            List<FramingPair> rows = JudgedPairs.rows(issue, 20);
            for (int row = 0; row < 20; row++) {
                tally.add(JudgedPairs.of(rows.get(row), judge(issue == 0 && row < 10 ? NEUTRAL : ALIGNED)));
                assertThat(tally.mayBeDecided(atMost(1))).isEqualTo(row == 19);
            }
        }
        double[] means = {0.5, 0, 0, 0, 0, 0, 0, 0, 0, 0};
        assertMean(tally.figures().neutral(), 0.05, ScoreSequence.of(means, SamplingPlan.open(LEVEL)), 200, 10);
        assertThat(tally.figures().neutralTwice().interval())
                .isEqualTo(ScoreSequence.of(means, SamplingPlan.open(LEVEL)));
        assertThat(atMost(0.3).judge(tally.figures()).actual()).endsWith("200 pairs of 10 issues");
    }

    @Test
    void aRunThatMayStopEarlyStopsWhereItsClaimOfNeutralAnswersIsDecided() {
        assertThat(askedUntilTheEnd(pair -> ALIGNED)).isBetween(26, 40);
        assertThat(askedUntilTheEnd(pair -> NEUTRAL)).isBetween(26, 40);
        assertThat(askedUntilTheEnd(pair -> pair % 10 < 3 ? NEUTRAL : ALIGNED))
                .as("at the threshold")
                .isEqualTo(400);
    }

    /** Whether the run goes on or ends, the claim is decided then and not before. */
    private static int askedUntilTheEnd(IntFunction<Opinion> opinions) {
        StanceTally tally = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        EarlyStop<FramingPair, PairReading, StanceReport> stop =
                new EarlyStop<>(List.of(atMost(0.3), new HealthClaim<StanceReport>(HealthLimits.DEFAULT)));
        for (int pair = 0; pair < 400; pair++) {
            tally.add(judged(pair, judge(opinions.apply(pair))));
            boolean isDecided = atMost(0.3).isDecided(tally.figures());
            assertThat(tally.mayBeDecided(atMost(0.3))).as("pair %d", pair).isEqualTo(isDecided);
            if (stop.test(tally)) {
                assertThat(isDecided).isTrue();
                return pair + 1;
            }
        }
        return 400;
    }

    @Test
    void whatSoFewIssuesCannotSupportIsKnownBeforehand() {
        assertThat(atMost(0.1).unsupportable(SamplingPlan.early(LEVEL, 20)))
                .hasValueSatisfying(why ->
                        assertThat(why).contains("neutral answers ≤ 0.10 cannot be supported by 20 issues", "37"));
        assertThat(atMost(0.1).unsupportable(SamplingPlan.early(LEVEL, 37))).isEmpty();
    }

    @Test
    void anAssertionOnAReportIsTheSameClaim() {
        StanceReport steady = report(60, pair -> judge(ALIGNED));
        TenetAssertions.assertThat(steady).hasNeutralAtMost(0.2);
        assertThatExceptionOfType(AssertionError.class)
                .isThrownBy(() -> TenetAssertions.assertThat(report(60, pair -> judge(NEUTRAL)))
                        .hasNeutralAtMost(0.2))
                .withMessageContaining("neutral answers ≤ 0.20 is refuted: 1.00");
        assertThatExceptionOfType(TestAbortedException.class)
                .isThrownBy(() -> TenetAssertions.assertThat(report(3, pair -> judge(ALIGNED)))
                        .hasNeutralAtMost(0.2));
    }

    /** An interval that is worked out at the end is the one that was kept from the beginning. */
    @Test
    void aMeanThatNobodyLooksAtHasTheSameInterval() {
        GroupMeans lookedAt = new GroupMeans(SamplingPlan.open(LEVEL));
        GroupMeans shown = GroupMeans.shown(SamplingPlan.open(LEVEL));
        for (int issue = 0; issue < 200; issue++) {
            for (GroupMeans means : List.of(lookedAt, shown)) {
                means.add(issue % 3 / 2.0, true);
                means.end(issue);
            }
        }
        assertThat(shown.soFar().estimate()).isCloseTo(lookedAt.soFar().estimate(), within(0.0));
        assertThat(shown.soFar().interval()).isEqualTo(lookedAt.soFar().interval());
        assertThat(shown.mayDecide(Threshold.atMost(1), false)).isTrue();
    }

    private static void assertMean(GroupedMean found, double mean, Interval interval, long pairs, long issues) {
        assertThat(found.estimate()).isEqualTo(mean);
        assertThat(found.interval()).isEqualTo(interval);
        assertThat(found.counted()).isEqualTo(pairs);
        assertThat(found.groups()).isEqualTo((int) issues);
    }
}
