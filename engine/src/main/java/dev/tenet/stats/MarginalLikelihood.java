package dev.tenet.stats;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The likelihood of a {@link MixedLogit}, with the effects of the clusters integrated out. Its parameters are the coefficients
 * and ln σ.
 */
final class MarginalLikelihood {

    // A smooth function that vanishes at both ends: the trapezoidal rule is exact to about 12 digits.
    private static final int POINTS_ON_A_SIDE = 24;
    private static final double SPACING = 0.3;
    private static final int MOST_STEPS = 50;
    private static final double LONGEST_STEP = 2;
    private static final double CONVERGED = 1e-11;

    private final List<Cluster> clusters;
    private final int terms;

    /** The rows and results of one cluster. */
    private record Cluster(List<double[]> rows, List<Boolean> results) {}

    /** A cluster's integral, and the posterior mean of the derivatives of its log likelihood. */
    private static final class Integral {

        private final double logLikelihood;
        private final double[] residuals;
        private final double byLogDeviation;

        private Integral(double logLikelihood, double[] residuals, double byLogDeviation) {
            this.logLikelihood = logLikelihood;
            this.residuals = residuals;
            this.byLogDeviation = byLogDeviation;
        }
    }

    private MarginalLikelihood(List<Cluster> clusters, int terms) {
        this.clusters = clusters;
        this.terms = terms;
    }

    static MarginalLikelihood of(double[][] rows, boolean[] results, List<?> labels) {
        Map<Object, Cluster> clusters = new LinkedHashMap<>();
        for (int i = 0; i < rows.length; i++) {
            Cluster cluster =
                    clusters.computeIfAbsent(labels.get(i), first -> new Cluster(new ArrayList<>(), new ArrayList<>()));
            cluster.rows().add(rows[i]);
            cluster.results().add(results[i]);
        }
        return new MarginalLikelihood(List.copyOf(clusters.values()), rows[0].length);
    }

    double at(double[] parameters) {
        double deviation = Math.exp(parameters[terms]);
        return clusters.stream()
                .mapToDouble(cluster -> integral(cluster, parameters, deviation).logLikelihood)
                .sum();
    }

    double[] gradient(double[] parameters) {
        double deviation = Math.exp(parameters[terms]);
        double[] gradient = new double[terms + 1];
        for (Cluster cluster : clusters) {
            Integral integral = integral(cluster, parameters, deviation);
            for (int i = 0; i < integral.residuals.length; i++) {
                for (int j = 0; j < terms; j++) {
                    gradient[j] += integral.residuals[i] * cluster.rows().get(i)[j];
                }
            }
            gradient[terms] += integral.byLogDeviation;
        }
        return gradient;
    }

    private Integral integral(Cluster cluster, double[] parameters, double deviation) {
        double[] logOdds = logOdds(cluster, parameters);
        double mode = mode(cluster, logOdds, deviation);
        double width = 1 / Math.sqrt(curvature(logOdds, deviation, mode));
        double highest = logDensity(cluster, logOdds, deviation, mode);
        double total = 0;
        double[] residuals = new double[logOdds.length];
        double byLogDeviation = 0;
        for (int point = -POINTS_ON_A_SIDE; point <= POINTS_ON_A_SIDE; point++) {
            double effect = mode + point * SPACING * width;
            double weight = Math.exp(logDensity(cluster, logOdds, deviation, effect) - highest);
            total += weight;
            for (int i = 0; i < residuals.length; i++) {
                double residual = residual(cluster, i, logOdds[i] + deviation * effect);
                residuals[i] += weight * residual;
                byLogDeviation += weight * residual * deviation * effect;
            }
        }
        for (int i = 0; i < residuals.length; i++) {
            residuals[i] /= total;
        }
        double logLikelihood = highest + Math.log(total * SPACING * width / Math.sqrt(2 * Math.PI));
        return new Integral(logLikelihood, residuals, byLogDeviation / total);
    }

    private double[] logOdds(Cluster cluster, double[] parameters) {
        double[] logOdds = new double[cluster.rows().size()];
        for (int i = 0; i < logOdds.length; i++) {
            for (int j = 0; j < terms; j++) {
                logOdds[i] += parameters[j] * cluster.rows().get(i)[j];
            }
        }
        return logOdds;
    }

    /** The most likely effect of a cluster: the density is log-concave. */
    private static double mode(Cluster cluster, double[] logOdds, double deviation) {
        double effect = 0;
        for (int step = 0; step < MOST_STEPS; step++) {
            double slope = -effect;
            for (int i = 0; i < logOdds.length; i++) {
                slope += deviation * residual(cluster, i, logOdds[i] + deviation * effect);
            }
            double change = slope / curvature(logOdds, deviation, effect);
            effect += Math.max(-LONGEST_STEP, Math.min(LONGEST_STEP, change));
            if (Math.abs(change) < CONVERGED) {
                break;
            }
        }
        return effect;
    }

    private static double curvature(double[] logOdds, double deviation, double effect) {
        double curvature = 1;
        for (double one : logOdds) {
            double chance = chance(one + deviation * effect);
            curvature += deviation * deviation * chance * (1 - chance);
        }
        return curvature;
    }

    private static double logDensity(Cluster cluster, double[] logOdds, double deviation, double effect) {
        double sum = -effect * effect / 2;
        for (int i = 0; i < logOdds.length; i++) {
            double one = logOdds[i] + deviation * effect;
            sum -= softplus(cluster.results().get(i) ? -one : one);
        }
        return sum;
    }

    private static double residual(Cluster cluster, int observation, double logOdds) {
        return (cluster.results().get(observation) ? 1 : 0) - chance(logOdds);
    }

    private static double chance(double logOdds) {
        return 1 / (1 + Math.exp(-logOdds));
    }

    /** ln(1 + eˣ) without overflow. */
    private static double softplus(double x) {
        return Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)));
    }
}
