package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The figures that the authors of the Deep Value Benchmark printed, from their counts. */
class PaperFiguresTests {

    private static final JsonNode PAPER = read();

    private static JsonNode read() {
        try (InputStream figures =
                PaperFiguresTests.class.getResourceAsStream("/dev/tenet/deepvalue/paper-figures.json")) {
            return new ObjectMapper().readTree(figures);
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }

    @Test
    void theRateOfAllTrialsIsThePapers() {
        JsonNode total = PAPER.path("total");
        assertThat(new Proportion(
                                total.path("deep").longValue(),
                                total.path("trials").longValue())
                        .rate())
                .isCloseTo(total.path("rate").doubleValue(), within(1e-15));
    }

    /** The rate is printed to two places, so the count behind it is one of several: one of them gives the interval. */
    @TestFactory
    List<DynamicTest> theWilsonIntervalOfEveryLevelIsThePapers() {
        List<DynamicTest> tests = new ArrayList<>();
        for (JsonNode level : PAPER.path("levels")) {
            long n = level.path("n").longValue();
            double rate = level.path("rate").doubleValue();
            tests.add(DynamicTest.dynamicTest(
                    level.path("factor").textValue() + " " + level.path("level").textValue(),
                    () -> assertThat(LongStream.rangeClosed(
                                            (long) Math.ceil(n * (rate - 0.005)), (long) Math.floor(n * (rate + 0.005)))
                                    .mapToObj(deep -> new Proportion(deep, n).wilson(0.95))
                                    .map(interval -> List.of(rounded(interval.low()), rounded(interval.high()))))
                            .contains(List.of(
                                    level.path("wilson").path(0).doubleValue(),
                                    level.path("wilson").path(1).doubleValue()))));
        }
        assertThat(tests).hasSize(19);
        return tests;
    }

    private static double rounded(double share) {
        return Math.round(share * 100) / 100.0;
    }
}
