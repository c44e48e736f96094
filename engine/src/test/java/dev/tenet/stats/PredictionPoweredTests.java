package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.SimulatedRuns;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against ppi_py, the program of the authors of PPI++, and NumPy; the fixture says which versions. */
class PredictionPoweredTests {

    private static final JsonNode FIXTURE = fixture();
    private static final int RUNS = SimulatedRuns.orElse(2000);

    @TestFactory
    Stream<DynamicTest> estimateWeightAndIntervalAreThoseOfTheAuthorsProgram() {
        return StreamSupport.stream(FIXTURE.path("powered").spliterator(), false)
                .map(row -> DynamicTest.dynamicTest(row.path("name").textValue(), () -> {
                    PredictionPowered found = powered(row);
                    Interval interval = found.interval(row.path("level").doubleValue());
                    assertThat(found.estimate()).isCloseTo(row.path("estimate").doubleValue(), within(1e-8));
                    assertThat(found.weight()).isCloseTo(row.path("weight").doubleValue(), within(1e-8));
                    assertThat(interval.low()).isCloseTo(row.path("low").doubleValue(), within(1e-8));
                    assertThat(interval.high()).isCloseTo(row.path("high").doubleValue(), within(1e-8));
                }));
    }

    private static PredictionPowered powered(JsonNode row) {
        double[] labels = doubles(row.path("labels"));
        double[] judged = doubles(row.path("judged"));
        double[] unlabeled = doubles(row.path("unlabeled"));
        return row.path("given").isNull()
                ? PredictionPowered.of(labels, judged, unlabeled)
                : PredictionPowered.weighted(
                        labels, judged, unlabeled, row.path("given").doubleValue());
    }

    @Test
    void aJudgeThatAlwaysSaysTheSameHasNoWeight() {
        PredictionPowered found =
                PredictionPowered.of(new double[] {0, 1, 1, 0}, new double[] {1, 1, 1, 1}, new double[] {1, 1});
        assertThat(found.weight()).isZero();
        assertThat(found.estimate()).isEqualTo(0.5);
        assertThat(found.standardError()).isEqualTo(0.25);
    }

    @Test
    void aBiasOfTheJudgeDoesNotMoveTheEstimate() {
        double[] labels = {0.1, 0.4, 0.3, 0.9, 0.6};
        double[] judged = {0.2, 0.3, 0.3, 0.8, 0.5};
        double[] unlabeled = {0.3, 0.5, 0.2, 0.6};
        double[] off = plus(judged, 0.15);
        PredictionPowered found = PredictionPowered.of(labels, off, plus(unlabeled, 0.15));
        assertThat(found.estimate())
                .isCloseTo(PredictionPowered.of(labels, judged, unlabeled).estimate(), within(1e-12));
    }

    @Test
    void tooFewOrUnequalCasesAreRejected() {
        double[] one = {0.5};
        double[] two = {0.5, 0.5};
        assertThatIllegalArgumentException().isThrownBy(() -> PredictionPowered.of(one, one, two));
        assertThatIllegalArgumentException().isThrownBy(() -> PredictionPowered.of(two, one, two));
        assertThatIllegalArgumentException().isThrownBy(() -> PredictionPowered.of(two, two, new double[0]));
        assertThatIllegalArgumentException().isThrownBy(() -> PredictionPowered.weighted(two, two, two, 1.1));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PredictionPowered.of(two, two, two).interval(1));
    }

    @Test
    void debiasedScoresAndTheirEvidenceAreThoseOfNumPy() {
        JsonNode row = FIXTURE.path("batches");
        assertEvidence(
                row,
                DebiasedScores.inBatches(
                        doubles(row.path("labels")),
                        doubles(row.path("judged")),
                        doubles(row.path("unlabeled")),
                        row.path("weight").doubleValue()));
    }

    @Test
    void scoresLabeledByChanceAndTheirEvidenceAreThoseOfNumPy() {
        JsonNode row = FIXTURE.path("chance");
        assertEvidence(
                row,
                DebiasedScores.byChance(
                        doubles(row.path("labels")),
                        doubles(row.path("judged")),
                        row.path("weight").doubleValue(),
                        row.path("chance").doubleValue()));
    }

    private static void assertEvidence(JsonNode row, DebiasedScores found) {
        double mean = row.path("mean").doubleValue();
        assertThat(found.scaled()).containsExactly(doubles(row.path("scaled")), within(1e-10));
        assertThat(found.evidenceAbove(mean)).containsExactly(doubles(row.path("above")), within(1e-8));
        assertThat(found.evidenceBelow(mean)).containsExactly(doubles(row.path("below")), within(1e-8));
    }

    @Test
    void theLabelsAloneRemainWithWeightZero() {
        double[] labels = {0, 0.5, 1};
        assertThat(DebiasedScores.inBatches(labels, new double[] {1, 1, 0}, new double[0], 0)
                        .scaled())
                .containsExactly(labels);
    }

    @Test
    void scaledMeansAreMappedBack() {
        DebiasedScores scores = DebiasedScores.inBatches(
                new double[] {0.2, 0.6}, new double[] {0.3, 0.8}, new double[] {0.1, 0.3, 0.5, 0.9}, 0.5);
        assertThat(scores.unscaled(scores.scaled(0.3))).isCloseTo(0.3, within(1e-12));
        assertThat(scores.unscaled(0)).isEqualTo(-0.5);
        assertThat(scores.unscaled(1)).isEqualTo(1.5);
        // 0.2 + (0.2 - 0.3)/2 and 0.6 + (0.7 - 0.8)/2.
        assertThat(scores.estimate()).isCloseTo(0.35, within(1e-12));
    }

    @Test
    void scoresOutsideZeroToOneAreRejected() {
        double[] good = {0.5};
        double[] bad = {1.5};
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.inBatches(bad, good, good, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.inBatches(good, bad, good, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.inBatches(good, good, bad, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.inBatches(good, good, good, 2));
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.inBatches(good, good, new double[0], 1));
        assertThatIllegalArgumentException().isThrownBy(() -> DebiasedScores.byChance(good, good, 1, 0));
    }

    @Test
    @Tag("simulation")
    void theIntervalHoldsTheMeanLabel() {
        int missed = missed(50, cases -> {
            Interval interval = PredictionPowered.of(cases.labels, cases.judged, cases.unlabeled)
                    .interval(0.95);
            return interval.low() <= 0.25 && interval.high() >= 0.25 ? 0 : 1;
        });
        // 0.05 promised for many labels; 50 of them give 0.06.
        assertThat((double) missed / RUNS).isCloseTo(0.06, within(SimulatedRuns.most(0.06, RUNS) - 0.06));
    }

    @Test
    @Tag("simulation")
    void anAdversaryWhoStopsAtTheWorstMomentIsRarelyWrong() {
        for (double weight : new double[] {0, 0.5, 1}) {
            int above = missed(60, cases -> evidence(cases, weight, true));
            int below = missed(60, cases -> evidence(cases, weight, false));
            double most = RUNS * SimulatedRuns.most(0.05, RUNS);
            assertThat((double) above).isLessThanOrEqualTo(most);
            assertThat((double) below).isLessThanOrEqualTo(most);
        }
    }

    private static int evidence(Cases cases, double weight, boolean isAbove) {
        DebiasedScores scores = DebiasedScores.inBatches(cases.labels, cases.judged, cases.unlabeled, weight);
        double[] evidence = isAbove ? scores.evidenceAbove(0.25) : scores.evidenceBelow(0.25);
        return Arrays.stream(evidence).max().orElse(0) >= 20 ? 1 : 0;
    }

    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Cases(double[] labels, double[] judged, double[] unlabeled) {}

    /** Mean labels are 0.25, and the judge errs to one side. */
    private static int missed(int labeled, ToDoubleFunction<Cases> isMissed) {
        SplittableRandom random = new SplittableRandom(3);
        int missed = 0;
        for (int run = 0; run < RUNS; run++) {
            double[] labels = random.doubles(labeled * 6L)
                    .map(one -> one < 0.6 ? 0 : one < 0.9 ? 0.5 : 1)
                    .toArray();
            double[] judged = Arrays.stream(labels)
                    .map(label -> random.nextInt(5) == 0 ? 1 : label)
                    .toArray();
            missed += (int) isMissed.applyAsDouble(new Cases(
                    Arrays.copyOf(labels, labeled),
                    Arrays.copyOf(judged, labeled),
                    Arrays.copyOfRange(judged, labeled, judged.length)));
        }
        return missed;
    }

    private static double[] plus(double[] scores, double shift) {
        return Arrays.stream(scores).map(score -> score + shift).toArray();
    }

    private static double[] doubles(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(number -> number.isNull() ? Double.NaN : number.doubleValue())
                .toArray();
    }

    private static JsonNode fixture() {
        try (InputStream input = PredictionPoweredTests.class.getResourceAsStream("prediction-powered.json")) {
            return new ObjectMapper().readTree(input);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
