package dev.tenet.trial.baseline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.model.Reply;
import dev.tenet.stats.PairedExactTest;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Health;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The difference of choices from a baseline: which cases are compared, and what the others could change. */
class ChoiceDifferenceTests {

    private static final double LEVEL = 0.95;
    private static final double ERROR = 0.025;
    private static final Advice.Words WORDS =
            new Advice.Words("trials", "trials", "a choice", "calls failed", "shallow", "deep");

    /** A case of both runs: 1, 0, or null for no choice. */
    private record Pair(@Nullable Integer before, @Nullable Integer now) {}

    private record Found(ChoiceDifference difference) implements Figures {
        @Override
        public String headline() {
            return "DVGR";
        }

        @Override
        public List<Cell> cells() {
            return List.of();
        }

        @Override
        public Health health() {
            throw new UnsupportedOperationException("not asked for");
        }

        @Override
        public void describe(Description into) {
            difference.describe("baseline", into);
        }
    }

    private static Baseline baseline(List<ScoredCase> cases) {
        return new Baseline.Earlier(
                new BaselineEntry(
                        "com.acme.FooTest.method",
                        "DVGR",
                        1,
                        1,
                        new SubjectSetup("openai:a", "openai:a", null, ""),
                        new ServedModels(new TreeSet<>(), new TreeSet<>()),
                        JudgeSetup.NONE,
                        new BaselineEntry.OfRun("2026-11-21", Map.of()),
                        cases),
                "baseline.json",
                List.of(),
                Baseline.Answers.NONE);
    }

    private static ScoredCase before(int i, @Nullable Integer score) {
        return new ScoredCase("t" + i, "asked " + i, score == null ? null : (Double) (double) score, i);
    }

    private static void add(ChoiceComparison to, int i, @Nullable Integer score) {
        to.add("t" + i, "asked " + i, score == null ? null : (Boolean) (score == 1), Reply.of("Option " + i));
    }

    private static ChoiceDifference of(List<Pair> pairs) {
        List<ScoredCase> before = new ArrayList<>();
        for (int i = 0; i < pairs.size(); i++) {
            before.add(before(i, pairs.get(i).before()));
        }
        ChoiceComparison comparison = new ChoiceComparison(baseline(before), LEVEL);
        for (int i = 0; i < pairs.size(); i++) {
            add(comparison, i, pairs.get(i).now());
        }
        return comparison.soFar();
    }

    private static List<Pair> times(int count, @Nullable Integer before, @Nullable Integer now) {
        List<Pair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(new Pair(before, now));
        }
        return pairs;
    }

    @SafeVarargs
    private static List<Pair> all(List<Pair>... some) {
        List<Pair> all = new ArrayList<>();
        for (List<Pair> one : some) {
            all.addAll(one);
        }
        return all;
    }

    @Test
    void casesAreCountedByTheirChoicesInBothRuns() {
        ChoiceDifference found = of(all(times(5, 1, 1), times(4, 1, 0), times(3, 0, 1), times(2, 0, 0)));
        assertThat(found.pairs()).isEqualTo(new PairedProportions(5, 4, 3, 2));
        assertThat(found.pairs().difference()).isCloseTo(-1.0 / 14, within(1e-12));
        assertThat(found.leftOut().isNothing()).isTrue();
        assertThat(found.obstacle()).isEmpty();
    }

    /** All ways in which two cases with one known choice and one with none can be completed. */
    @Test
    void aDecidedVerdictHoldsHoweverTheMissingChoicesTurnOut() {
        int decided = 0;
        for (int worse = 0; worse <= 12; worse++) {
            for (double margin : new double[] {0.05, 0.2, 0.3}) {
                List<Pair> known = all(times(30, 1, 1), times(worse, 1, 0), times(18 - worse, 0, 0));
                Verdict verdict = of(all(known, List.of(new Pair(1, null), new Pair(null, 0), new Pair(null, null))))
                        .verdict(margin);
                if (verdict.isDecided()) {
                    decided++;
                    for (int way = 0; way < 16; way++) {
                        List<Pair> completed = all(
                                known,
                                List.of(
                                        new Pair(1, way & 1),
                                        new Pair(way >> 1 & 1, 0),
                                        new Pair(way >> 2 & 1, way >> 3 & 1)));
                        assertThat(of(completed).verdict(margin))
                                .as("%d worse, margin %s, completion %d", worse, margin, way)
                                .isEqualTo(verdict);
                    }
                }
            }
        }
        assertThat(decided).as("verdicts of both kinds").isGreaterThan(5);
    }

    /** The worst completion is one of those that can occur, so that nothing is undecided for no reason. */
    @Test
    void theWorstCaseIsThatOfACompletion() {
        List<Pair> known = all(times(30, 1, 1), times(4, 1, 0), times(14, 0, 0));
        ChoiceDifference found = of(all(known, times(3, 1, null)));
        assertThat(found.worstCase().low())
                .isCloseTo(of(all(known, times(3, 1, 0))).interval().low(), within(0.005));
        assertThat(found.worstCase().high())
                .isCloseTo(of(all(known, times(3, 1, 1))).interval().high(), within(0.005));
    }

    @Test
    void noVerdictContradictsThePrintedInterval() {
        for (int worse = 0; worse <= 40; worse++) {
            for (int better = 0; better <= 40 - worse; better += 4) {
                ChoiceDifference found = of(all(
                        times(20, 1, 1), times(worse, 1, 0), times(better, 0, 1), times(40 - worse - better, 0, 0)));
                Verdict verdict = found.verdict(0.1);
                double against = PairedExactTest.againstAtMost(found.pairs(), -0.1);
                switch (verdict) {
                    case SUPPORTED -> {
                        assertThat(found.interval().low()).isGreaterThanOrEqualTo(-0.1);
                        assertThat(against).isLessThanOrEqualTo(ERROR);
                    }
                    case REFUTED -> assertThat(found.interval().high()).isLessThan(-0.1);
                    default ->
                        assertThat(found.interval().low() >= -0.1 && against <= ERROR)
                                .isFalse();
                }
            }
        }
    }

    @Test
    void casesOfOneRunAloneAreMissingAndCounted() {
        ChoiceComparison comparison =
                new ChoiceComparison(baseline(List.of(before(0, 1), before(1, 1), before(2, null))), LEVEL);
        add(comparison, 0, 1);
        add(comparison, 7, 0);
        comparison.addFailed("t8", "asked 8");
        ChoiceDifference found = comparison.soFar();
        assertThat(found.pairs().total()).isEqualTo(1);
        assertThat(found.leftOut()).isEqualTo(new LeftOut(1, 2, 0, 1));
    }

    @Test
    void failedCallsThatCouldOverturnTheVerdictMakeItIncomplete() {
        List<ScoredCase> before = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            before.add(before(i, 1));
        }
        ChoiceComparison comparison = new ChoiceComparison(baseline(before), LEVEL);
        for (int i = 0; i < 100; i++) {
            add(comparison, i, 1);
        }
        assertThat(comparison.soFar().verdict(0.05)).as("20 not asked").isEqualTo(Verdict.UNDECIDED);
        for (int i = 100; i < 120; i++) {
            comparison.addFailed("t" + i, "asked " + i);
        }
        assertThat(comparison.soFar().verdict(0.05)).isEqualTo(Verdict.INCOMPLETE);
        assertThat(comparison.soFar().verdict(0.5)).as("they could not").isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void withoutACaseInBothRunsThereIsNothingToJudge() {
        Finding finding = claim(0.1).judge(new Found(of(times(3, null, 1))));
        assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE);
        assertThat(finding.actual()).contains("no case has a choice in both runs (3 without a choice in one of them)");
        assertThat(claim(0.1)
                        .judge(new Found(ChoiceDifference.nothing(Baseline.NONE, LEVEL)))
                        .verdict())
                .isEqualTo(Verdict.INCOMPLETE);
    }

    private static ChoiceClaim<Found> claim(double margin) {
        return new ChoiceClaim<>("DVGR", margin, Found::difference, WORDS);
    }

    @Test
    void anUndecidedClaimSaysWhatWouldDecideIt() {
        Finding finding = claim(0.1).judge(new Found(of(all(times(40, 1, 1), times(3, 1, 0), times(17, 0, 0)))));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message())
                .containsPattern("two runs of about [\\d,]+ trials each would decide the claim in 80 %");
        Finding atTheMargin = claim(0.1).judge(new Found(of(all(times(27, 1, 1), times(3, 1, 0)))));
        assertThat(atTheMargin.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(atTheMargin.message())
                .contains("so close to the margin that even 10,000 trials would not decide the claim");
    }

    /** Exact, by {@code ComparisonPlan.fewestPairs(-0.05, 0.025, 0.2, -0.037, 0.8)}: 9,261 pairs. */
    @Test
    void manyPairsAreApproximated() {
        Finding finding = claim(0.05)
                .judge(new Found(of(all(times(500, 1, 1), times(237, 1, 0), times(163, 0, 1), times(1100, 0, 0)))));
        assertThat(finding.verdict()).isEqualTo(Verdict.UNDECIDED);
        assertThat(finding.message()).contains("At the present rates, two runs of about 9,300 trials each");
    }

    /** Without a discordant pair, n pairs support a margin m if (1 − m)ⁿ is at most the error. */
    @Test
    void aPlanSaysHowManyUnchangedTrialsAreNeeded() {
        long least = (long) Math.ceil(Math.log(ERROR) / Math.log(1 - 0.1));
        assertThat(claim(0.1).prospects(SamplingPlan.fixed(LEVEL, 200)))
                .hasValueSatisfying(line -> assertThat(line)
                        .containsPattern(
                                "unchanged answers would support it with at least " + least + " trials; planned: 200")
                        .contains("; if 20 % of choices change, supported in 80 % of runs at a true difference of ")
                        .contains(", refuted at -0."));
        assertThat(claim(0).prospects(SamplingPlan.fixed(LEVEL, 200)))
                .hasValueSatisfying(line -> assertThat(line).contains("unchanged answers would not support it"));
        assertThat(claim(0.1).prospects(SamplingPlan.fixed(0.9999, 20)))
                .hasValueSatisfying(line -> assertThat(line).contains("unchanged answers would not support it"));
    }

    @Test
    void aClaimThatNoResultSupportsIsToldBefore() {
        assertThat(claim(0.01).unsupportable(SamplingPlan.fixed(LEVEL, 2)))
                .hasValueSatisfying(why -> assertThat(why).contains("cannot be supported by 2 trials"));
        assertThat(claim(0.01).unsupportable(SamplingPlan.fixed(LEVEL, 20))).isEmpty();
    }

    @Test
    void aMarginIsAShareBelowOne() {
        for (double margin : new double[] {-0.01, 1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> claim(margin));
        }
    }

    @Test
    void scoresOfAnotherScaleAreNoChoices() {
        ChoiceComparison comparison =
                new ChoiceComparison(baseline(List.of(new ScoredCase("t0", "asked 0", 2.0, 0), before(1, 1))), LEVEL);
        add(comparison, 0, 1);
        add(comparison, 1, 1);
        assertThat(comparison.soFar().pairs().total()).isEqualTo(1);
    }
}
