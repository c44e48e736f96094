package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Logistic regression of results on factors, with standard errors for results that are dependent within clusters, such as
 * the trials of one test id.
 *
 * <p>The coefficients maximize the likelihood of independent results, by iteratively reweighted least squares (McCullagh and
 * Nelder, Generalized Linear Models, 1989). Their variance is the sandwich H⁻¹ (Σ_g u_g u_gᵀ) H⁻¹ with the Hessian H and the
 * sum u_g of the scores of cluster g (Liang and Zeger, Biometrika 73, 1986), times CR1's factor G/(G − 1) · (n − 1)/(n − k)
 * for G clusters, n observations and k terms, as statsmodels makes it with {@code cov_type="cluster"}. It is too small with
 * few clusters.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class LogisticRegression {

    private static final int MOST_STEPS = 50;
    private static final int MOST_HALVINGS = 20;
    private static final double CONVERGED = 1e-9;
    private static final double ROUNDING = 1e-10;

    // Without a maximum, each step adds about 1 to some coefficients.
    private static final double STILL_GROWING = 0.01;

    private final List<String> terms;
    private final double[][] design;
    private final boolean[] results;

    private LogisticRegression(List<String> terms, double[][] design, boolean[] results) {
        this.terms = terms;
        this.design = design;
        this.results = results;
    }

    /**
     * Fits the regression.
     *
     * @param factors each with as many values as there are results; those that do not vary have no term
     * @param results whether each observation is a success, at least one
     * @param clusters the cluster of each observation, compared by {@code equals}; at least two different ones
     * @throws IllegalArgumentException if there are no results, another number of values or clusters than of results, or
     *     fewer than two clusters
     */
    public static LogisticFit fit(List<Factor> factors, boolean[] results, List<?> clusters) {
        Checks.atLeast("number of results", 1, results.length);
        LogisticDesign design = LogisticDesign.of(factors, results.length);
        LogisticDesign.sameNumber("clusters", clusters, results.length);
        Checks.atLeast(
                "number of clusters", 2, (int) clusters.stream().distinct().count());
        return new LogisticRegression(design.terms(), design.rows(), results.clone()).fit(clusters);
    }

    private LogisticFit fit(List<?> clusters) {
        double[] none = new double[terms.size()];
        int dependent = Cholesky.firstDependent(hessian(none));
        return dependent < terms.size() ? new LogisticFit.Collinear(terms.get(dependent)) : climb(none, clusters);
    }

    private LogisticFit climb(double[] start, List<?> clusters) {
        double[] coefficients = start;
        double[] step = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            Optional<Cholesky> hessian = Cholesky.of(hessian(coefficients));
            if (hessian.isEmpty()) {
                break;
            }
            step = hessian.get().solve(gradient(coefficients));
            coefficients = climbed(coefficients, step);
            if (largest(step) < CONVERGED * (1 + largest(coefficients))) {
                return fitted(coefficients, clusters);
            }
        }
        return new LogisticFit.Separated(growing(step));
    }

    private double[] climbed(double[] from, double[] step) {
        // Near the maximum a step changes the likelihood by less than its rounding.
        double before = logLikelihood(from);
        double least = before - ROUNDING * (1 - before);
        double[] to = sum(from, step, 1);
        double part = 1;
        for (int i = 0; i < MOST_HALVINGS && logLikelihood(to) < least; i++) {
            part /= 2;
            to = sum(from, step, part);
        }
        return to;
    }

    private List<String> growing(double[] step) {
        double least = Math.min(STILL_GROWING, largest(step));
        return IntStream.range(0, step.length)
                .filter(i -> Math.abs(step[i]) >= least)
                .mapToObj(terms::get)
                .toList();
    }

    private LogisticFit fitted(double[] coefficients, List<?> clusters) {
        // It was positive definite one step before, within rounding of the maximum.
        Cholesky hessian = Cholesky.of(hessian(coefficients)).orElseThrow();
        Map<Object, double[]> scores = scoresOf(coefficients, clusters);
        double[] variances = new double[terms.size()];
        for (double[] score : scores.values()) {
            double[] influence = hessian.solve(score);
            for (int j = 0; j < variances.length; j++) {
                variances[j] += influence[j] * influence[j];
            }
        }
        double factor = correction(scores.size());
        List<LogisticFit.Coefficient> estimates = IntStream.range(0, variances.length)
                .mapToObj(j ->
                        new LogisticFit.Coefficient(terms.get(j), coefficients[j], Math.sqrt(factor * variances[j])))
                .toList();
        return new LogisticFit.Fitted(estimates, logLikelihood(coefficients), results.length, scores.size());
    }

    private double correction(int clusters) {
        double observations = results.length;
        return clusters / (clusters - 1.0) * (observations - 1) / (observations - terms.size());
    }

    private Map<Object, double[]> scoresOf(double[] coefficients, List<?> clusters) {
        Map<Object, double[]> scores = new LinkedHashMap<>();
        for (int i = 0; i < design.length; i++) {
            double[] score = scores.computeIfAbsent(clusters.get(i), first -> new double[terms.size()]);
            add(score, design[i], residual(coefficients, i));
        }
        return scores;
    }

    private double[] gradient(double[] coefficients) {
        double[] gradient = new double[terms.size()];
        for (int i = 0; i < design.length; i++) {
            add(gradient, design[i], residual(coefficients, i));
        }
        return gradient;
    }

    /** Negative, so that it is positive definite. */
    private double[][] hessian(double[] coefficients) {
        double[][] hessian = new double[terms.size()][terms.size()];
        for (double[] row : design) {
            double chance = chance(product(row, coefficients));
            for (int j = 0; j < row.length; j++) {
                add(hessian[j], row, row[j] * chance * (1 - chance));
            }
        }
        return hessian;
    }

    private double residual(double[] coefficients, int observation) {
        return (results[observation] ? 1 : 0) - chance(product(design[observation], coefficients));
    }

    private double logLikelihood(double[] coefficients) {
        double sum = 0;
        for (int i = 0; i < design.length; i++) {
            double logOdds = product(design[i], coefficients);
            sum -= softplus(results[i] ? -logOdds : logOdds);
        }
        return sum;
    }

    /** ln(1 + eˣ) without overflow. */
    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    private static double product(double[] one, double[] other) {
        double sum = 0;
        for (int j = 0; j < one.length; j++) {
            sum += one[j] * other[j];
        }
        return sum;
    }

    private static void add(double[] to, double[] what, double times) {
        for (int j = 0; j < to.length; j++) {
            to[j] += times * what[j];
        }
    }

    private static double[] sum(double[] one, double[] other, double times) {
        double[] sum = one.clone();
        add(sum, other, times);
        return sum;
    }

    private static double largest(double[] values) {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }
}
