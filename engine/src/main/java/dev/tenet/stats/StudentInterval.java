package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.Optional;
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
}
