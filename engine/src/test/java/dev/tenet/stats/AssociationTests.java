package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Against scipy 1.17.1 (association.py), R 4.2.2 (trend.R) and statsmodels 0.15.0 (logistic.py).
 */
class AssociationTests {

    @TestFactory
    Stream<DynamicTest> chiSquareAndCramersVAreThoseOfScipy() throws IOException {
        return Rows.of("association.csv")
                .map(row -> DynamicTest.dynamicTest(row.text("successes"), () -> {
                    Association found = Association.of(levels(row), 0.95).orElseThrow();
                    assertThat(found.chiSquare()).isCloseTo(row.number("chi-square"), within(1e-10));
                    assertThat(found.degrees()).isEqualTo((int) row.number("degrees"));
                    assertThat(found.pValue()).isCloseTo(row.number("p"), within(1e-12));
                    assertThat(found.cramersV()).isCloseTo(row.number("v"), within(1e-10));
                    assertThat(found.interval().low()).isCloseTo(row.number("low"), within(1e-8));
                    assertThat(found.interval().high()).isCloseTo(row.number("high"), within(1e-8));
                }));
    }

    @Test
    void resultsWithoutVariationHaveNoAssociation() {
        assertThat(Association.of(List.of(new Proportion(5, 5), new Proportion(7, 7)), 0.95))
                .isEmpty();
        assertThat(Association.of(List.of(new Proportion(3, 5), new Proportion(0, 0)), 0.95))
                .isEmpty();
        assertThat(Association.of(List.of(), 0.95)).isEmpty();
    }

    @Test
    void evenResultsAreNoProofOfIndependence() {
        List<Proportion> even = List.of(new Proportion(10, 20), new Proportion(10, 20));
        Association found = Association.of(even, 0.95).orElseThrow();
        assertThat(found.cramersV()).isZero();
        assertThat(found.interval().high()).isGreaterThan(0.3);
    }

    @TestFactory
    Stream<DynamicTest> theTrendTestIsThatOfR() throws IOException {
        return Rows.of("trend.csv")
                .map(row -> DynamicTest.dynamicTest(row.text("successes"), () -> {
                    TrendTest found =
                            TrendTest.of(levels(row), row.numbers("scores")).orElseThrow();
                    assertThat(found.chiSquare()).isCloseTo(row.number("chi"), within(1e-10));
                    assertThat(found.pValue()).isCloseTo(row.number("p"), within(1e-12));
                }));
    }

    @Test
    void aTrendHasTheSignOfItsDirection() {
        List<Proportion> rising = List.of(new Proportion(2, 10), new Proportion(5, 10), new Proportion(9, 10));
        assertThat(TrendTest.of(rising, new double[] {0, 1, 2}).orElseThrow().z())
                .isPositive();
        assertThat(TrendTest.of(rising, new double[] {2, 1, 0}).orElseThrow().z())
                .isNegative();
        assertThat(TrendTest.of(rising, new double[] {1, 1, 1})).isEmpty();
        assertThat(TrendTest.of(List.of(), new double[0])).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> TrendTest.of(rising, new double[2]));
    }

    @TestFactory
    Stream<DynamicTest> theRegressionIsThatOfStatsmodels() throws IOException {
        return Rows.of("logistic.csv")
                .map(row -> DynamicTest.dynamicTest(row.text("terms"), () -> {
                    List<Factor> factors = List.of(
                            new Factor("context", row.words("context")), new Factor("shots", row.words("shots")));
                    LogisticFit fit =
                            LogisticRegression.fit(factors, results(row.numbers("outcomes")), row.words("clusters"));
                    assertThat(fit).isInstanceOf(LogisticFit.Fitted.class);
                    LogisticFit.Fitted fitted = (LogisticFit.Fitted) fit;
                    assertThat(fitted.logLikelihood()).isCloseTo(row.number("log-likelihood"), within(1e-8));
                    List<String> terms = List.of(row.text("terms").split("\\|"));
                    assertThat(fitted.coefficients())
                            .extracting(LogisticFit.Coefficient::term)
                            .isEqualTo(terms);
                    for (int i = 0; i < terms.size(); i++) {
                        LogisticFit.Coefficient coefficient =
                                fitted.coefficients().get(i);
                        assertThat(coefficient.estimate()).isCloseTo(row.numbers("estimates")[i], within(1e-8));
                        assertThat(coefficient.standardError()).isCloseTo(row.numbers("errors")[i], within(1e-8));
                        assertThat(coefficient.z()).isCloseTo(row.numbers("z")[i], within(1e-6));
                        assertThat(coefficient.pValue()).isCloseTo(row.numbers("p")[i], within(1e-8));
                    }
                }));
    }

    @Test
    void aContextWithSuccessesAloneIsSeparated() {
        List<String> contexts = List.of("a", "a", "a", "b", "b", "b", "c", "c", "c");
        boolean[] results = {true, false, true, true, true, true, false, true, false};
        assertThat(fit(results, new Factor("context", contexts)))
                .isEqualTo(new LogisticFit.Separated(List.of("context: b")));
    }

    @Test
    void aReferenceWithFailuresAloneSeparatesEveryTermFromIt() {
        List<String> contexts = List.of("a", "a", "a", "b", "b", "b");
        assertThat(fit(new boolean[] {false, false, false, true, false, true}, new Factor("context", contexts)))
                .isEqualTo(new LogisticFit.Separated(List.of("(Intercept)", "context: b")));
    }

    @Test
    void equalResultsAreSeparated() {
        assertThat(fit(new boolean[] {true, true, true})).isEqualTo(new LogisticFit.Separated(List.of("(Intercept)")));
    }

    @Test
    void oneSuccessAmongThousandsIsNotSeparated() {
        boolean[] results = new boolean[20000];
        results[3] = true;
        LogisticFit fit = fit(results);
        assertThat(fit).isInstanceOf(LogisticFit.Fitted.class);
        assertThat(((LogisticFit.Fitted) fit).coefficients().get(0).estimate())
                .isCloseTo(-Math.log(19999), within(1e-9));
    }

    @Test
    void factorsThatAlwaysChangeTogetherAreCollinear() {
        List<String> one = List.of("a", "a", "b", "b", "a", "b");
        List<String> other = List.of("x", "x", "y", "y", "x", "y");
        boolean[] results = {true, false, true, true, false, false};
        assertThat(fit(results, new Factor("context", one), new Factor("shots", other)))
                .isEqualTo(new LogisticFit.Collinear("shots: y"));
    }

    @Test
    void aFactorThatDoesNotVaryHasNoTerm() {
        LogisticFit fit =
                fit(new boolean[] {true, false, true, false}, new Factor("context", Collections.nCopies(4, "a")));
        assertThat(((LogisticFit.Fitted) fit).coefficients())
                .extracting(LogisticFit.Coefficient::term)
                .containsExactly("(Intercept)");
    }

    @Test
    void oneClusterAndListsOfOtherLengthsAreRejected() {
        boolean[] results = {true, false};
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogisticRegression.fit(List.of(), results, List.of("a", "a")))
                .withMessageContaining("number of clusters is 1");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> fit(results, new Factor("context", List.of("a"))))
                .withMessageContaining("1 values of context; expected 2");
    }

    /** Each observation is a cluster. */
    private static LogisticFit fit(boolean[] results, Factor... factors) {
        List<Integer> clusters = IntStream.range(0, results.length).boxed().toList();
        return LogisticRegression.fit(List.of(factors), results, clusters);
    }

    private static boolean[] results(double[] numbers) {
        boolean[] results = new boolean[numbers.length];
        for (int i = 0; i < numbers.length; i++) {
            results[i] = numbers[i] == 1;
        }
        return results;
    }

    private static List<Proportion> levels(Rows row) {
        double[] successes = row.numbers("successes");
        double[] totals = row.numbers("totals");
        return IntStream.range(0, totals.length)
                .mapToObj(i -> new Proportion((long) successes[i], (long) totals[i]))
                .toList();
    }
}
