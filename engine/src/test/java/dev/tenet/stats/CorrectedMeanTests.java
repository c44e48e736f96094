package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against corrected-mean.py (numpy 2.4.6, scipy 1.17.1), and errors on either side by simulation. */
@Tag("slow")
class CorrectedMeanTests {

    private static final double LEVEL = 0.95;

    @TestFactory
    Stream<DynamicTest> theEndsAreTheRootsOfTheEvalues() throws IOException {
        return Rows.of("corrected-mean.csv")
                .map(row -> DynamicTest.dynamicTest(row.text("low") + " to " + row.text("high"), () -> {
                    double[] labels = row.numbers("labels");
                    double[] unlabeled = row.text("unlabeled").isEmpty() ? new double[0] : row.numbers("unlabeled");
                    CorrectedMean found = CorrectedMean.of(labels, row.numbers("judged"), unlabeled, LEVEL);
                    assertThat(found.interval().low()).isCloseTo(row.number("low"), within(1e-8));
                    assertThat(found.interval().high()).isCloseTo(row.number("high"), within(1e-8));
                }));
    }

    @Test
    void theEstimateIsThatOfPredictionPoweredInference() {
        double[] labels = {0.1, 0.4, 0.3, 0.9, 0.6};
        double[] judged = {0.2, 0.3, 0.3, 0.8, 0.5};
        double[] unlabeled = {0.3, 0.5, 0.2, 0.6};
        PredictionPowered powered = PredictionPowered.of(labels, judged, unlabeled);
        CorrectedMean found = CorrectedMean.of(labels, judged, unlabeled, LEVEL);
        assertThat(found.estimate()).isEqualTo(powered.estimate());
        assertThat(found.weight()).isEqualTo(powered.weight());
    }

    @Test
    void ifEveryCaseIsLabeledTheEstimateIsTheMeanLabel() {
        CorrectedMean found =
                CorrectedMean.of(new double[] {0, 1, 1, 0}, new double[] {1, 1, 1, 1}, new double[0], LEVEL);
        assertThat(found.estimate()).isEqualTo(0.5);
        assertThat(found.weight()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"0.25, 0.95", "0.10, 0.95", "0.60, 0.95", "0.25, 0.99"})
    void theFewestLabelsAreThoseWithWhichAnIntervalOfZerosEndsAtTheThreshold(double threshold, double level) {
        int fewest = CorrectedMean.fewestLabels(threshold, level).orElseThrow();
        assertThat(ofZeros(fewest, level).interval().high()).isLessThanOrEqualTo(threshold);
        assertThat(ofZeros(fewest - 1, level).interval().high()).isGreaterThan(threshold);
    }

    private static CorrectedMean ofZeros(int cases, double level) {
        double[] zeros = new double[cases];
        return CorrectedMean.of(zeros, zeros, zeros, level);
    }

    /** Binary and graded labels, and judges without errors, with a bias, with chance errors, and with none but chance. */
    @ParameterizedTest
    @CsvSource({
        "20, 40, 0.02, 0, 0, true",
        "20, 40, 0.25, 0.2, 0, true",
        "40, 100, 0.10, 0, 0.3, true",
        "40, 30, 0.50, -0.15, 0.1, true",
        "40, 100, 0.25, 0.15, 0.1, false",
        "40, 80, 0.90, 0, 1, false"
    })
    void eitherEndErrsWithAtMostItsProbability(
            int labels, int others, double mean, double bias, double chance, boolean isBinary) {
        SplittableRandom random = new SplittableRandom(labels * 1000L + others);
        int runs = 2000;
        int tooLow = 0;
        int tooHigh = 0;
        for (int run = 0; run < runs; run++) {
            double[] people = new double[labels + others];
            double[] judge = new double[labels + others];
            for (int i = 0; i < people.length; i++) {
                // Four draws have the same mean as one.
                people[i] = isBinary
                        ? draw(random, mean)
                        : Arrays.stream(new double[4])
                                        .map(x -> draw(random, mean))
                                        .sum()
                                / 4;
                judge[i] = random.nextDouble() < chance
                        ? random.nextInt(5) / 4.0
                        : Math.min(1, Math.max(0, people[i] + bias));
            }
            Interval interval = CorrectedMean.of(
                            Arrays.copyOf(people, labels),
                            Arrays.copyOf(judge, labels),
                            Arrays.copyOfRange(judge, labels, judge.length),
                            LEVEL)
                    .interval();
            tooLow += interval.high() < mean ? 1 : 0;
            tooHigh += interval.low() > mean ? 1 : 0;
        }
        // 2.5 %, and three standard deviations of a simulated share.
        double atMost = 0.025 + 3 * Math.sqrt(0.025 * 0.975 / runs);
        assertThat((double) tooLow / runs).isLessThanOrEqualTo(atMost);
        assertThat((double) tooHigh / runs).isLessThanOrEqualTo(atMost);
    }

    private static double draw(SplittableRandom random, double rate) {
        return random.nextDouble() < rate ? 1 : 0;
    }

    @Test
    void aJudgeThatIsOffOneWayIsCorrected() {
        SplittableRandom random = new SplittableRandom(7);
        double[] people = new double[400];
        double[] judge = new double[400];
        for (int i = 0; i < people.length; i++) {
            people[i] = draw(random, 0.5);
            judge[i] = people[i] * 0.6;
        }
        CorrectedMean found = CorrectedMean.of(
                Arrays.copyOf(people, 100), Arrays.copyOf(judge, 100), Arrays.copyOfRange(judge, 100, 400), LEVEL);
        double asJudged = Arrays.stream(judge).average().orElseThrow();
        assertThat(found.estimate()).isCloseTo(0.5, within(0.05));
        assertThat(found.interval().low()).isGreaterThan(asJudged);
    }

    @Test
    void withoutALabelThereIsNothingToEstimate() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CorrectedMean.of(new double[0], new double[0], new double[] {1}, LEVEL));
        assertThatIllegalArgumentException().isThrownBy(() -> CorrectedMean.fewestLabels(0, LEVEL));
    }
}
