package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;
import org.apiguardian.api.API;

/** Student's t interval for a mean (Biometrika 6, 1908), as printed in the papers; approximate, for many scores. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class StudentInterval {

    private StudentInterval() {}

    /**
     * The interval for the mean of scores; empty for fewer than two.
     *
     * @param level the confidence level, in (0, 1)
     */
    public static Optional<Interval> of(double[] scores, double level) {
        int n = scores.length;
        if (n < 2) {
            return Optional.empty();
        }
        double mean = Arrays.stream(scores).sum() / n;
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double quantile = TDistribution.of(n - 1).inverseSurvivalProbability((1 - level) / 2);
        double half = quantile * Math.sqrt(squares / (n - 1) / n);
        return Optional.of(new Interval(mean - half, mean + half));
    }

    /**
     * The two-sided p-value of "the mean is 0" by the t test; approximate, for many scores. If all scores are 0, it is 1.
     *
     * @return empty for fewer than two scores, or if all are the same but not 0, so that they have no spread
     */
    public static OptionalDouble pValue(double[] scores) {
        int n = scores.length;
        if (n < 2) {
            return OptionalDouble.empty();
        }
        double mean = Arrays.stream(scores).sum() / n;
        if (Arrays.stream(scores).allMatch(score -> score == scores[0])) {
            return mean == 0 ? OptionalDouble.of(1) : OptionalDouble.empty();
        }
        double squares = Arrays.stream(scores)
                .map(score -> (score - mean) * (score - mean))
                .sum();
        double t = Math.abs(mean) / Math.sqrt(squares / (n - 1) / n);
        return OptionalDouble.of(2 * TDistribution.of(n - 1).survivalProbability(t));
    }
}
