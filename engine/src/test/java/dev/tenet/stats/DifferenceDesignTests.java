package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.DifferenceDesign.Outcomes;
import java.util.OptionalLong;
import java.util.stream.DoubleStream;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The power of a design for differences is that of intervals of other random differences. */
@Tag("slow")
class DifferenceDesignTests {

    private static final double LEVEL = 0.95;
    private static final int RUNS = 1000;

    /** The rates at which intervals of the differences lie above a bound and below it, and within ±bound and beyond. */
    private record Simulated(double above, double below, double within, double beyond) {

        static Simulated of(SamplingPlan plan, double bound, double changing, double mean) {
            UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(9);
            int[] counts = new int[4];
            for (int run = 0; run < RUNS; run++) {
                Interval scores = ScoreSequence.of(
                        DoubleStream.generate(() -> difference(random, changing, mean))
                                .limit(plan.planned())
                                .map(difference -> (1 + difference) / 2)
                                .toArray(),
                        plan);
                double low = 2 * scores.low() - 1;
                double high = 2 * scores.high() - 1;
                counts[0] += low > bound ? 1 : 0;
                counts[1] += high < bound ? 1 : 0;
                counts[2] += low > -bound && high < bound ? 1 : 0;
                counts[3] += high < -bound || low > bound ? 1 : 0;
            }
            return new Simulated(
                    (double) counts[0] / RUNS,
                    (double) counts[1] / RUNS,
                    (double) counts[2] / RUNS,
                    (double) counts[3] / RUNS);
        }

        /** First whether it changes, then where to. */
        private static double difference(UniformRandomProvider random, double changing, double mean) {
            if (random.nextDouble() >= changing) {
                return 0;
            }
            return random.nextDouble() < (1 + mean / changing) / 2 ? 1 : -1;
        }
    }

    @ParameterizedTest
    @CsvSource({"EARLY, -0.1, 0.0", "EARLY, -0.1, -0.2", "FIXED, -0.15, 0.0", "FIXED, 0.05, -0.1"})
    void aMinimumIsDecidedAsOftenAsByOtherSimulatedRuns(Looks looks, double bound, double mean) {
        SamplingPlan plan = plan(looks, 100);
        Simulated others = Simulated.of(plan, bound, 0.2, mean);
        Outcomes runs = DifferenceDesign.atLeast(plan, bound, 0.2).at(mean);
        // About four standard errors.
        assertThat(runs.supported()).isCloseTo(others.above(), within(0.1));
        assertThat(runs.refuted()).isCloseTo(others.below(), within(0.1));
        assertThat(runs.supported() + runs.refuted()).as("decided runs").isGreaterThan(0.2);
    }

    @ParameterizedTest
    @CsvSource({"EARLY, 0.2, 0.0", "EARLY, 0.1, 0.19", "FIXED, 0.2, 0.0", "FIXED, 0.05, 0.2"})
    void aMaximumInSizeIsDecidedAsOftenAsByOtherSimulatedRuns(Looks looks, double bound, double mean) {
        SamplingPlan plan = plan(looks, 100);
        Simulated others = Simulated.of(plan, bound, 0.2, mean);
        Outcomes runs = DifferenceDesign.within(plan, bound, 0.2).at(mean);
        assertThat(runs.supported()).isCloseTo(others.within(), within(0.1));
        assertThat(runs.refuted()).isCloseTo(others.beyond(), within(0.1));
        assertThat(runs.supported() + runs.refuted()).as("decided runs").isGreaterThan(0.2);
    }

    /** The numbers are in the table of the guide on refusal gaps. */
    @ParameterizedTest
    @CsvSource({"FIXED, 50", "EARLY, 43", "OPEN, 47"})
    void differencesThatAreAllZeroSupportABoundWithTheFewestObservations(Looks looks, int fewest) {
        DifferenceDesign enough = DifferenceDesign.within(plan(looks, fewest), 0.1, 0);
        DifferenceDesign tooFew = DifferenceDesign.within(plan(looks, fewest - 1), 0.1, 0);
        assertThat(enough.at(0)).isEqualTo(new Outcomes(1, 0, fewest));
        assertThat(tooFew.at(0)).isEqualTo(new Outcomes(0, 0, fewest - 1));
    }

    @Test
    void theNearestMeanIsTheLastThatIsDecidedSoOften() {
        DifferenceDesign design = DifferenceDesign.atLeast(plan(Looks.EARLY, 100), -0.1, 0.2);
        double supported = design.supported(0.8).orElseThrow();
        assertThat(design.at(supported).supported()).isGreaterThanOrEqualTo(0.8);
        assertThat(design.at(supported - 0.01).supported()).isLessThan(0.8);
        double refuted = design.refuted(0.8).orElseThrow();
        assertThat(design.at(refuted).refuted()).isGreaterThanOrEqualTo(0.8);
        assertThat(design.at(refuted + 0.01).refuted()).isLessThan(0.8);
        assertThat(DifferenceDesign.within(plan(Looks.EARLY, 45), 0.1, 0.2).supported(0.8))
                .isEmpty();
    }

    @Test
    void aDesignOutOfRangeIsRejected() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DifferenceDesign.atLeast(plan(Looks.EARLY, 1001), 0.1, 0.2))
                .withMessageContaining("expected 1 to 1000 planned differences");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DifferenceDesign.within(plan(Looks.EARLY, 10), -0.1, 0.2))
                .withMessageContaining("[0, 1)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> DifferenceDesign.within(plan(Looks.EARLY, 10), 0.1, 1.2))
                .withMessageContaining("a share");
    }

    private static SamplingPlan plan(Looks looks, long planned) {
        return new SamplingPlan(LEVEL, looks, planned, OptionalLong.empty());
    }
}
