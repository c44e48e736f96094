package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Against scipy.stats.bootstrap(method="BCa") of SciPy 1.17.1; the fixture says more. */
class AgreementIntervalTests {

    private static final JsonNode FIXTURE = fixture();

    @Test
    void theIntervalOfGivenResamplesIsThatOfScipy() {
        JsonNode row = FIXTURE.path("rows").path(0);
        Interval interval = new BcaInterval(
                        row.path("value").doubleValue(), doubles(row.path("resampled")), doubles(row.path("leftOut")))
                .at(0.95);
        assertThat(interval.low()).isCloseTo(row.path("lowOfResampled").doubleValue(), within(1e-9));
        assertThat(interval.high()).isCloseTo(row.path("highOfResampled").doubleValue(), within(1e-9));
    }

    @TestFactory
    Stream<DynamicTest> theIntervalIsThatOfScipyUpToTheDraw() {
        return rows().map(row -> DynamicTest.dynamicTest(row.path("name").textValue(), () -> {
            Agreement agreement = agreement(row);
            Interval interval = agreement.interval().orElseThrow();
            double low = row.path("low").doubleValue();
            double high = row.path("high").doubleValue();
            assertThat(agreement.value()).isCloseTo(row.path("value").doubleValue(), within(1e-9));
            // Two draws of 2,000 and 10,000 resamples; the percentile interval is off by 0.06 to 0.46 of the width.
            assertThat(interval.low()).isCloseTo(low, within(0.1 * (high - low)));
            assertThat(interval.high()).isCloseTo(high, within(0.05 * (high - low)));
        }));
    }

    @Test
    void withoutDisagreementKappaHasTheIntervalOfClopperAndPearson() {
        List<double[]> units = repeated(List.of(new double[] {0, 0}, new double[] {1, 1}), 20);
        Interval interval =
                Agreement.kappa(units, Distance.NOMINAL, 0.95, 1).interval().orElseThrow();
        // 0 of 40: R 4.2.2, binom.test(0, 40)$conf.int[2]. By chance, half of the units disagree.
        assertThat(interval.low()).isCloseTo(1 - 0.0880973 / 0.5, within(1e-6));
        assertThat(interval.high()).isEqualTo(1);
    }

    @Test
    void withoutDisagreementClustersCountOnce() {
        List<List<double[]>> clusters = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            clusters.add(List.of(new double[] {0, 0}, new double[] {1, 1}));
        }
        Interval interval = Agreement.kappaOfClusters(clusters, Distance.NOMINAL, 0.95, 1)
                .interval()
                .orElseThrow();
        assertThat(interval.low()).isCloseTo(1 - 0.0880973 / 0.5, within(1e-6));
    }

    /** The figures come at once, as those of units of a kind are the same; with all units each time they take minutes. */
    @Test
    void manyUnitsOfFewKindsAreLeftOutInTurn() {
        List<double[]> units =
                repeated(List.of(new double[] {0, 0}, new double[] {1, 1}, new double[] {0, 1}), 100_000);
        AgreementSums sums = new AgreementSums(
                units.stream().map(List::of).toList(), AgreementSums.Coefficient.KAPPA, Distance.NOMINAL);
        double[] leftOut = sums.leftOut();
        assertThat(leftOut).hasSize(units.size());
        assertThat(leftOut[1]).as("a unit that agrees, too").isCloseTo(leftOut[0], within(1e-12));
        assertThat(leftOut[2]).as("without one that disagrees").isGreaterThan(leftOut[0]);
    }

    @Test
    void aDisagreementNotSeenMayBeTheLargestPossible() {
        List<double[]> units = repeated(
                List.of(
                        new double[] {-2, -2},
                        new double[] {-1, -1},
                        new double[] {0, 0},
                        new double[] {1, 1},
                        new double[] {2, 2}),
                8);
        Interval interval =
                Agreement.kappa(units, Distance.INTERVAL, 0.95, 1).interval().orElseThrow();
        // The largest squared distance is 16, that by chance 4.
        assertThat(interval.low()).isCloseTo(1 - 0.0880973 * 16 / 4, within(1e-6));
    }

    @Test
    void aSmallDisagreementDoesNotRuleOutALargeOne() {
        List<double[]> units = repeated(
                List.of(
                        new double[] {-2, -2},
                        new double[] {-1, -1},
                        new double[] {0, 0},
                        new double[] {1, 1},
                        new double[] {2, 2}),
                8);
        List<double[]> oneOff = new ArrayList<>(units);
        oneOff.set(4, new double[] {2, 1});
        double low = Agreement.kappa(units, Distance.INTERVAL, 0.95, 1)
                .interval()
                .orElseThrow()
                .low();
        double lowOfOneOff = Agreement.kappa(oneOff, Distance.INTERVAL, 0.95, 1)
                .interval()
                .orElseThrow()
                .low();
        assertThat(lowOfOneOff).isCloseTo(low, within(0.03));
    }

    @Test
    void anIntervalWithoutAnySkewIsThatOfPercentiles() {
        double[] resampled = new double[1001];
        for (int i = 0; i < resampled.length; i++) {
            resampled[i] = i / 1000.0;
        }
        Interval interval = new BcaInterval(0.5, resampled, new double[] {0.4, 0.5, 0.6}).at(0.9);
        assertThat(interval.low()).isCloseTo(0.05, within(1e-9));
        assertThat(interval.high()).isCloseTo(0.95, within(1e-9));
    }

    private static Agreement agreement(JsonNode row) {
        List<List<double[]>> clusters = new ArrayList<>();
        for (JsonNode cluster : row.path("clusters")) {
            List<double[]> units = new ArrayList<>();
            cluster.forEach(unit -> units.add(doubles(unit)));
            clusters.add(units);
        }
        Distance distance = row.path("distance").textValue().equals("quadratic") ? Distance.INTERVAL : Distance.NOMINAL;
        return row.path("coefficient").textValue().equals("alpha")
                ? Agreement.alphaOfClusters(clusters, distance, 0.95, 1)
                : Agreement.kappaOfClusters(clusters, distance, 0.95, 1);
    }

    private static List<double[]> repeated(List<double[]> units, int times) {
        List<double[]> all = new ArrayList<>();
        for (int i = 0; i < times; i++) {
            all.addAll(units);
        }
        return all;
    }

    private static Stream<JsonNode> rows() {
        return StreamSupport.stream(FIXTURE.path("rows").spliterator(), false);
    }

    private static double[] doubles(JsonNode node) {
        return StreamSupport.stream(node.spliterator(), false)
                .mapToDouble(JsonNode::doubleValue)
                .toArray();
    }

    private static JsonNode fixture() {
        try (InputStream input = AgreementIntervalTests.class.getResourceAsStream("agreement-bca.json")) {
            return new ObjectMapper().readTree(input);
        } catch (IOException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
