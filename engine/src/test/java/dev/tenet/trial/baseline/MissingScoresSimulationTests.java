package dev.tenet.trial.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.SimulatedRuns;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a false claim about a baseline is supported if issues have no score, each of which would have been the worst. The
 * rates are published as report entries.
 */
@Tag("simulation")
class MissingScoresSimulationTests {

    private static final int RUNS = SimulatedRuns.orElse(4000) / 2;
    private static final double MOST = SimulatedRuns.most(0.025, RUNS);
    private static final Advice.Words WORDS =
            new Advice.Words("pairs", "issues", "a score", "calls failed", "against", "for");

    @ParameterizedTest
    @CsvSource({"100, 0.10", "245, 0.10", "245, 0.20", "1000, 0.10"})
    void issuesWithoutAScoreSupportNoFalseClaim(int issues, double missing, TestReporter reporter) {
        ScoreClaim<Compared> claim = new ScoreClaim<>("PAC", missing - 1e-4, Compared::difference, WORDS);
        Baseline baseline = perfect(issues);
        SplittableRandom random = new SplittableRandom(5);
        int supported = 0;
        for (int run = 0; run < RUNS; run++) {
            ScoreComparison comparison = new ScoreComparison(baseline, 0.95, Scoring.Range.UNIT, scored -> true);
            for (int i = 0; i < issues; i++) {
                Double score = random.nextDouble() < missing ? null : (Double) 1.0;
                comparison.add(new Scoring.Scored("i" + i + "/0", "f" + i, "g" + i, score, false), () -> List.of());
            }
            // As the claim does it, without its explanation.
            Verdict verdict = claim.verdict(comparison.soFar());
            supported += verdict == Verdict.SUPPORTED ? 1 : 0;
        }
        double rate = (double) supported / RUNS;
        reporter.publishEntry(issues + " issues, " + missing + " without a score", "supported " + rate);
        assertThat(rate).isLessThan(MOST);
    }

    private static Baseline perfect(int issues) {
        List<ScoredCase> cases = new ArrayList<>(IntStream.range(0, issues)
                .mapToObj(i -> new ScoredCase("i" + i + "/0", "f" + i, 1.0, i, "g" + i))
                .toList());
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
