package dev.tenet.stats;

import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apache.commons.statistics.distribution.PoissonDistribution;

/**
 * The noncentral chi-square distribution: Σ_j Poisson(j; λ/2) F(x; k + 2j), with F of the central one (Johnson, Kotz and
 * Balakrishnan, Continuous Univariate Distributions 2, 1995, chapter 29).
 */
final class NoncentralChiSquare {

    private static final double NEGLIGIBLE = 1e-17;
    private static final int HALVINGS = 200;

    private NoncentralChiSquare() {}

    /**
     * @param x at least 0
     * @param degrees k, more than 0
     * @param noncentrality λ, at least 0
     */
    static double cumulativeProbability(double x, double degrees, double noncentrality) {
        if (noncentrality == 0) {
            return ChiSquaredDistribution.of(degrees).cumulativeProbability(x);
        }
        PoissonDistribution poisson = PoissonDistribution.of(noncentrality / 2);
        int middle = (int) (noncentrality / 2);
        double sum = 0;
        for (int j = middle; j >= 0 && poisson.probability(j) > NEGLIGIBLE; j--) {
            sum += term(poisson, j, x, degrees);
        }
        for (int j = middle + 1; poisson.probability(j) > NEGLIGIBLE; j++) {
            sum += term(poisson, j, x, degrees);
        }
        return sum;
    }

    private static double term(PoissonDistribution poisson, int j, double x, double degrees) {
        return poisson.probability(j)
                * ChiSquaredDistribution.of(degrees + 2.0 * j).cumulativeProbability(x);
    }

    /** The noncentrality for which x has the given cumulative probability; 0 if it is lower even for 0. */
    static double noncentrality(double x, double degrees, double probability) {
        double low = 0;
        double high = 1;
        while (cumulativeProbability(x, degrees, high) > probability) {
            high *= 2;
        }
        for (int i = 0; i < HALVINGS && high - low > 1e-14 * high; i++) {
            double middle = (low + high) / 2;
            if (cumulativeProbability(x, degrees, middle) > probability) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low == 0 ? 0 : (low + high) / 2;
    }
}
