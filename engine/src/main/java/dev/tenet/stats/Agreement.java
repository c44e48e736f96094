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
 * How far two raters of the same units agree beyond chance. 1 is full agreement, 0 what chance gives, below 0 less than
 * that; {@code NaN} where there is nothing to agree on: no unit, or the same rating of all.
 *
 * @param value the figure from all units
 * @param interval its bootstrap interval by percentiles, if it could be had
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Agreement(double value, Optional<Interval> interval) {

    private static final int RESAMPLES = 1000;

    /**
     * Cohen's kappa (Educ. Psychol. Meas. 20, 1960), with {@link Distance#INTERVAL} the quadratic-weighted one (Psychol.
     * Bull. 70, 1968): one minus the distance observed over that between ratings drawn from the two raters' marginals.
     *
     * @param units the first and the second rater's rating of each
     * @param level the confidence level of the interval, in (0, 1)
     * @param seed what the bootstrap draws by
     */
    public static Agreement kappa(List<double[]> units, Distance distance, double level, long seed) {
        return bootstrapped(units, drawn -> kappa(drawn, distance), level, seed);
    }

    /**
     * Krippendorff's alpha of any number of raters, see {@link Coincidences}.
     *
     * @param units the ratings of each, as many as were given
     * @param level the confidence level of the interval, in (0, 1)
     * @param seed what the bootstrap draws by
     */
    public static Agreement alpha(List<double[]> units, Distance distance, double level, long seed) {
        return bootstrapped(units, drawn -> alpha(drawn, distance), level, seed);
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

    /** Efron's percentile interval (Ann. Statist. 7, 1979): units are drawn with replacement, {@value #RESAMPLES} times. */
    private static Agreement bootstrapped(
            List<double[]> units, ToDoubleFunction<List<double[]>> statistic, double level, long seed) {
        double value = statistic.applyAsDouble(units);
        if (Double.isNaN(value)) {
            return new Agreement(value, Optional.empty());
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] found = new double[RESAMPLES];
        List<double[]> drawn = new ArrayList<>(units);
        for (int i = 0; i < RESAMPLES; i++) {
            drawn.replaceAll(any -> units.get(random.nextInt(units.size())));
            found[i] = statistic.applyAsDouble(drawn);
        }
        // A resample without any difference says nothing.
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
}
