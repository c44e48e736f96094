package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JensenShannonTests {

    /** The search for SciPy's centroid stops at about 1e-8. */
    private static final double TOLERANCE = 1e-6;

    static Stream<JsonNode> cases() throws IOException {
        try (InputStream file = JensenShannonTests.class.getResourceAsStream("jensen-shannon.json")) {
            List<JsonNode> cases = new ArrayList<>();
            new JsonMapper().readTree(file).path("cases").forEach(cases::add);
            return cases.stream();
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDistanceFromTheCentroidIsThatOfScipy(JsonNode of) {
        assertThat(JensenShannon.distanceFromCentroid(distributions(of)))
                .isCloseTo(of.path("distance").doubleValue(), within(TOLERANCE));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theCentroidIsThatOfScipy(JsonNode of) {
        assertThat(JensenShannon.centroid(distributions(of)))
                .containsExactly(doubles(of.path("centroid")), within(1e-5));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void theDistanceOfTwoIsThatOfScipy(JsonNode of) {
        List<double[]> distributions = distributions(of);
        assertThat(JensenShannon.distance(distributions.get(0), distributions.get(1)))
                .isCloseTo(of.path("pairwise").doubleValue(), within(1e-12));
    }

    @Test
    void equalDistributionsAreNotApart() {
        List<double[]> equal = List.of(new double[] {0.3, 0.7}, new double[] {0.3, 0.7}, new double[] {0.3, 0.7});
        assertThat(JensenShannon.distanceFromCentroid(equal)).isCloseTo(0, within(1e-9));
    }

    @Test
    void anOutcomeThatNoneOfThemHasChangesNothing() {
        assertThat(JensenShannon.distanceFromCentroid(List.of(new double[] {1, 0, 0}, new double[] {0, 1, 0})))
                .isCloseTo(0.464501404, within(TOLERANCE));
    }

    @Test
    void noDistributionHasNoCentroid() {
        assertThatThrownBy(() -> JensenShannon.centroid(List.of()))
                .hasMessage("no distribution; expected at least one");
    }

    private static List<double[]> distributions(JsonNode of) {
        List<double[]> distributions = new ArrayList<>();
        of.path("distributions").forEach(distribution -> distributions.add(doubles(distribution)));
        return distributions;
    }

    private static double[] doubles(JsonNode list) {
        double[] doubles = new double[list.size()];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = list.path(i).doubleValue();
        }
        return doubles;
    }
}
