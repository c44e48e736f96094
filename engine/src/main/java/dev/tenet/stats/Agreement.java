package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Chance-corrected agreement of raters: 1 is full agreement, 0 agreement by chance, negative values less than that.
 * {@code NaN} if it is undefined: no units, or the same rating for all.
 *
 * @param value the estimate from all units
 * @param interval its percentile bootstrap interval, if defined
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Agreement(double value, Optional<Interval> interval) {

    private static final int RESAMPLES = 1000;

    /**
     * Cohen's kappa (Educ. Psychol. Meas. 20, 1960); with {@link Distance#INTERVAL}, quadratic-weighted kappa (Psychol.
     * Bull. 70, 1968): one minus the ratio of the observed distance to that expected from the raters' marginal
     * distributions.
     *
     * @param units the two ratings of each unit
     * @param level the confidence level of the interval, in (0, 1)
     * @param seed the seed of the bootstrap
     */
    public static Agreement kappa(List<double[]> units, Distance distance, double level, long seed) {
        return kappaOfClusters(clustersOfOne(units), distance, level, seed);
    }

    /**
     * Kappa for units in clusters, such as the answers of one pair, which are not independent: the bootstrap resamples
     * whole clusters.
     *
     * @param clusters the units of each cluster, at least one
     */
    public static Agreement kappaOfClusters(List<List<double[]>> clusters, Distance distance, double level, long seed) {
        return bootstrapped(clusters, drawn -> kappa(drawn, distance), level, seed);
    }

    /**
     * Krippendorff's alpha for any number of raters, see {@link Coincidences}.
     *
     * @param units the ratings of each unit, without missing ones
     * @param level the confidence level of the interval, in (0, 1)
     * @param seed the seed of the bootstrap
     */
    public static Agreement alpha(List<double[]> units, Distance distance, double level, long seed) {
        return alphaOfClusters(clustersOfOne(units), distance, level, seed);
    }

    /** Alpha for units in clusters, see {@link #kappaOfClusters}. */
    public static Agreement alphaOfClusters(List<List<double[]>> clusters, Distance distance, double level, long seed) {
        return bootstrapped(clusters, drawn -> alpha(drawn, distance), level, seed);
    }

    private static List<List<double[]>> clustersOfOne(List<double[]> units) {
        return units.stream().map(List::of).toList();
    }

    private static double kappa(List<double[]> units, Distance distance) {
        Map<Double, Integer> first = new HashMap<>();
        Map<Double, Integer> second = new HashMap<>();
        double observed = 0;
        for (double[] unit : units) {
            observed += distance.between(unit[0], unit[1]);
            first.merge(unit[0], 1, Integer::sum);
            second.merge(unit[1], 1, Integer::sum);
        }
        double expected = 0;
        for (var one : first.entrySet()) {
            for (var other : second.entrySet()) {
                expected += (double) one.getValue() * other.getValue() * distance.between(one.getKey(), other.getKey());
            }
        }
        return expected == 0 ? Double.NaN : 1 - observed * units.size() / expected;
    }

    private static double alpha(List<double[]> units, Distance distance) {
        Coincidences coincidences = new Coincidences();
        units.forEach(coincidences::add);
        return coincidences.alpha(distance);
    }

    /**
     * Efron's percentile interval (Ann. Statist. 7, 1979), from {@value #RESAMPLES} resamples of clusters with
     * replacement (Davison and Hinkley, Bootstrap Methods and their Application, 1997, section 3.8).
     */
    private static Agreement bootstrapped(
            List<List<double[]>> clusters, ToDoubleFunction<List<double[]>> statistic, double level, long seed) {
        double value = statistic.applyAsDouble(units(clusters));
        if (Double.isNaN(value)) {
            return new Agreement(value, Optional.empty());
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] found = new double[RESAMPLES];
        List<List<double[]>> drawn = new ArrayList<>(clusters);
        for (int i = 0; i < RESAMPLES; i++) {
            drawn.replaceAll(any -> clusters.get(random.nextInt(clusters.size())));
            found[i] = statistic.applyAsDouble(units(drawn));
        }
        // A resample without any variation has no estimate.
        double[] ordered = Arrays.stream(found)
                .filter(figure -> !Double.isNaN(figure))
                .sorted()
                .toArray();
        if (ordered.length < RESAMPLES / 2) {
            return new Agreement(value, Optional.empty());
        }
        double outside = (1 - level) / 2;
        return new Agreement(
                value,
                Optional.of(new Interval(
                        ordered[(int) Math.floor(outside * (ordered.length - 1))],
                        ordered[(int) Math.ceil((1 - outside) * (ordered.length - 1))])));
    }

    private static List<double[]> units(List<List<double[]>> clusters) {
        return clusters.stream().flatMap(List::stream).toList();
    }
}
