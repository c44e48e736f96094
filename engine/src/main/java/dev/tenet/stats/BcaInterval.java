package dev.tenet.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The bias-corrected and accelerated bootstrap interval, BCa (Efron, JASA 82, 1987, "Better bootstrap confidence
 * intervals").
 *
 * <p>Its ends are the quantiles of the resampled estimates at Φ(z₀ + (z₀ + z)/(1 − a(z₀ + z))), where z is the normal
 * quantile of the wanted probability. The bias correction z₀ is the normal quantile of the share of resampled estimates
 * below the estimate, where equal ones count half. The acceleration a is Σd³/(6(Σd²)^{3/2}), where d is the mean of the
 * leave-one-out estimates minus each of them.
 */
final class BcaInterval {

    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);

    // Equal estimates may differ by the order of a sum.
    private static final double ROUNDING = 1e-12;

    private final double[] ordered;
    private final double bias;
    private final double acceleration;

    /**
     * Creates an interval.
     *
     * @param estimate the estimate from all observations
     * @param resampled the estimates from resamples, at least one; sorted here
     * @param leftOut the estimates with one observation left out each
     */
    BcaInterval(double estimate, double[] resampled, double[] leftOut) {
        this.ordered = resampled.clone();
        Arrays.sort(ordered);
        this.bias = bias(estimate, ordered);
        this.acceleration = acceleration(leftOut);
    }

    /** @param level the confidence level, in (0, 1) */
    Interval at(double level) {
        double outside = (1 - level) / 2;
        return new Interval(quantile(adjusted(outside)), quantile(adjusted(1 - outside)));
    }

    /** Interpolates linearly, the first estimate being the quantile of 0 and the last that of 1. */
    private double quantile(double probability) {
        double position = probability * (ordered.length - 1);
        int below = (int) position;
        int above = Math.min(below + 1, ordered.length - 1);
        return ordered[below] + (position - below) * (ordered[above] - ordered[below]);
    }

    private double adjusted(double probability) {
        double shifted = bias + NORMAL.inverseCumulativeProbability(probability);
        double shrink = 1 - acceleration * shifted;
        return NORMAL.cumulativeProbability(
                bias + (shrink > 0 ? shifted / shrink : Math.copySign(Double.POSITIVE_INFINITY, shifted)));
    }

    private static double bias(double estimate, double[] resampled) {
        double below = 0;
        for (double found : resampled) {
            below += Math.abs(found - estimate) <= ROUNDING ? 0.5 : found < estimate ? 1 : 0;
        }
        // Keeps the correction finite.
        double count = resampled.length;
        double share = Math.min(Math.max(below / count, 0.5 / count), 1 - 0.5 / count);
        return NORMAL.inverseCumulativeProbability(share);
    }

    private static double acceleration(double[] leftOut) {
        double mean = Arrays.stream(leftOut).average().orElse(0);
        double squares = 0;
        double cubes = 0;
        for (double found : leftOut) {
            double difference = mean - found;
            squares += difference * difference;
            cubes += difference * difference * difference;
        }
        return squares == 0 ? 0 : cubes / (6 * Math.pow(squares, 1.5));
    }
}
