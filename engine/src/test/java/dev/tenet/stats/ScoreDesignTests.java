package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.RunDesign.Outcomes;
import java.util.Arrays;
import java.util.OptionalLong;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The power and length of a design for means are those of runs of scores of 0 and 1. */
@Tag("slow")
class ScoreDesignTests {

    private static final double LEVEL = 0.95;

    @Test
    void aFixedDesignHasThePowerOfTheBinomialDistribution() {
        SamplingPlan plan = SamplingPlan.fixed(LEVEL, 100);
        int least = 26;
        while (mean(least, plan).low() <= 0.25) {
            least++;
        }
        assertThat(ScoreDesign.of(plan, 0.25).at(0.35).above())
                .isCloseTo(BinomialDistribution.of(100, 0.35).survivalProbability(least - 1), within(1e-12));
    }

    private static Interval mean(int ones, SamplingPlan plan) {
        double[] scores = new double[(int) plan.planned()];
        // From the end, as the order does not matter.
        Arrays.fill(scores, scores.length - ones, scores.length, 1);
        return ScoreSequence.of(scores, plan);
    }

    @Test
    void anEarlyDesignHasThePowerOfOtherSimulatedRuns() {
        SamplingPlan plan = SamplingPlan.early(LEVEL, 100);
        Outcomes runs = ScoreDesign.of(plan, 0.25).at(0.35);
        ScoreRuns others = ScoreRuns.of(plan, 0.25, 0.35, ScoreRuns::whole, 2000, 4);
        // About four standard errors.
        assertThat(runs.above()).isCloseTo(others.above(), within(0.1));
        assertThat(runs.observations()).isCloseTo(others.scores(), within(8.0));
    }

    @Test
    void theSamePlanGivesTheSameFiguresEachTime() {
        SamplingPlan plan = SamplingPlan.early(LEVEL, 50);
        assertThat(ScoreDesign.of(plan, 0.4).at(0.6))
                .isEqualTo(ScoreDesign.of(plan, 0.4).at(0.6));
    }

    @Test
    void scoresThatAreAllTheSameDecideAfterTheFewestObservations() {
        long fewest = ScoreSequence.observationsToExclude(new double[] {0}, 0.25, LEVEL, Looks.OPEN, 1000)
                .orElseThrow();
        Outcomes runs = ScoreDesign.of(new SamplingPlan(LEVEL, Looks.OPEN, 100, OptionalLong.empty()), 0.25)
                .at(0);
        assertThat(runs).isEqualTo(new Outcomes(0, 1, fewest));
    }

    @Test
    void aDesignOutOfRangeIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDesign.of(SamplingPlan.early(LEVEL, 1001), 0.5))
                .withMessageContaining("expected 1 to 1000 planned scores");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreDesign.of(SamplingPlan.early(LEVEL, 100).from(200), 0.5))
                .withMessageContaining("no population");
    }
}
