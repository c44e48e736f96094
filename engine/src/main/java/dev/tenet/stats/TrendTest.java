package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apache.commons.statistics.distribution.ChiSquaredDistribution;
import org.apiguardian.api.API;

/**
 * The trend of shares over ordered levels, such as numbers of shots: the test of Cochran (Biometrics 10, 1954) and Armitage
 * (Biometrics 11, 1955). With x_i of n_i successes at score s_i, N trials, a share p among all of them, and a mean score m =
 * Σ n_i s_i / N,
 *
 * <p>z = Σ x_i (s_i − m) / √(p (1 − p) Σ n_i (s_i − m)²).
 *
 * <p>The test is approximate, and takes the results as independent.
 *
 * @param z above 0 if the shares rise with the scores
 * @param pValue two-sided, of no trend
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record TrendTest(double z, double pValue) {

    /** The square of z, with one degree of freedom. */
    public double chiSquare() {
        return z * z;
    }

    /**
     * Tests for a trend.
     *
     * @param levels the successes and trials at each level
     * @param scores of the levels, such as the numbers of shots; finite
     * @return empty if the trials have one score or all results are the same
     * @throws IllegalArgumentException unless there are as many scores as levels
     */
    public static Optional<TrendTest> of(List<Proportion> levels, double[] scores) {
        if (levels.size() != scores.length) {
            throw new IllegalArgumentException(
                    levels.size() + " levels and " + scores.length + " scores; expected equal numbers");
        }
        double share = Contingency.share(levels);
        double mean = meanScore(levels, scores);
        double slope = 0;
        double squares = 0;
        for (int i = 0; i < scores.length; i++) {
            double distance = scores[i] - mean;
            slope += levels.get(i).successes() * distance;
            squares += levels.get(i).total() * distance * distance;
        }
        double variance = share * (1 - share) * squares;
        return variance > 0 ? Optional.of(of(slope / Math.sqrt(variance))) : Optional.empty();
    }

    private static TrendTest of(double z) {
        return new TrendTest(z, ChiSquaredDistribution.of(1).survivalProbability(z * z));
    }

    private static double meanScore(List<Proportion> levels, double[] scores) {
        double sum = 0;
        for (int i = 0; i < scores.length; i++) {
            sum += levels.get(i).total() * scores[i];
        }
        return sum / Contingency.trials(levels);
    }
}
