package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BetaDistribution;
import org.apiguardian.api.API;

/**
 * The shares of the parts of a measurement, such as its contexts, estimated together: the lowest of several observed shares
 * is too low by chance, and the ordinary interval of the lowest misses its share more often than it says.
 *
 * <p>Shrunk estimates: the shares of the parts are taken as drawn from a beta distribution with mean μ and concentration M,
 * which are estimated from the counts by maximum likelihood of the beta-binomial distribution (Efron and Morris, JASA 70,
 * 1975, for the idea; Griffiths, Biometrics 29, 1973, for the estimator). With x of n, the estimate of a part is (M μ + x) /
 * (M + n), between its observed share and μ. If the shares differ by no more than chance, M is infinite and all estimates
 * are the share of all parts together.
 *
 * @param mean μ, in [0, 1]; {@code NaN} without trials
 * @param concentration M, at least 0; infinite if the parts do not differ by more than chance
 * @param estimates in the order of the parts
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Parts(double mean, double concentration, List<Estimate> estimates) {

    private static final int STEPS = 60;
    private static final int SECTIONS = 60;
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;
    private static final double LEAST_CONCENTRATION = 1e-3;
    private static final double MOST_CONCENTRATION = 1e5;

    /**
     * The share of one part.
     *
     * @param counts as observed
     * @param shrunk the estimate, in [0, 1]; {@code NaN} without trials in any part
     * @param interval of Clopper and Pearson; all intervals contain their shares at once with the given level
     */
    @API(status = EXPERIMENTAL, since = "0.1")
    public record Estimate(Proportion counts, double shrunk, Interval interval) {}

    /** How the level of an interval allows for the number of intervals. */
    @API(status = EXPERIMENTAL, since = "0.1")
    public enum Simultaneous {
        /** 1 − (1 − level)/k; valid however the parts depend on each other (Dunn, JASA 56, 1961). */
        BONFERRONI,
        /** level^(1/k); for independent parts, and slightly narrower (Šidák, JASA 62, 1967). */
        SIDAK;

        /**
         * The level of each of several intervals.
         *
         * @param level that all intervals contain their shares, in (0, 1)
         * @param parts at least 1
         */
        public double levelOfEach(double level, int parts) {
            Checks.inside("level", level);
            Checks.atLeast("number of parts", 1, parts);
            return this == BONFERRONI ? 1 - (1 - level) / parts : Math.pow(level, 1.0 / parts);
        }
    }

    /** Copies the list. */
    public Parts {
        estimates = List.copyOf(estimates);
    }

    /**
     * Estimates the shares of parts.
     *
     * @param counts of each part, at least one
     * @param level that all intervals contain their shares, in (0, 1)
     * @throws IllegalArgumentException if there is no part or the level is not in (0, 1)
     */
    public static Parts of(List<Proportion> counts, double level, Simultaneous simultaneous) {
        double each = simultaneous.levelOfEach(level, counts.size());
        double concentration = concentration(counts);
        double mean = Double.isInfinite(concentration) ? pooled(counts) : mean(counts, concentration);
        return new Parts(
                mean,
                concentration,
                counts.stream()
                        .map(part -> new Estimate(part, shrunk(part, mean, concentration), part.clopperPearson(each)))
                        .toList());
    }

    /**
     * The position of the part with the lowest shrunk estimate; ties go to the lowest observed share, then to the first.
     * Empty without trials.
     */
    public OptionalInt lowest() {
        return IntStream.range(0, estimates.size())
                .filter(i -> estimates.get(i).counts().total() > 0)
                .boxed()
                .min(Comparator.<Integer>comparingDouble(i -> estimates.get(i).shrunk())
                        .thenComparingDouble(i -> estimates.get(i).counts().rate()))
                .map(OptionalInt::of)
                .orElseGet(OptionalInt::empty);
    }

    private static double shrunk(Proportion part, double mean, double concentration) {
        return Double.isInfinite(concentration)
                ? mean
                : (concentration * mean + part.successes()) / (concentration + part.total());
    }

    private static double pooled(List<Proportion> counts) {
        double successes = counts.stream().mapToDouble(Proportion::successes).sum();
        return successes / counts.stream().mapToDouble(Proportion::total).sum();
    }

    /** M: the best of a grid of logarithms, then golden sections between its neighbors. */
    private static double concentration(List<Proportion> counts) {
        double pooled = pooled(counts);
        if (!(pooled > 0 && pooled < 1)) {
            return Double.POSITIVE_INFINITY;
        }
        double least = Math.log(LEAST_CONCENTRATION);
        double width = (Math.log(MOST_CONCENTRATION) - least) / STEPS;
        DoubleUnaryOperator profile = log -> logLikelihood(counts, mean(counts, Math.exp(log)), Math.exp(log));
        double best = IntStream.rangeClosed(0, STEPS)
                .mapToObj(i -> least + i * width)
                .max(Comparator.comparingDouble(profile::applyAsDouble))
                .orElseThrow();
        // At the end of the grid the shares do not differ.
        return best > least + (STEPS - 0.5) * width
                ? Double.POSITIVE_INFINITY
                : Math.exp(maximum(profile, Math.max(least, best - width), best + width));
    }

    /** μ for a given M. The log-likelihood is concave in μ. */
    private static double mean(List<Proportion> counts, double concentration) {
        return maximum(mean -> logLikelihood(counts, mean, concentration), 1e-9, 1 - 1e-9);
    }

    private static double maximum(DoubleUnaryOperator function, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < SECTIONS; i++) {
            double step = GOLDEN * (high - low);
            if (function.applyAsDouble(high - step) < function.applyAsDouble(low + step)) {
                low = high - step;
            } else {
                high = low + step;
            }
        }
        return (low + high) / 2;
    }

    /** Σ log B(a + x, b + n − x) − log B(a, b), with a = M μ and b = M (1 − μ). */
    private static double logLikelihood(List<Proportion> counts, double mean, double concentration) {
        double a = mean * concentration;
        double b = (1 - mean) * concentration;
        double prior = logBeta(a, b);
        double sum = 0;
        for (Proportion part : counts) {
            sum += logBeta(a + part.successes(), b + part.total() - part.successes()) - prior;
        }
        return sum;
    }

    /** From the density at 1/2, which contains it. */
    private static double logBeta(double a, double b) {
        return (a + b - 2) * Math.log(0.5) - BetaDistribution.of(a, b).logDensity(0.5);
    }
}
