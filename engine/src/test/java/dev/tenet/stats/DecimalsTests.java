package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever compares printed numbers comes to the verdict that the numbers themselves came to. */
class DecimalsTests {

    private static final Pattern PRINTED = Pattern.compile(".* % CI \\[(\\S+), (\\S+)]");

    private static final int[] USUAL_SIZES = {
        10, 12, 15, 20, 24, 25, 30, 40, 41, 50, 60, 75, 80, 100, 120, 146, 150, 200, 240, 250, 300, 400, 500
    };

    /** Every count of every usual size against every usual threshold. */
    @Test
    void aPrintedClopperPearsonIntervalLeadsToTheSameVerdict() {
        List<String> contradictions = new ArrayList<>();
        for (int total : USUAL_SIZES) {
            for (int successes = 0; successes <= total; successes++) {
                compare(new Proportion(successes, total).clopperPearson(0.95), contradictions);
            }
        }
        assertThat(contradictions).isEmpty();
    }

    /** Scores of 0, ½ and 1 in turns: every mean that 120 issues can have in steps of a half. */
    @Test
    void aPrintedBettingIntervalLeadsToTheSameVerdict() {
        List<String> contradictions = new ArrayList<>();
        for (int size : new int[] {12, 24, 41, 60, 120}) {
            for (int sum = 0; sum <= 2 * size; sum++) {
                double[] scores = new double[size];
                for (int i = 0; i < size; i++) {
                    scores[i] = ((i + 1) * sum / size - i * sum / size) / 2.0;
                }
                Interval interval = BettingInterval.of(scores, 0.95);
                compare(interval, contradictions);
                // PAC is 1 less divergence.
                compare(new Interval(1 - interval.high(), 1 - interval.low()), contradictions);
            }
        }
        assertThat(contradictions).isEmpty();
    }

    /** A difference from a baseline may be below zero, and so may the threshold. */
    @Test
    void printedDifferencesLeadToTheSameVerdict() {
        for (int i = -20_000; i <= 20_000; i++) {
            double end = i / 20_000.0;
            double printed = Double.parseDouble(Decimals.of(end));
            for (int margin = -100; margin <= 100; margin += 5) {
                assertThat(Double.compare(printed, margin / 100.0)).isEqualTo(Double.compare(end, margin / 100.0));
            }
        }
    }

    private static void compare(Interval interval, List<String> contradictions) {
        String text = interval.at(0.95);
        Matcher found = PRINTED.matcher(text);
        assertThat(found.matches()).isTrue();
        double low = Double.parseDouble(found.group(1));
        double high = Double.parseDouble(found.group(2));
        IntStream.rangeClosed(1, 99).mapToDouble(percent -> percent / 100.0).forEach(threshold -> {
            boolean isSame = low >= threshold == interval.low() >= threshold
                    && low > threshold == interval.low() > threshold
                    && high <= threshold == interval.high() <= threshold
                    && high < threshold == interval.high() < threshold;
            if (!isSame) {
                contradictions.add(threshold + ": " + text + " of " + interval);
            }
        });
        assertThat(text.length()).as(text).isLessThan(40);
    }

    @ParameterizedTest
    @CsvSource({
        "0.5, 0.50",
        "0, 0.00",
        "1, 1.00",
        "-0.0, 0.00",
        "0.24665, 0.247",
        "0.4967, 0.497",
        "0.49987, 0.4999",
        "0.50013, 0.5001",
        "0.9996, 0.9996",
        "-0.0004, -0.0004",
        "-0.1, -0.10"
    })
    void whatTwoPlacesDoNotHoldHasThreeOrMore(double number, String printed) {
        assertThat(Decimals.of(number)).isEqualTo(printed);
    }

    @Test
    void aThresholdOfMorePlacesIsToldFromTheNumberToo() {
        assertThat(Decimals.of(0.4748)).isEqualTo("0.475");
        assertThat(Decimals.of(0.4748, 0.475)).isEqualTo("0.4748");
        assertThat(new Interval(0.4748, 0.7).at(0.95, 0.475)).isEqualTo("95 % CI [0.4748, 0.70]");
    }

    @Test
    void anEstimateShowsNoRoundingErrors() {
        assertThat(Decimals.estimate(0.1 + 0.2)).isEqualTo("0.30");
        assertThat(Decimals.estimate(1 - 0.7)).isEqualTo("0.30");
        assertThat(Decimals.estimate(2.0 / 3)).isEqualTo("0.667");
        assertThat(Decimals.estimate(Double.NaN)).isEqualTo("unknown");
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.50", "0.125, 0.125", "0.0001, 0.0001", "1, 1.00", "0, 0.00"})
    void aThresholdIsPrintedAsItWasWritten(double threshold, String printed) {
        assertThat(Decimals.exact(threshold)).isEqualTo(printed);
        assertThat(new BigDecimal(printed)).isEqualByComparingTo(BigDecimal.valueOf(threshold));
    }

    @Test
    void aLevelIsPrintedAsItWasWritten() {
        assertThat(Interval.UNIT.at(0.95)).isEqualTo("95 % CI [0.00, 1.00]");
        assertThat(Interval.UNIT.at(0.999)).startsWith("99.9 % CI");
        assertThat(Interval.UNIT.at(0.9999)).startsWith("99.99 % CI");
    }
}
