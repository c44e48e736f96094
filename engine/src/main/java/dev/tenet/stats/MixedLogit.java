package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apiguardian.api.API;

/**
 * Mixed logistic regression: each cluster, such as a test question, adds a normal effect of its own to the log odds. The
 * coefficients are effects within a cluster, and larger than those of {@link LogisticRegression}, which are averages over
 * clusters.
 *
 * <p>With the log odds x β + σ z for a cluster's standard normal z, β and σ maximize the marginal likelihood. The integral
 * over z is a trapezoidal sum around its mode in units of its curvature, as adaptive Gauss–Hermite quadrature does (Pinheiro
 * and Bates, J. Comp. Graph. Stat. 4, 1995). The standard errors are from the observed information. The values agree with
 * {@code glmer} of R's lme4.
 *
 * @param coefficients the intercept first, then those of each factor in order
 * @param standardDeviation of the clusters' effects, σ, at least 0; 0 if the clusters do not differ more than by chance
 * @param logLikelihood the marginal log likelihood at the maximum, at most 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MixedLogit(List<LogisticFit.Coefficient> coefficients, double standardDeviation, double logLikelihood) {

    private static final int MOST_STEPS = 60;
    private static final int MOST_HALVINGS = 30;
    private static final double CONVERGED = 1e-7;
    private static final double DIFFERENCE = 1e-4;
    // Below, the effects of the clusters cannot be told from none.
    private static final double SMALLEST_LOG_DEVIATION = -5;

    /** Copies the list. */
    public MixedLogit {
        coefficients = List.copyOf(coefficients);
    }

    /**
     * Fits the regression.
     *
     * @param factors each with as many values as there are results; those that do not vary have no term
     * @param results whether each observation is a success, at least one
     * @param clusters the cluster of each observation, compared by {@code equals}; at least two different ones
     * @return empty if the coefficients have no finite estimate, see {@link LogisticFit}, or the search does not converge
     * @throws IllegalArgumentException as {@link LogisticRegression#fit}
     */
    public static Optional<MixedLogit> fit(List<Factor> factors, boolean[] results, List<?> clusters) {
        if (!(LogisticRegression.fit(factors, results, clusters) instanceof LogisticFit.Fitted plain)) {
            return Optional.empty();
        }
        LogisticDesign design = LogisticDesign.of(factors, results.length);
        MarginalLikelihood likelihood = MarginalLikelihood.of(design.rows(), results, clusters);
        double[] start = new double[design.terms().size() + 1];
        for (int j = 0; j < start.length - 1; j++) {
            start[j] = plain.coefficients().get(j).estimate();
        }
        return climb(likelihood, start).flatMap(at -> fitted(design.terms(), likelihood, at));
    }

    /** Climbs by Newton's steps; the last parameter is ln σ. */
    private static Optional<double[]> climb(MarginalLikelihood likelihood, double[] start) {
        double[] at = start;
        for (int i = 0; i < MOST_STEPS; i++) {
            double[] gradient = likelihood.gradient(at);
            double[] step = Cholesky.of(information(likelihood, at))
                    .map(information -> information.solve(gradient))
                    .orElseGet(() -> shortened(gradient));
            double[] next = climbed(likelihood, at, step);
            if (next[next.length - 1] < SMALLEST_LOG_DEVIATION) {
                // Without effects of the clusters, the plain coefficients are the most likely.
                double[] plain = start.clone();
                plain[plain.length - 1] = next[next.length - 1];
                return Optional.of(plain);
            }
            if (isClose(at, next)) {
                return Optional.of(next);
            }
            at = next;
        }
        return Optional.empty();
    }

    private static double[] shortened(double[] gradient) {
        double length = Math.sqrt(IntStream.range(0, gradient.length)
                .mapToDouble(j -> gradient[j] * gradient[j])
                .sum());
        return IntStream.range(0, gradient.length)
                .mapToDouble(j -> gradient[j] / Math.max(1, length))
                .toArray();
    }

    private static double[] climbed(MarginalLikelihood likelihood, double[] from, double[] step) {
        double before = likelihood.at(from);
        // A longer step in ln σ could pass over the maximum.
        double part = Math.min(1, 1 / Math.abs(step[step.length - 1]));
        double[] to = sum(from, step, part);
        for (int i = 0; i < MOST_HALVINGS && !(likelihood.at(to) >= before); i++) {
            part /= 2;
            to = sum(from, step, part);
        }
        return to;
    }

    private static double[] sum(double[] from, double[] step, double part) {
        return IntStream.range(0, from.length)
                .mapToDouble(j -> from[j] + part * step[j])
                .toArray();
    }

    private static boolean isClose(double[] one, double[] other) {
        return IntStream.range(0, one.length)
                .allMatch(j -> Math.abs(one[j] - other[j]) < CONVERGED * (1 + Math.abs(one[j])));
    }

    /** The negative second derivatives, by central differences of the gradient. */
    private static double[][] information(MarginalLikelihood likelihood, double[] at) {
        double[][] information = new double[at.length][at.length];
        for (int j = 0; j < at.length; j++) {
            double[] unit = new double[at.length];
            unit[j] = DIFFERENCE;
            double[] above = likelihood.gradient(sum(at, unit, 1));
            double[] below = likelihood.gradient(sum(at, unit, -1));
            for (int k = 0; k < at.length; k++) {
                double second = -(above[k] - below[k]) / (2 * DIFFERENCE);
                information[j][k] += second / 2;
                information[k][j] += second / 2;
            }
        }
        return information;
    }

    private static Optional<MixedLogit> fitted(List<String> terms, MarginalLikelihood likelihood, double[] at) {
        boolean hasNoEffects = at[terms.size()] < SMALLEST_LOG_DEVIATION;
        double[][] information = information(likelihood, at);
        if (hasNoEffects) {
            // The likelihood is flat in ln σ there.
            information[terms.size()][terms.size()] += 1;
        }
        return Cholesky.of(information).map(decomposed -> {
            List<LogisticFit.Coefficient> coefficients = IntStream.range(0, terms.size())
                    .mapToObj(j -> new LogisticFit.Coefficient(
                            terms.get(j), at[j], Math.sqrt(decomposed.solve(unit(j, at.length))[j])))
                    .toList();
            return new MixedLogit(coefficients, hasNoEffects ? 0 : Math.exp(at[terms.size()]), likelihood.at(at));
        });
    }

    private static double[] unit(int at, int length) {
        double[] unit = new double[length];
        unit[at] = 1;
        return unit;
    }
}
