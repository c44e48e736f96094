package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against values that other programs made; the fixture names them. */
class MeansAndAgreementTests {

    private static final JsonNode FIXTURE = fixture();

    @TestFactory
    Stream<DynamicTest> theBettingIntervalIsThatOfItsAuthorsProgram() {
        return rows("betting")
                .map(row -> DynamicTest.dynamicTest(row.path("name").textValue() + " at " + row.path("level"), () -> {
                    Interval interval = BettingInterval.of(
                            doubles(row.path("scores")), row.path("level").doubleValue());
                    // The other program has candidates 0.00005 apart.
                    assertThat(interval.low()).isCloseTo(row.path("low").doubleValue(), within(0.0001));
                    assertThat(interval.high()).isCloseTo(row.path("high").doubleValue(), within(0.0001));
                }));
    }

    @Test
    void theBettingIntervalOfWhatScoresLackOfOneIsItsMirrorImage() {
        double[] scores = new Random(5).doubles(200).toArray();
        Interval interval = BettingInterval.of(scores, 0.95);
        Interval mirrored =
                BettingInterval.of(Arrays.stream(scores).map(score -> 1 - score).toArray(), 0.95);
        assertThat(mirrored.low()).isCloseTo(1 - interval.high(), within(1e-9));
        assertThat(mirrored.high()).isCloseTo(1 - interval.low(), within(1e-9));
    }

    @Test
    void theBettingIntervalHoldsTheMeanAlsoForWhoLooksAfterEveryScore() {
        Random random = new Random(11);
        int runs = 400;
        int below = 0;
        int above = 0;
        for (int run = 0; run < runs; run++) {
            BettingInterval interval = new BettingInterval(0.95);
            for (int i = 0; i < 300; i++) {
                // A mean of 0.3, three scores of which one is rare.
                double drawn = random.nextDouble();
                interval.observe(drawn < 0.5 ? 0 : drawn < 0.9 ? 0.5 : 1);
            }
            below += interval.interval().high() < 0.3 ? 1 : 0;
            above += interval.interval().low() > 0.3 ? 1 : 0;
        }
        // 0.025 on either side promised; 20 of 400 are 6 standard errors of a share of 0.025 away.
        assertThat(below).isLessThan(20);
        assertThat(above).isLessThan(20);
    }

    @Test
    void theBettingIntervalOfNothingIsEverything() {
        assertThat(new BettingInterval(0.95).interval()).isEqualTo(Interval.UNIT);
        assertThat(new BettingInterval(0.95).mean()).isNaN();
    }

    @Test
    void aScoreOutsideZeroToOneIsRejected() {
        BettingInterval interval = new BettingInterval(0.95);
        for (double score : new double[] {-0.01, 1.01, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> interval.observe(score));
        }
        assertThatIllegalArgumentException().isThrownBy(() -> new BettingInterval(1));
    }

    @TestFactory
    Stream<DynamicTest> theStudentIntervalIsThatOfScipy() {
        return rows("t")
                .map(row -> DynamicTest.dynamicTest(row.path("name").textValue(), () -> {
                    Interval interval = StudentInterval.of(doubles(row.path("scores")), 0.95)
                            .orElseThrow();
                    assertThat(interval.low()).isCloseTo(row.path("low").doubleValue(), within(1e-9));
                    assertThat(interval.high()).isCloseTo(row.path("high").doubleValue(), within(1e-9));
                }));
    }

    @Test
    void oneScoreHasNoStudentInterval() {
        assertThat(StudentInterval.of(new double[] {0.5}, 0.95)).isEmpty();
    }

    @TestFactory
    Stream<DynamicTest> kappaIsThatOfScikitLearn() {
        return rows("kappa")
                .map(row -> DynamicTest.dynamicTest(row.path("name").textValue(), () -> {
                    List<double[]> units = new ArrayList<>();
                    row.path("units").forEach(unit -> units.add(doubles(unit)));
                    assertThat(Agreement.kappa(units, Distance.NOMINAL, 0.95, 1).value())
                            .isCloseTo(row.path("nominal").doubleValue(), within(1e-9));
                    Agreement quadratic = Agreement.kappa(units, Distance.INTERVAL, 0.95, 1);
                    assertThat(quadratic.value())
                            .isCloseTo(row.path("quadratic").doubleValue(), within(1e-9));
                    // Two bootstraps of a thousand resamples each.
                    double[] ends = doubles(row.path("bootstrap"));
                    assertThat(quadratic.interval().orElseThrow().low()).isCloseTo(ends[0], within(0.05));
                    assertThat(quadratic.interval().orElseThrow().high()).isCloseTo(ends[1], within(0.05));
                }));
    }

    @Test
    void clustersOfTwinsHaveTheKappaAndTheIntervalOfOneOfEach() {
        List<double[]> units = ratings(60);
        List<List<double[]>> twins =
                units.stream().map(unit -> List.of(unit, unit)).toList();
        assertThat(Agreement.kappaOfClusters(twins, Distance.NOMINAL, 0.95, 1))
                .isEqualTo(Agreement.kappa(units, Distance.NOMINAL, 0.95, 1));
    }

    @Test
    void theIntervalOfAlphaOfClustersOfTwinsIsNearlyThatOfOneOfEach() {
        List<double[]> units = ratings(60);
        List<List<double[]>> twins =
                units.stream().map(unit -> List.of(unit, unit)).toList();
        Interval interval =
                Agreement.alpha(units, Distance.NOMINAL, 0.95, 1).interval().orElseThrow();
        Interval ofTwins = Agreement.alphaOfClusters(twins, Distance.NOMINAL, 0.95, 1)
                .interval()
                .orElseThrow();
        // Alpha corrects for the number of ratings, here 120 and 240: by less than 1/120.
        assertThat(ofTwins.low()).isCloseTo(interval.low(), within(1.0 / 120));
        assertThat(ofTwins.high()).isCloseTo(interval.high(), within(1.0 / 120));
    }

    private static List<double[]> ratings(int count) {
        Random random = new Random(3);
        return Stream.generate(() -> random.nextInt(3))
                .limit(count)
                .map(first -> new double[] {first, random.nextInt(4) == 0 ? random.nextInt(3) : first})
                .toList();
    }

    @Test
    void alphaIsThatOfKrippendorffsOwnExample() {
        // K. Krippendorff, Computing Krippendorff's Alpha-Reliability, 2011, section C: four observers, twelve units.
        String[] observers = {"12332141 2...", "123322412 5.3", ".33323422 51.", "123324412 51."};
        List<double[]> units = new ArrayList<>();
        for (int unit = 0; unit < 12; unit++) {
            List<Double> ratings = new ArrayList<>();
            for (String observer : observers) {
                char rating = observer.replace(" ", "").charAt(unit);
                if (rating != '.') {
                    ratings.add((double) (rating - '0'));
                }
            }
            units.add(ratings.stream().mapToDouble(Double::doubleValue).toArray());
        }
        assertThat(Agreement.alpha(units, Distance.NOMINAL, 0.95, 1).value()).isCloseTo(0.743, within(0.0005));
        assertThat(Agreement.alpha(units, Distance.INTERVAL, 0.95, 1).value()).isCloseTo(0.849, within(0.0005));
    }

    @Test
    void whereAllRatingsAreTheSameThereIsNothingToAgreeOn() {
        List<double[]> same = List.of(new double[] {1, 1}, new double[] {1, 1});
        assertThat(Agreement.kappa(same, Distance.NOMINAL, 0.95, 1).value()).isNaN();
        assertThat(Agreement.alpha(same, Distance.INTERVAL, 0.95, 1).interval()).isEmpty();
        assertThat(Agreement.alpha(List.of(), Distance.INTERVAL, 0.95, 1).value())
                .isNaN();
    }

    private static Stream<JsonNode> rows(String name) {
        return StreamSupport.stream(FIXTURE.path(name).spliterator(), false);
    }

    private static double[] doubles(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static JsonNode fixture() {
        try (InputStream input = MeansAndAgreementTests.class.getResourceAsStream("agreement-and-means.json")) {
            return new ObjectMapper().readTree(input);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
