package dev.tenet.trial.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Power;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a plan says of a comparison of scores is true of runs that are judged. */
@Tag("slow")
class ScorePowerTests {

    private static final double LEVEL = 0.95;
    private static final int ISSUES = 100;
    private static final int RUNS = 500;
    private static final Advice.Words WORDS =
            new Advice.Words("pairs", "issues", "a score", "calls failed", "against", "for");

    private static ScoreClaim<Compared> claim(double margin) {
        return new ScoreClaim<>("PAC", margin, Compared::difference, WORDS);
    }

    @Test
    void fourOfFiveRunsAtTheDetectableDifferenceAreDecided() {
        ScoreClaim<Compared> claim = claim(0.15);
        String line = claim.power(SamplingPlan.fixed(LEVEL, ISSUES))
                .map(Power::inWords)
                .orElseThrow();
        Matcher found = Pattern.compile(
                        "if 20 % of issues change completely, the others not at all: supported in 80 % of"
                                + " runs at a true difference of about (\\S+) or more, refuted at about (\\S+) or less")
                .matcher(line);
        assertThat(found.matches()).as(line).isTrue();
        // 0.1 is about four standard errors of both simulations; a hundredth of a difference adds up to 0.05.
        assertThat(rate(claim, Double.parseDouble(found.group(1)), Verdict.SUPPORTED))
                .isBetween(0.7, 0.95);
        assertThat(rate(claim, Double.parseDouble(found.group(2)), Verdict.REFUTED))
                .isBetween(0.7, 0.95);
    }

    @Test
    void aClaimWithoutThresholdOrPlanHasNoPowerAndALongOneSaysSo() {
        assertThat(claim(1).power(SamplingPlan.fixed(LEVEL, ISSUES))).isEmpty();
        assertThat(claim(0.1).power(SamplingPlan.fixed(LEVEL, 0))).isEmpty();
        assertThat(claim(0.1).power(SamplingPlan.fixed(LEVEL, 1001)).map(Power::inWords))
                .contains("power is computed for at most 1,000 issues");
    }

    private static double rate(ScoreClaim<Compared> claim, double difference, Verdict verdict) {
        SplittableRandom random = new SplittableRandom(5);
        int such = 0;
        for (int run = 0; run < RUNS; run++) {
            such += claim.judge(new Compared(compared(difference, random))).verdict() == verdict ? 1 : 0;
        }
        return (double) such / RUNS;
    }

    /** A fifth of the issues change: up from 0 to 1, or down from 1 to 0. */
    private static ScoreDifference compared(double difference, SplittableRandom random) {
        double changing = Math.max(0.2, Math.abs(difference));
        List<ScoredCase> before = new ArrayList<>();
        List<Scoring.Scored> now = new ArrayList<>();
        for (int i = 0; i < ISSUES; i++) {
            boolean isUp = random.nextDouble() < (1 + difference / changing) / 2;
            boolean isChanged = random.nextDouble() < changing;
            before.add(new ScoredCase("i" + i + "/0", "f" + i, isUp ? 0.0 : 1.0, i, "g" + i));
            now.add(new Scoring.Scored("i" + i + "/0", "f" + i, "g" + i, isUp == isChanged ? 1.0 : 0.0, false));
        }
        ScoreComparison comparison = new ScoreComparison(earlier(before), LEVEL, Scoring.Range.UNIT, scored -> true);
        now.forEach(scored -> comparison.add(scored, List::of));
        return comparison.soFar();
    }

    private static Baseline earlier(List<ScoredCase> cases) {
        BaselineEntry entry = new BaselineEntry(
                "spec",
                "measure",
                1,
                1,
                new SubjectSetup("label", "model", null, ""),
                new ServedModels.Collected().soFar(),
                JudgeSetup.NONE,
                new BaselineEntry.OfRun(null, Map.of()),
                cases);
        return new Baseline.Earlier(entry, "baseline.json", List.of(), Baseline.Answers.NONE, Reference.BASELINE);
    }
}
