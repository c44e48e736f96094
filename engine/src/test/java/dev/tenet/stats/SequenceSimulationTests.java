package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.SimulatedRuns;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The promises of the sequences at many sizes. */
@Tag("simulation")
class SequenceSimulationTests {

    private static final int RUNS = SimulatedRuns.orElse(10_000);
    private static final double MOST = SimulatedRuns.most(0.025, RUNS);

    private static final double LEVEL = 0.95;

    /** Exact: each threshold of two places, whatever moment an adversary stops at. */
    @ParameterizedTest
    @ValueSource(ints = {20, 50, 100, 200, 400, 1000})
    void sharesErrOnEitherSideAtMostAsOftenAsTheySay(int planned) {
        for (Looks looks : Looks.values()) {
            for (int percent = 1; percent <= 99; percent++) {
                SamplingPlan plan = new SamplingPlan(LEVEL, looks, planned, OptionalLong.empty());
                ShareRuns runs = ShareRuns.of(plan, percent / 100.0, percent / 100.0);
                assertThat(Math.max(runs.above(), runs.below()))
                        .as("%s at %d %%", looks, percent)
                        .isLessThanOrEqualTo(0.025);
            }
        }
    }

    /** Exact: each share that a catalogue of 1.25 n cases can have. */
    @ParameterizedTest
    @ValueSource(ints = {20, 80, 160})
    void sharesOfACatalogueErrOnEitherSideAtMostAsOftenAsTheySay(int planned) {
        int cases = planned + planned / 4;
        for (Looks looks : Looks.values()) {
            for (int number = 1; number < cases; number++) {
                SamplingPlan plan = new SamplingPlan(LEVEL, looks, planned, OptionalLong.of(cases));
                ShareRuns runs = ShareRuns.of(plan, (double) number / cases, (double) number / cases);
                assertThat(Math.max(runs.above(), runs.below()))
                        .as("%s with %d", looks, number)
                        .isLessThanOrEqualTo(0.025);
            }
        }
    }

    /** What the exact rates rely on: between the counts for the one side and those for the other, all are undecided. */
    @ParameterizedTest
    @EnumSource
    void theSideOfCountsGoesUpWithTheSuccesses(Looks looks) {
        for (OptionalLong population : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(75)}) {
            SamplingPlan plan = new SamplingPlan(LEVEL, looks, 60, population);
            IntStream.rangeClosed(1, 60).forEach(count -> assertSidesGoUp(plan, count));
        }
        SamplingPlan large = new SamplingPlan(LEVEL, looks, 1000, OptionalLong.empty());
        IntStream.of(250, 667, 1000).forEach(count -> assertSidesGoUp(large, count));
    }

    private static void assertSidesGoUp(SamplingPlan plan, int count) {
        for (double threshold : new double[] {0.04, 0.2, 0.52, 0.96}) {
            int most = plan.population().isEmpty()
                    ? count
                    : Math.min(count, (int)
                            Math.round(threshold * plan.population().getAsLong()));
            assertThat(IntStream.rangeClosed(0, most)
                            .mapToObj(
                                    successes -> ShareSequence.side(new Proportion(successes, count), plan, threshold))
                            .map(List.of(Side.BELOW, Side.UNDECIDED, Side.ABOVE)::indexOf))
                    .as("%s, %s, %d trials", plan, threshold, count)
                    .isSorted();
        }
    }

    /** Seeded runs, with a margin of three standard errors. */
    @ParameterizedTest
    @CsvSource({"20, 0.5", "100, 0.05", "100, 0.25", "100, 0.9", "500, 0.3"})
    void scoresErrOnEitherSideAtMostAsOftenAsTheySay(int planned, double mean) {
        for (Looks looks : new Looks[] {Looks.EARLY, Looks.OPEN}) {
            for (OptionalLong population : new OptionalLong[] {OptionalLong.empty(), OptionalLong.of(planned * 2L)}) {
                SamplingPlan plan = new SamplingPlan(LEVEL, looks, planned, population);
                ScoreRuns runs = ScoreRuns.of(plan, mean, mean, ScoreRuns::whole, RUNS, 29);
                assertThat(Math.max(runs.above(), runs.below())).isLessThanOrEqualTo(MOST);
            }
        }
    }

    /** The design's targets: 0.50 for scores of 0 and 1, 0.80 for Beta(0.35, 0.65). */
    @ParameterizedTest
    @CsvSource({"false, 0.50", "true, 0.80"})
    void scoresHaveThePowerOfTheirDesign(boolean isGraded, double power) {
        ScoreRuns.Scores scores = isGraded ? ScoreRuns::graded : ScoreRuns::whole;
        int runs = SimulatedRuns.orElse(20_000);
        double margin = SimulatedRuns.areFull() ? 0 : SimulatedRuns.most(power, runs) - power;
        assertThat(ScoreRuns.of(SamplingPlan.early(LEVEL, 100), 0.25, 0.35, scores, runs, 16)
                        .above())
                .isGreaterThanOrEqualTo(power - margin);
    }

    @ParameterizedTest
    @EnumSource
    void aMillionScoresHaveATightInterval(Looks looks) {
        double[] scores = new double[SimulatedRuns.areFull() ? 1_000_000 : 100_000];
        Arrays.setAll(scores, i -> i % 4 == 0 ? 1 : 0);
        Interval interval =
                ScoreSequence.of(scores, new SamplingPlan(LEVEL, looks, scores.length, OptionalLong.empty()));
        double near = 3 / Math.sqrt(scores.length);
        assertThat(interval.low()).isBetween(0.25 - near, 0.25);
        assertThat(interval.high()).isBetween(0.25, 0.25 + near);
    }

    @ParameterizedTest
    @EnumSource
    void aMillionTrialsHaveATightInterval(Looks looks) {
        ShareSequence sequence = new ShareSequence(new SamplingPlan(LEVEL, looks, 1_000_000, OptionalLong.empty()));
        for (int i = 0; i < 1_000_000; i++) {
            sequence.observe(i % 4 == 0);
        }
        assertThat(sequence.interval().low()).isBetween(0.247, 0.25);
        assertThat(sequence.interval().high()).isBetween(0.25, 0.253);
    }
}
