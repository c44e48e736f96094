package dev.tenet.framing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.SimulatedRuns;
import dev.tenet.stats.CorrectedMean;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How often a false claim about a corrected figure is supported if issues have no score, all of which are divergent, while the
 * judge is right about the others. The rates are published as report entries.
 */
@Tag("simulation")
class MissingLabelsSimulationTests {

    private static final int RUNS = SimulatedRuns.orElse(4000);
    private static final double LEVEL = 0.95;
    private static final double MOST = SimulatedRuns.most(0.025, RUNS);

    @ParameterizedTest
    @CsvSource({"245, 0.2", "500, 0.3", "1000, 0.2"})
    void issuesWithoutAScoreSupportNoFalseClaim(int issues, double missing, TestReporter reporter) {
        Threshold threshold = Threshold.atMost(missing - 1e-4);
        Map<Integer, Boolean> isSupported = new HashMap<>();
        SplittableRandom random = new SplittableRandom(5);
        int supported = 0;
        for (int run = 0; run < RUNS; run++) {
            int without = 0;
            for (int i = 0; i < issues; i++) {
                without += random.nextDouble() < missing ? 1 : 0;
            }
            supported += isSupported.computeIfAbsent(without, of -> isSupported(issues, of, threshold)) ? 1 : 0;
        }
        double rate = (double) supported / RUNS;
        reporter.publishEntry(issues + " issues, " + missing + " without a score", "supported " + rate);
        assertThat(rate).isLessThan(MOST);
    }

    private static boolean isSupported(int issues, int without, Threshold threshold) {
        int labeled = issues - without;
        CorrectedFigure figure = new CorrectedFigure(
                0,
                interval(labeled, LEVEL),
                interval(labeled, (1 + LEVEL) / 2),
                LEVEL,
                labeled,
                labeled,
                0,
                0,
                without,
                0);
        return threshold.verdict(figure.interval(), figure) == Verdict.SUPPORTED;
    }

    private static Interval interval(int labeled, double level) {
        return CorrectedMean.of(new double[labeled], new double[labeled], new double[0], level)
                .interval();
    }
}
