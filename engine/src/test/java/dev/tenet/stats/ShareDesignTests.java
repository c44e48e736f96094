package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.RunDesign.Outcomes;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The power and length of a design are those of its runs. */
@Tag("slow")
class ShareDesignTests {

    private static final double LEVEL = 0.95;

    /** The figures of share-design.py, with scipy 1.17.1. */
    @ParameterizedTest
    @CsvFileSource(resources = "share-design.csv", numLinesToSkip = 1)
    void powerAndLengthAreThoseOfAnIndependentProgram(
            Looks looks, int planned, double threshold, double truth, double above, double below, double trials) {
        Outcomes runs = ShareDesign.of(new SamplingPlan(LEVEL, looks, planned, OptionalLong.empty()), threshold)
                .at(truth);
        assertThat(runs.above()).isCloseTo(above, within(1e-9));
        assertThat(runs.below()).isCloseTo(below, within(1e-9));
        assertThat(runs.observations()).isCloseTo(trials, within(1e-6));
        assertThat(runs.probability(Side.UNDECIDED)).isCloseTo(1 - above - below, within(1e-9));
    }

    @ParameterizedTest
    @EnumSource(Looks.class)
    void everyDesignAgreesWithAProgramThatLooksAtAllCounts(Looks looks) {
        for (double[] each : new double[][] {{0.5, 0.4}, {0.1, 0.1}, {0.8, 0.95}}) {
            SamplingPlan plan = new SamplingPlan(LEVEL, looks, 90, OptionalLong.empty());
            assertSame(plan, each[0], each[1]);
            assertSame(plan.from(120), each[0], each[1]);
        }
    }

    private static void assertSame(SamplingPlan plan, double threshold, double truth) {
        Outcomes runs = ShareDesign.of(plan, threshold).at(truth);
        ShareRuns all = ShareRuns.of(plan, threshold, truth);
        assertThat(runs.above()).as("%s", plan).isCloseTo(all.above(), within(1e-9));
        assertThat(runs.below()).as("%s", plan).isCloseTo(all.below(), within(1e-9));
        if (plan.looks() != Looks.FIXED) {
            assertThat(runs.observations()).as("%s", plan).isCloseTo(all.trials(), within(1e-6));
        }
    }

    @Test
    void theDetectableTruthIsTheNearestThatHasThePower() {
        RunDesign design = ShareDesign.of(SamplingPlan.early(LEVEL, 200), 0.5);
        double found = design.detectable(Side.BELOW, 0.8, 1000).orElseThrow();
        assertThat(design.at(found).below()).isGreaterThanOrEqualTo(0.8);
        assertThat(design.at(found + 0.001).below()).isLessThan(0.8);
        assertThat(design.detectable(Side.ABOVE, 0.8, 1000).orElseThrow()).isCloseTo(1 - found, within(1e-9));
    }

    @Test
    void tooFewTrialsDetectNothing() {
        RunDesign design = ShareDesign.of(SamplingPlan.fixed(LEVEL, 5), 0.5);
        assertThat(design.detectable(Side.ABOVE, 0.8, 100)).isEmpty();
        assertThat(design.at(1).probability(Side.UNDECIDED)).isEqualTo(1);
    }

    @ParameterizedTest(name = "{0} trials, threshold {1}")
    @CsvSource({"0, 0.5", "5001, 0.5", "100, 0", "100, 1"})
    void aDesignOutOfRangeIsRejected(int planned, double threshold) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ShareDesign.of(SamplingPlan.fixed(LEVEL, planned), threshold))
                .withMessageContaining("expected");
    }
}
