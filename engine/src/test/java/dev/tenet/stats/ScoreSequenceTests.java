package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("slow")
class ScoreSequenceTests {

    private static final double LEVEL = 0.95;

    /** The intervals of score-sequence.py, with numpy and scipy 1.17.1. */
    @ParameterizedTest
    @CsvFileSource(resources = "score-sequence.csv", numLinesToSkip = 1)
    void intervalsAreThoseOfAnIndependentProgram(
            Looks looks, long planned, long population, String scores, double low, double high) {
        SamplingPlan plan = new SamplingPlan(
                LEVEL, looks, planned, population == 0 ? OptionalLong.empty() : OptionalLong.of(population));
        Interval interval = ScoreSequence.of(
                Arrays.stream(scores.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .toArray(),
                plan);
        assertThat(interval.low()).isCloseTo(low, within(1e-9));
        assertThat(interval.high()).isCloseTo(high, within(1e-9));
    }

    @Test
    void oneLookGivesTheSameIntervalForAnyOrder() {
        double[] scores = graded(100, 0.35, 7);
        SamplingPlan plan = SamplingPlan.fixed(LEVEL, 100);
        Interval interval = ScoreSequence.of(scores, plan);
        List<Double> shuffled = Arrays.stream(scores).boxed().collect(Collectors.toList());
        for (int seed = 0; seed < 20; seed++) {
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(ScoreSequence.of(
                            shuffled.stream().mapToDouble(score -> score).toArray(), plan))
                    .isEqualTo(interval);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aThresholdIsDecidedWhereItIsOutsideTheInterval(Looks looks) {
        for (int seed = 0; seed < 10; seed++) {
            double[] scores = graded(80, 0.3, seed);
            SamplingPlan plan = new SamplingPlan(LEVEL, looks, 80, OptionalLong.empty());
            Interval interval = ScoreSequence.of(scores, plan);
            for (double threshold = 0.005; threshold < 1; threshold += 0.066) {
                assertThat(observed(threshold, plan, scores).side()).isEqualTo(interval.side(threshold));
            }
            for (double inside : new double[] {interval.low() + 1e-9, interval.high() - 1e-9}) {
                assertThat(observed(inside, plan, scores).side()).isEqualTo(Side.UNDECIDED);
            }
        }
    }

    @Test
    void whereScoresContradictTheFirstDecisionCounts() {
        double[] scores = new double[100];
        Arrays.fill(scores, 0, 40, 1);
        SamplingPlan plan = SamplingPlan.early(LEVEL, 100);
        Interval interval = ScoreSequence.of(scores, plan);
        assertThat(interval.low()).isEqualTo(interval.high()).isGreaterThan(0.4);
        for (double threshold : new double[] {0.2, 0.41, interval.low() - 1e-6, interval.low() + 1e-6, 0.95}) {
            assertThat(observed(threshold, plan, scores).side()).isEqualTo(interval.side(threshold));
        }
    }

    private static ScoreSequence observed(double threshold, SamplingPlan plan, double... scores) {
        ScoreSequence sequence = new ScoreSequence(threshold, plan);
        for (double score : scores) {
            sequence.observe(score);
        }
        return sequence;
    }

    private static double[] graded(int count, double mean, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] scores = new double[count];
        Arrays.setAll(scores, i -> ScoreRuns.graded(mean, random));
        return scores;
    }

    @ParameterizedTest
    @EnumSource
    void theEndsAreRightForNoneOneAndManyScores(Looks looks) {
        SamplingPlan plan = new SamplingPlan(LEVEL, looks, 20_000, OptionalLong.empty());
        assertThat(ScoreSequence.of(new double[0], plan)).isEqualTo(Interval.UNIT);
        assertThat(ScoreSequence.of(new double[] {0}, plan).low()).isZero();
        assertThat(ScoreSequence.of(new double[] {1}, plan).high()).isEqualTo(1);
        double[] many = new double[20_000];
        Arrays.setAll(many, i -> i % 4 == 0 ? 1 : 0);
        Interval interval = ScoreSequence.of(many, plan);
        assertThat(interval.low()).isBetween(0.235, 0.25);
        assertThat(interval.high()).isBetween(0.25, 0.265);
    }

    @ParameterizedTest
    @EnumSource
    void whoeverAsksACompleteCatalogueKnowsTheMean(Looks looks) {
        SamplingPlan plan = new SamplingPlan(LEVEL, looks, 245, OptionalLong.of(245));
        double[] scores = graded(245, 0.25, 3);
        double mean = Arrays.stream(scores).sorted().sum() / 245;
        assertThat(ScoreSequence.of(scores, plan)).isEqualTo(new Interval(mean, mean));
        assertThat(observed(mean - 1e-6, plan, scores).side()).isEqualTo(Side.ABOVE);
        assertThat(observed(mean + 1e-6, plan, scores).side()).isEqualTo(Side.BELOW);
        assertThat(observed(mean + 1e-6, plan, scores).sideWithReplacement()).isEqualTo(Side.UNDECIDED);
    }

    @Test
    void aCatalogueThatIsNearlyAskedLeavesLittleOpen() {
        double[] scores = graded(230, 0.25, 3);
        double sum = Arrays.stream(scores).sum();
        for (Looks looks : Looks.values()) {
            Interval interval = ScoreSequence.of(scores, new SamplingPlan(LEVEL, looks, 230, OptionalLong.of(245)));
            assertThat(interval.low()).isGreaterThanOrEqualTo(sum / 245 - 1e-12);
            assertThat(interval.high()).isLessThanOrEqualTo((sum + 15) / 245 + 1e-12);
        }
    }

    /** The design's targets: opposed pairs at 0.35, scored as 0 and 1 or Beta(0.35, 0.65), against at most 0.25, with 0.50 and 0.80. */
    @Test
    void anEarlyRunOfScoresHasThePowerOfItsDesign() {
        SamplingPlan plan = SamplingPlan.early(LEVEL, 100);
        assertThat(ScoreRuns.of(plan, 0.25, 0.35, ScoreRuns::whole, 2000, 1).above())
                .isGreaterThan(0.48);
        assertThat(ScoreRuns.of(plan, 0.25, 0.35, ScoreRuns::graded, 300, 1).above())
                .isGreaterThan(0.76);
    }

    /** Seeded, with a margin of three standard errors of 400 runs. */
    @ParameterizedTest
    @CsvSource({
        "FIXED, 50, 0",
        "EARLY, 50, 0",
        "EARLY, 200, 0",
        "OPEN, 200, 0",
        "FIXED, 50, 80",
        "EARLY, 80, 80",
        "EARLY, 60, 80"
    })
    void aMeanAtTheThresholdIsFoundOnASideAtMostAsOftenAsSaid(Looks looks, long planned, long population) {
        SamplingPlan plan = new SamplingPlan(
                LEVEL, looks, planned, population == 0 ? OptionalLong.empty() : OptionalLong.of(population));
        ScoreRuns runs = ScoreRuns.of(plan, 0.25, 0.25, ScoreRuns::ofTwo, 400, 3);
        assertThat(runs.above()).isLessThanOrEqualTo(0.05);
        assertThat(runs.below()).isLessThanOrEqualTo(0.05);
    }

    @Test
    void asManyObservationsAsAdvisedExcludeACandidateAndOneLessDoNot() {
        for (Looks looks : Looks.values()) {
            long needed = ScoreSequence.observationsToExclude(new double[] {0, 0.5}, 0.4, LEVEL, looks, 10_000)
                    .orElseThrow();
            assertThat(repeated(needed, looks)).isEqualTo(Side.BELOW);
            assertThat(repeated(needed - 1, looks)).isEqualTo(Side.UNDECIDED);
            assertThat(ScoreSequence.observationsToExclude(new double[] {0, 0.5}, 0.4, LEVEL, looks, needed - 1))
                    .isEmpty();
        }
        assertThat(ScoreSequence.observationsToExclude(new double[0], 0.4, LEVEL, Looks.OPEN, 100))
                .isEmpty();
    }

    private static Side repeated(long planned, Looks looks) {
        ScoreSequence sequence = new ScoreSequence(0.4, new SamplingPlan(LEVEL, looks, planned, OptionalLong.empty()));
        for (long i = 0; i < planned; i++) {
            sequence.observe(i % 2 == 0 ? 0 : 0.5);
        }
        return sequence.side();
    }

    @Test
    void aScoreOutsideTheUnitIntervalOrBeyondThePlanIsRefused() {
        ScoreSequence sequence = new ScoreSequence(0.5, SamplingPlan.early(LEVEL, 1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> sequence.observe(1.5))
                .withMessageContaining("score is 1.5");
        sequence.observe(1);
        assertThatIllegalStateException().isThrownBy(() -> sequence.observe(1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ScoreSequence.of(new double[] {1, 1}, SamplingPlan.early(LEVEL, 1)));
    }
}
