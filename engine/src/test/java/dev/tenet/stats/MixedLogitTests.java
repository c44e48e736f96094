package dev.tenet.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MixedLogitTests {

    /** 200 results in 40 clusters of 3 to 7, whose log odds differ by a normal effect. */
    private static List<String[]> rows() throws IOException {
        try (InputStream csv = MixedLogitTests.class.getResourceAsStream("mixed-logit.csv")) {
            return new String(csv.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(",", -1))
                    .toList();
        }
    }

    private static List<String> column(List<String[]> rows, int column) {
        return rows.stream().map(row -> row[column]).toList();
    }

    private static boolean[] results(List<String> zeroOrOne) {
        boolean[] results = new boolean[zeroOrOne.size()];
        IntStream.range(0, results.length)
                .forEach(i -> results[i] = zeroOrOne.get(i).equals("1"));
        return results;
    }

    /**
     * R 4.2.2, lme4 1.1.31: {@code glmer(deep ~ context + shots + (1|cluster), d, binomial, nAGQ = 25)} with bobyqa and
     * {@code vcov(m, use.hessian = TRUE)}.
     */
    @Test
    void theFitIsThatOfGlmer() throws IOException {
        List<String[]> rows = rows();
        MixedLogit fit = MixedLogit.fit(
                        List.of(new Factor("context", column(rows, 1)), new Factor("shots", column(rows, 2))),
                        results(column(rows, 3)),
                        column(rows, 0))
                .orElseThrow();

        assertThat(fit.coefficients())
                .extracting(LogisticFit.Coefficient::term)
                .containsExactly("(Intercept)", "context: school", "context: work", "shots: 4");
        assertThat(estimates(fit))
                .containsExactly(
                        new double[] {-1.49301300100, 0.92606443768, 1.97959703490, -0.06570650597}, within(1e-4));
        assertThat(fit.coefficients().stream()
                        .mapToDouble(LogisticFit.Coefficient::standardError)
                        .toArray())
                .containsExactly(new double[] {0.5905513430, 0.6984443123, 0.7204535612, 0.5707326095}, within(1e-3));
        assertThat(fit.standardDeviation()).isCloseTo(1.353679078, within(1e-4));
        assertThat(fit.logLikelihood()).isCloseTo(-116.2615729, within(1e-6));
    }

    @Test
    void clustersThatDoNotDifferHaveNoEffectAndThePlainCoefficients() {
        boolean[] results = new boolean[120];
        List<String> levels =
                IntStream.range(0, 120).mapToObj(i -> i % 2 == 0 ? "a" : "b").toList();
        // Each cluster has as many successes of each level as every other.
        IntStream.range(0, 120).forEach(i -> results[i] = i % 2 == 0 ? i % 6 == 0 : i % 6 != 1);
        List<Integer> clusters = IntStream.range(0, 120).mapToObj(i -> i / 6).toList();
        Factor factor = new Factor("level", levels);

        MixedLogit fit = MixedLogit.fit(List.of(factor), results, clusters).orElseThrow();

        assertThat(fit.standardDeviation()).isZero();
        LogisticFit.Fitted plain = (LogisticFit.Fitted) LogisticRegression.fit(List.of(factor), results, clusters);
        assertThat(estimates(fit))
                .containsExactly(
                        plain.coefficients().stream()
                                .mapToDouble(LogisticFit.Coefficient::estimate)
                                .toArray(),
                        within(1e-3));
    }

    @Test
    void resultsThatAFactorSeparatesHaveNoFit() {
        boolean[] results = new boolean[40];
        IntStream.range(0, 20).forEach(i -> results[i] = true);
        List<String> levels =
                IntStream.range(0, 40).mapToObj(i -> i < 20 ? "a" : "b").toList();

        assertThat(MixedLogit.fit(
                        List.of(new Factor("level", levels)),
                        results,
                        Collections.unmodifiableList(
                                IntStream.range(0, 40).mapToObj(i -> i / 4).toList())))
                .isEmpty();
    }

    private static double[] estimates(MixedLogit fit) {
        return fit.coefficients().stream()
                .mapToDouble(LogisticFit.Coefficient::estimate)
                .toArray();
    }
}
