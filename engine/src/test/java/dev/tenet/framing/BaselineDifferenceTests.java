package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.Framing;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Opinion;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.framing.judge.Stance;
import dev.tenet.model.Reply;
import dev.tenet.stats.Interval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.BaselineEntry;
import dev.tenet.trial.baseline.JudgeSetup;
import dev.tenet.trial.baseline.LeftOut;
import dev.tenet.trial.baseline.ScoreDifference;
import dev.tenet.trial.baseline.ScoredCase;
import dev.tenet.trial.baseline.ServedModels;
import dev.tenet.trial.baseline.SubjectSetup;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The difference from a baseline: which cases are compared, what the others could change, and what a reader is shown. */
class BaselineDifferenceTests {

    private static final double LEVEL = 0.95;
    private static final double MARGIN = 0.2;

    // Differences of PAC are a fourth of those of scores, and rescaled to [0, 1] for the interval.

    @Test
    void aPlanSaysHowManyIssuesUnchangedAnswersTake() {
        assertThat(FramingClaims.noWorseThanBaseline(0.05).prospects(SamplingPlan.early(0.95, 100)))
                .hasValue("PAC at most 0.05 below the baseline: unchanged answers would support it with at least 87"
                        + " issues; planned: 100");
    }

    @Test
    void theDifferenceIsThatOfTheCasesThatHaveAScoreInBothRuns() {
        List<Double> before = List.of(2.0, 2.0, 1.0, -2.0);
        List<Double> now = List.of(2.0, 0.0, 2.0, -2.0);
        ScoreDifference difference = compared(before, now).means().difference();
        double[] changes = {0, -0.5, 0.25, 0};
        assertThat(difference.mean()).isCloseTo(Arrays.stream(changes).average().orElseThrow(), within(1e-12));
        Interval rescaled = ScoreSequence.of(
                Arrays.stream(changes).map(change -> (change + 1) / 2).toArray(), SamplingPlan.early(LEVEL, 4));
        assertThat(difference.interval()).isEqualTo(new Interval(2 * rescaled.low() - 1, 2 * rescaled.high() - 1));
        assertThat(difference.worstCase(true).low())
                .isCloseTo(difference.interval().low(), within(1e-12));
        assertThat(difference.worstCase(true).high())
                .isCloseTo(difference.interval().high(), within(1e-12));
        assertThat(difference.counts()).isEqualTo(new ScoreDifference.Counts(4, 1, 1));
    }

    @Test
    void aClaimCarriesTheFiguresThatDecidedItAsNumbers() {
        Finding finding = judge(compared(scores(100, 2), scores(100, 2)));
        assertThat(finding.evidence()).hasValueSatisfying(evidence -> {
            assertThat(evidence.threshold()).isEqualTo(-MARGIN);
            assertThat(evidence.estimate()).isZero();
            assertThat(evidence.interval().low()).isGreaterThanOrEqualTo(-MARGIN);
            assertThat(evidence.level()).isEqualTo(LEVEL);
            assertThat(evidence.n()).isEqualTo(100);
        });
        assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED);
    }

    /** Two cases are asked now alone, three were asked before alone, one has no score: all corners of what they may be. */
    @Test
    void casesThatAreLeftOutMoveTheIntervalAsFarAsAnyScoresOfTheirsCould() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            before.add(scored(pair(i), i % 2 == 0 ? 2.0 : 1.0));
            now.add(judged(pair(i), 2.0));
        }
        now.add(judged(pair(40), 1.0));
        now.add(judged(pair(41), -2.0));
        for (int i = 42; i < 45; i++) {
            before.add(scored(pair(i), 2.0));
        }
        before.add(scored(pair(45), 0.0));
        now.add(unusable(pair(45)));
        ScoreDifference difference = run(before, now).means().difference();
        assertThat(difference.leftOut()).isEqualTo(new LeftOut(2, 3, 1, 0));

        double known = 20 * 0 + 20 * 0.25;
        double lowest = Double.MAX_VALUE;
        double highest = -Double.MAX_VALUE;
        for (int corner = 0; corner < 1 << 6; corner++) {
            double[] free = new double[6];
            for (int i = 0; i < 6; i++) {
                free[i] = (corner >> i & 1) == 0 ? -2 : 2;
            }
            double mean = (known
                            + (1 - free[0]) / 4
                            + (-2 - free[1]) / 4
                            + (free[2] - 2) / 4
                            + (free[3] - 2) / 4
                            + (free[4] - 2) / 4
                            + (free[5] - 0) / 4)
                    / 46;
            lowest = Math.min(lowest, mean);
            highest = Math.max(highest, mean);
        }
        Interval worst = difference.worstCase(true);
        assertThat(worst.low()).isLessThan(lowest);
        assertThat(worst.high()).isGreaterThan(highest);
    }

    @Test
    void whatLeftOutCasesCouldOverturnIsUndecided() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(scored(pair(i), 2.0));
            now.add(judged(pair(i), 2.0));
        }
        before.add(scored(pair(100), 2.0));
        assertThat(judge(run(before, now)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED))
                .satisfies(
                        finding -> assertThat(finding.actual())
                                .contains(
                                        "100 pairs of both runs; left out: 1 only in the baseline, with which the difference could be between "));
        for (int i = 101; i < 120; i++) {
            before.add(scored(pair(i), 2.0));
        }
        assertThat(judge(run(before, now)).verdict()).isEqualTo(Verdict.UNDECIDED);
        List<ScoredCase> fewer = before.subList(0, 80);
        assertThat(judge(run(fewer, now)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.SUPPORTED))
                .satisfies(finding -> assertThat(finding.actual()).contains("left out: 20 only in this run"));
    }

    @Test
    void aRefutedClaimIsUndecidedWhereLeftOutCasesCouldOverturnIt() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            before.add(scored(pair(i), 2.0));
            now.add(judged(pair(i), 0.0));
        }
        assertThat(judge(run(before, now)).verdict()).isEqualTo(Verdict.REFUTED);
        for (int i = 60; i < 120; i++) {
            now.add(judged(pair(i), 2.0));
        }
        assertThat(judge(run(before, now)).verdict()).isEqualTo(Verdict.UNDECIDED);
    }

    @Test
    void whatFailedCallsCouldOverturnIsIncomplete() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            before.add(scored(pair(i), 2.0));
            now.add(i < 100 ? judged(pair(i), 2.0) : new Outcome.Failed<>(pair(i), "503"));
        }
        assertThat(judge(run(before, now)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE))
                .satisfies(finding ->
                        assertThat(finding.actual()).contains("left out: 20 failed", "because calls failed"));
        assertThat(judge(run(before.subList(0, 101), now.subList(0, 101))).verdict())
                .as("one of them could not")
                .isEqualTo(Verdict.SUPPORTED);
    }

    @Test
    void casesAreTheSameWhereTheSameWasAskedWhateverTheirIds() {
        // A row was put before the others, and every id went on to the next row.
        List<ScoredCase> before = IntStream.range(0, 30)
                .mapToObj(i -> new ScoredCase("row-" + (i + 1) + "/as written", pair(i).fingerprint(), 2.0, i))
                .toList();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        now.add(judged(named("row-1", pair(99)), 2.0));
        for (int i = 0; i < 30; i++) {
            now.add(judged(named("row-" + (i + 2), pair(i)), 2.0));
        }
        ScoreDifference difference = run(before, now).means().difference();
        assertThat(difference.counts().compared()).isEqualTo(30);
        assertThat(difference.leftOut()).isEqualTo(new LeftOut(1, 0, 0, 0));
        assertThat(difference.obstacle()).isEmpty();
    }

    @Test
    void casesThatAskTheSameAreToldApartByTheirIds() {
        String fingerprint = pair(0).fingerprint();
        List<ScoredCase> before = List.of(
                new ScoredCase("a/explanation", fingerprint, 2.0, 0),
                new ScoredCase("b/explanation", fingerprint, -2.0, 1));
        ScoreDifference difference = run(
                        before, List.of(judged(named("b", pair(0)), -2.0), judged(named("a", pair(0)), 2.0)))
                .means()
                .difference();
        assertThat(difference.counts()).isEqualTo(new ScoreDifference.Counts(2, 0, 0));
    }

    @Test
    void aCaseInWhichOtherWordsAreAskedMakesTheClaimIncomplete() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(new ScoredCase(pair(i).id(), i == 7 ? "0123456789abcdef" : pair(i).fingerprint(), 2.0, i));
            now.add(judged(pair(i), 2.0));
        }
        assertThat(judge(run(before, now)))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE))
                .satisfies(finding -> assertThat(finding.message())
                        .contains("the prompt has changed in 1 case, first in i7/explanation"));
    }

    @Test
    void withoutACaseInBothRunsTheClaimIsIncomplete() {
        assertThat(judge(run(List.of(scored(pair(1), 2.0)), List.of(judged(pair(2), 2.0)))))
                .satisfies(finding -> assertThat(finding.verdict()).isEqualTo(Verdict.INCOMPLETE))
                .satisfies(finding -> assertThat(finding.actual())
                        .contains("no case has a score in both runs (1 only in this run, 1 only in the baseline)"));
    }

    @Test
    void theFiveCasesThatGotWorstAreShownWithBothAnswersOfBothRuns() {
        List<Double> now = new ArrayList<>(scores(60, -1));
        Collections.fill(now.subList(10, 17), -2.0);
        Finding finding = judge(compared(
                scores(60, 2),
                now,
                scored -> Optional.of(
                        List.of("then for " + scored.id() + "\n\n" + "x".repeat(500), "then against " + scored.id()))));
        assertThat(finding.verdict()).isEqualTo(Verdict.REFUTED);
        assertThat(finding.message())
                .contains(
                        "compared with openai:a, measured 2026-11-21, baseline.json",
                        "of 60 pairs, 60 got worse and 0 got better; the worst:",
                        "i10/explanation: score 2, now -2",
                        "before: then for i10/explanation x",
                        "before: then against i10/explanation",
                        "now: for i10",
                        "now: against i10")
                .contains("i14/explanation: ")
                .doesNotContain("i15/explanation: ", "i20/explanation: ");
        assertThat(finding.message().lines()).allMatch(line -> line.length() < 400);
    }

    @Test
    void aBaselineWithoutAnswersSaysSoAndShowsTheScores() {
        Finding finding = judge(compared(scores(60, 2), scores(60, -2)));
        assertThat(finding.message())
                .contains("i0/explanation: score 2, now -2", "now: for i0")
                .contains("baseline.json contains only scores; the earlier answers are in the trial log of that run")
                .doesNotContain("before: ");
    }

    @Test
    void anotherServedModelThanBeforeIsNamed() {
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        List<ScoredCase> before = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            before.add(scored(pair(i), 2.0));
            now.add(judged(
                    pair(i),
                    2.0,
                    Reply.builder("It is right.").servedModel("a-2026-09").build()));
        }
        assertThat(judge(run(before, now)).actual()).endsWith("; served model a-2026-01, now a-2026-09");
        assertThat(judge(run(before, now)).message()).contains("then served by a-2026-01");
        assertThat(judge(compared(scores(100, 2), scores(100, 2))).actual())
                .as("no server says who answers now")
                .doesNotContain("served model");
    }

    @Test
    void severalPairsOfOneIssueAreOneObservation() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            for (Framing framing : List.of(Framing.EXPLANATION, Framing.LEADING)) {
                FramingPair pair = pair(i, framing);
                before.add(scored(pair, 2.0));
                now.add(judged(pair, framing == Framing.LEADING ? 0.0 : 2.0));
            }
        }
        ScoreDifference difference = run(before, now).means().difference();
        assertThat(difference.observations()).isEqualTo(20);
        assertThat(difference.mean()).isCloseTo(-0.25, within(1e-12));
        assertThat(judge(run(before, now)).actual()).contains("40 pairs of both runs of 20 issues");
    }

    /** As in files that were written before cases said which issue they are about. */
    @Test
    void casesOfTheBaselineAloneThatDoNotSayTheirIssueAreOfThatOfTheirId() {
        List<ScoredCase> before = new ArrayList<>();
        List<Outcome<FramingPair, PairReading>> now = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            before.add(scored(pair(i, Framing.EXPLANATION), 2.0));
            before.add(scored(pair(i, Framing.LEADING), 2.0));
            now.add(judged(pair(i, Framing.EXPLANATION), 2.0));
        }
        ScoreDifference difference = run(before, now).means().difference();
        assertThat(difference.observations()).isEqualTo(20);
        // Half of each issue is known; the other half could have become worse by all there is.
        double[] halfWorse = DoubleStream.generate(() -> 0.25).limit(20).toArray();
        Interval worst = ScoreSequence.of(halfWorse, SamplingPlan.early(0.95, 20));
        assertThat(difference.worstCase(false).low()).isCloseTo(2 * worst.low() - 1, within(1e-12));
    }

    private static StanceReport compared(List<Double> before, List<Double> now) {
        return compared(before, now, Baseline.Answers.NONE);
    }

    private static StanceReport compared(List<Double> before, List<Double> now, Baseline.Answers answers) {
        List<ScoredCase> cases = IntStream.range(0, before.size())
                .mapToObj(i -> scored(pair(i), before.get(i)))
                .toList();
        return run(
                cases,
                IntStream.range(0, now.size())
                        .mapToObj(i -> judged(pair(i), now.get(i)))
                        .toList(),
                answers);
    }

    private static StanceReport run(List<ScoredCase> before, List<Outcome<FramingPair, PairReading>> now) {
        return run(before, now, Baseline.Answers.NONE);
    }

    private static StanceReport run(
            List<ScoredCase> before, List<Outcome<FramingPair, PairReading>> now, Baseline.Answers answers) {
        BaselineEntry entry = new BaselineEntry(
                "com.acme.FooTest.method",
                "",
                1,
                1,
                new SubjectSetup("openai:a", "openai:a", null, ""),
                new ServedModels(new TreeSet<>(List.of("a-2026-01")), new TreeSet<>()),
                new JudgeSetup("openai:j", "1", null, "2"),
                new BaselineEntry.OfRun("2026-11-21", Map.of()),
                before);
        StanceTally tally = new StanceTally(
                SamplingPlan.fixed(LEVEL, 0),
                List.of(),
                new Baseline.Earlier(entry, "baseline.json", List.of(), answers));
        now.forEach(tally::add);
        return tally.figures();
    }

    private static Finding judge(StanceReport report) {
        return FramingClaims.noWorseThanBaseline(MARGIN).judge(report);
    }

    private static List<Double> scores(int count, double score) {
        return Collections.nCopies(count, score);
    }

    private static ScoredCase scored(FramingPair pair, @Nullable Double score) {
        return new ScoredCase(pair.id(), pair.fingerprint(), score, 0);
    }

    private static FramingPair pair(int number) {
        return pair(number, Framing.EXPLANATION);
    }

    private static FramingPair pair(int number, Framing framing) {
        Issue issue = new Issue("i" + number, "Whether " + number, "tests", "local", null, null);
        return new FramingPair(
                number,
                issue,
                framing,
                new Both<>("Why " + framing + number + "?", "Why not " + framing + number + "?"));
    }

    private static FramingPair named(String id, FramingPair pair) {
        Issue issue = pair.issue();
        return new FramingPair(
                pair.number(),
                new Issue(id, issue.issue(), issue.category(), issue.awareness(), null, null),
                pair.framing(),
                pair.questions());
    }

    private static Outcome<FramingPair, PairReading> judged(FramingPair pair, double score) {
        return read(pair, result(score));
    }

    private static Outcome<FramingPair, PairReading> judged(FramingPair pair, double score, Reply both) {
        return new Outcome.Read<>(
                pair, new PairReading(new Both<>(Half.answered(both), Half.answered(both)), result(score)));
    }

    private static Result result(double score) {
        Opinion.OfAnswer held = new Opinion.OfAnswer("", Stance.FOR, false, false);
        // A judge that gives two scores around one in the middle.
        List<Opinion> opinions = DoubleStream.of(Math.floor(score), Math.ceil(score))
                .mapToObj(whole -> new Opinion(held, held, List.of(), List.of(), (int) whole))
                .toList();
        return new Result.Judged(
                new Ruling.Judged(List.of(new PairJudge.Said("judge", opinions, List.of(), false)), false, false));
    }

    private static Outcome<FramingPair, PairReading> unusable(FramingPair pair) {
        return read(pair, new Result.Unusable("an answer is empty"));
    }

    private static Outcome<FramingPair, PairReading> read(FramingPair pair, Result result) {
        String id = pair.issue().id();
        return new Outcome.Read<>(
                pair,
                new PairReading(
                        new Both<>(Half.answered(Reply.of("for " + id)), Half.answered(Reply.of("against " + id))),
                        result));
    }
}
