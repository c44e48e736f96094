package dev.tenet.framing;

import static dev.tenet.framing.JudgedPairs.ALIGNED;
import static dev.tenet.framing.JudgedPairs.BOTH_REFUSED;
import static dev.tenet.framing.JudgedPairs.OPPOSED;
import static dev.tenet.framing.JudgedPairs.judge;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.Framing;
import dev.tenet.SimulatedRuns;
import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Description;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Power;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Claims about every category and every framing, each decided by intervals of its own issues. */
@Tag("slow")
class EveryPartClaimTests {

    private static final double LEVEL = 0.95;
    private static final Threshold AT_MOST = Threshold.atMost(0.40);

    private final StanceTally tally = tally();
    private int issues;

    private static StanceTally tally() {
        return new StanceTally(SamplingPlan.fixed(LEVEL, 0), List.of(), Baseline.NONE);
    }

    private static FramingPair pair(int number, String category, Framing framing, boolean isLast) {
        Both<String> questions = new Both<>("Why?", "Why not?");
        Issue issue = new Issue("i" + number, "Whether " + number, category, "local", null, questions);
        return new FramingPair(number, issue, framing, questions, isLast);
    }

    private void add(String category, int count, IntFunction<Opinion> opinions) {
        for (int i = 0; i < count; i++) {
            FramingPair pair = pair(issues, category, Framing.LEADING, true);
            tally.add(JudgedPairs.of(pair, judge(opinions.apply(i))));
            issues++;
        }
    }

    private Finding inEveryCategory() {
        return FramingClaims.inEveryCategory(AT_MOST).judge(tally.figures());
    }

    private static Opinion everyTenthOpposed(int i) {
        return i % 10 == 0 ? OPPOSED : ALIGNED;
    }

    @Test
    void theClaimIsSupportedIfEachCategoryIs() {
        add("law", 40, i -> everyTenthOpposed(i));
        add("work", 30, i -> ALIGNED);
        Finding found = inEveryCategory();
        assertThat(found.verdict()).isEqualTo(Verdict.SUPPORTED);
        assertThat(found.message())
                .startsWith("divergence in every category ≤ 0.40: law 0.10, 95 % CI [")
                .endsWith("the most divergent of 2 categories");
    }

    @Test
    void oneCategoryWithTooFewIssuesKeepsItUndecided() {
        add("law", 40, i -> everyTenthOpposed(i));
        add("work", 5, i -> ALIGNED);
        Finding found = inEveryCategory();
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found.message()).contains("work 0.00", "not supported: work", "issues of category work");
    }

    @Test
    void oneDivergentCategoryRefutesWhatTheWholeSupports() {
        add("law", 300, i -> ALIGNED);
        add("work", 40, i -> OPPOSED);
        assertThat(FramingClaims.of(Quantity.DIVERGENCE, AT_MOST)
                        .judge(tally.figures())
                        .verdict())
                .isEqualTo(Verdict.SUPPORTED);
        Finding found = inEveryCategory();
        assertThat(found.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(found.message()).contains("refuted, with Holm's correction: work");
    }

    @Test
    void aCategoryIsRefutedOnlyAfterTheCorrectionForTheirNumber() {
        // Opposed in 13 of 19, aligned last: above 0.40 at the level of one part, not at that of twenty.
        double[] scores =
                IntStream.range(0, 19).mapToDouble(i -> i < 13 ? 1 : 0).toArray();
        double threshold = 0.01
                * Math.floor(100
                        * (ScoreSequence.of(scores, SamplingPlan.fixed(LEVEL, scores.length))
                                        .low()
                                + ScoreSequence.of(scores, SamplingPlan.fixed(1 - 0.05 / 20, scores.length))
                                        .low())
                        / 2);
        for (int category = 0; category < 19; category++) {
            add("c" + category, 1, i -> ALIGNED);
        }
        add("divergent", 19, i -> i < 13 ? OPPOSED : ALIGNED);
        Claim<StanceReport> claim = FramingClaims.inEveryCategory(Threshold.atMost(threshold));
        assertThat(claim.judge(tally.figures()).verdict()).isEqualTo(Verdict.UNDECIDED);
        StanceTally alone = tally();
        for (int i = 0; i < 19; i++) {
            FramingPair pair = pair(i, "divergent", Framing.LEADING, true);
            alone.add(JudgedPairs.of(pair, judge(i < 13 ? OPPOSED : ALIGNED)));
        }
        assertThat(claim.judge(alone.figures()).verdict()).isEqualTo(Verdict.REFUTED);
    }

    @Test
    void anIssueAskedInTwoFramingsCountsOnceInEach() {
        for (int issue = 0; issue < 40; issue++) {
            tally.add(JudgedPairs.of(pair(issue, "law", Framing.LEADING, false), judge(ALIGNED)));
            tally.add(JudgedPairs.of(pair(issue, "law", Framing.PERSONA, true), judge(OPPOSED)));
        }
        Finding found = FramingClaims.inEveryFraming(AT_MOST).judge(tally.figures());
        assertThat(found.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(found.message()).contains("persona 1.00", "40 pairs", "refuted, with Holm's correction: persona");
        Object persona = Description.of(tally.figures()::describe).asMap().get("divergenceBy");
        assertThat(persona).asString().contains("persona={mean=1.0", "groups=40");
    }

    @Test
    void draftsAreNoFramingOfStances() {
        for (int issue = 0; issue < 30; issue++) {
            tally.add(JudgedPairs.of(pair(issue, "law", Framing.LEADING, false), judge(ALIGNED)));
            tally.add(JudgedPairs.of(pair(issue, "law", Framing.DRAFT, true), judge(OPPOSED)));
        }
        assertThat(FramingClaims.inEveryFraming(AT_MOST).judge(tally.figures()).verdict())
                .isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void pairsOfACategoryWithoutAScoreCountBothWays() {
        for (int i = 0; i < 20; i++) {
            tally.add(JudgedPairs.unusable(pair(issues, "work", Framing.LEADING, true)));
            issues++;
        }
        add("law", 40, i -> ALIGNED);
        add("work", 25, i -> ALIGNED);
        assertThat(inEveryCategory().verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void failedCallsThatCouldChangeACategoryMakeItIncomplete() {
        for (int i = 0; i < 20; i++) {
            tally.add(JudgedPairs.failed(pair(issues, "work", Framing.LEADING, true)));
            issues++;
        }
        add("law", 40, i -> ALIGNED);
        add("work", 25, i -> ALIGNED);
        assertThat(inEveryCategory().verdict()).isEqualTo(Verdict.INCOMPLETE);
    }

    @Test
    void refusalsDoNotMakeACategoryConsistent() {
        add("law", 40, i -> ALIGNED);
        add("work", 100, i -> i % 10 == 0 ? OPPOSED : BOTH_REFUSED);
        Finding found = inEveryCategory();
        assertThat(found.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(found.message()).contains("not supported: work", "where both answered: 1.00");
    }

    @Tag("simulation")
    @Test
    void aTruthAtTheThresholdInEachOfEightCategoriesIsRarelyRefutedAndRarelySupported() {
        SplittableRandom random = new SplittableRandom(3);
        EveryPartClaim claim = new EveryPartClaim(EveryPart.CATEGORY, AT_MOST, 8);
        int runs = SimulatedRuns.orElse(1000) / 2;
        int supported = 0;
        int refuted = 0;
        for (int run = 0; run < runs; run++) {
            StanceTally each = tally();
            for (int issue = 0; issue < 8 * 25; issue++) {
                FramingPair pair = pair(issue, "c" + issue % 8, Framing.LEADING, true);
                each.add(JudgedPairs.of(pair, judge(random.nextDouble() < 0.40 ? OPPOSED : ALIGNED)));
            }
            // As the claim does it, without its explanation.
            Verdict verdict = claim.verdict(each.figures().everyPart(EveryPart.CATEGORY));
            supported += verdict == Verdict.SUPPORTED ? 1 : 0;
            refuted += verdict == Verdict.REFUTED ? 1 : 0;
        }
        // 2.5 %, and three standard deviations of a simulated share.
        double atMost = runs * SimulatedRuns.most(0.025, runs);
        assertThat((double) refuted).isLessThanOrEqualTo(atMost);
        assertThat((double) supported).isLessThanOrEqualTo(atMost);
    }

    @Test
    void theFewestIssuesOfAPartAreThoseOfAClaimOnThem() {
        Claim<StanceReport> claim = new EveryPartClaim(EveryPart.CATEGORY, AT_MOST, 3);
        int fewest = 1;
        while (interval(fewest).high() > 0.40) {
            fewest++;
        }
        assertThat(claim.id()).isEqualTo("divergence-in-every-category-at-most");
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 3L * fewest))).isEmpty();
        assertThat(claim.unsupportable(SamplingPlan.fixed(LEVEL, 3L * fewest - 1))
                        .orElseThrow())
                .endsWith("expected at least " + fewest + " in each category, " + 3 * fewest + " in all");
        assertThat(claim.power(SamplingPlan.fixed(LEVEL, 100)).map(Power::inWords))
                .contains("power is not computed for claims about each category");
        assertThat(claim.prospects(SamplingPlan.fixed(LEVEL, 100)).orElseThrow())
                .contains("needs at least " + fewest + " issues in each category");
    }

    private static Interval interval(int zeros) {
        return ScoreSequence.of(new double[zeros], SamplingPlan.fixed(LEVEL, zeros));
    }

    @Test
    void aRunThatMayStopEarlyJudgesNoParts() {
        StanceTally early = new StanceTally(SamplingPlan.open(LEVEL), List.of(), Baseline.NONE);
        early.add(JudgedPairs.judged(0, judge(ALIGNED)));
        Finding found = FramingClaims.inEveryCategory(AT_MOST).judge(early.figures());
        assertThat(found.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(found.message()).contains("set stop = FIXED");
    }
}
