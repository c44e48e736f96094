package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;
import org.apiguardian.api.API;

/**
 * Chance-corrected agreement of raters: 1 is full agreement, 0 agreement by chance, negative values less than that.
 * {@code NaN} if it is undefined: no units, or the same rating for all.
 *
 * <p>The interval is the bias-corrected and accelerated bootstrap interval (Efron, JASA 82, 1987) over clusters. No
 * resample contains a disagreement that was not observed, so its low end is at most
 *
 * <p>value − (1 − (α/2)^{1/K}) (d_max − d_seen)/D_e,
 *
 * <p>where K is the number of clusters, α is 1 − level, d_max is the largest distance between two of the ratings, d_seen
 * is the largest within a unit, and D_e is the mean distance expected by chance. The first factor is the upper end of
 * Clopper and Pearson (Biometrika 26, 1934) for the share of clusters with a larger disagreement, of which none was
 * observed. Without any disagreement the interval is therefore that of Clopper and Pearson for disagreements, each as
 * large as possible: [1 − (1 − (α/2)^{1/K}) d_max/D_e, 1].
 *
 * @param value the estimate from all units
 * @param interval its interval, within [−1, 1], if defined
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Agreement(double value, Optional<Interval> interval) {

    private static final int RESAMPLES = 2000;

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
        return bootstrapped(clusters, Statistic.KAPPA, distance, level, seed);
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
        return bootstrapped(clusters, Statistic.ALPHA, distance, level, seed);
    }

    private static List<List<double[]>> clustersOfOne(List<double[]> units) {
        return units.stream().map(List::of).toList();
    }

    /**
     * The interval from {@value #RESAMPLES} resamples of clusters with replacement, lowered for what may be unseen;
     * empty if fewer than half of the resamples have any variation.
     */
    private static Agreement bootstrapped(
            List<List<double[]>> clusters, Statistic statistic, Distance distance, double level, long seed) {
        List<double[]> units = units(clusters);
        double value = statistic.of(units, distance);
        if (Double.isNaN(value)) {
            return new Agreement(value, Optional.empty());
        }
        double[] resampled = defined(resampled(clusters, statistic, distance, seed));
        if (resampled.length < RESAMPLES / 2) {
            return new Agreement(value, Optional.empty());
        }
        double[] leftOut = defined(leftOut(clusters, statistic, distance));
        Interval seen = new BcaInterval(value, resampled, leftOut).at(level);
        double upToUnseen =
                value - unseen(clusters.size(), units, distance, level) / statistic.expected(units, distance);
        return new Agreement(
                value, Optional.of(new Interval(Math.max(-1, Math.min(seen.low(), upToUnseen)), seen.high())));
    }

    private static double[] resampled(
            List<List<double[]>> clusters, Statistic statistic, Distance distance, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] found = new double[RESAMPLES];
        List<List<double[]>> drawn = new ArrayList<>(clusters);
        for (int i = 0; i < RESAMPLES; i++) {
            drawn.replaceAll(any -> clusters.get(random.nextInt(clusters.size())));
            found[i] = statistic.of(units(drawn), distance);
        }
        return found;
    }

    private static double[] leftOut(List<List<double[]>> clusters, Statistic statistic, Distance distance) {
        double[] found = new double[clusters.size()];
        for (int i = 0; i < found.length; i++) {
            List<List<double[]>> others = new ArrayList<>(clusters);
            others.remove(i);
            found[i] = statistic.of(units(others), distance);
        }
        return found;
    }

    /** Drops the figures of samples without any variation, which have no estimate. */
    private static double[] defined(double[] figures) {
        return Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).toArray();
    }

    /** The most that disagreements larger than any seen may add to the mean distance. */
    private static double unseen(int clusters, List<double[]> units, Distance distance, double level) {
        double[] ratings =
                units.stream().flatMapToDouble(Arrays::stream).distinct().toArray();
        double seen = units.stream()
                .mapToDouble(unit -> largest(unit, distance))
                .max()
                .orElse(0);
        double share = new Proportion(0, clusters).clopperPearson(level).high();
        return share * (largest(ratings, distance) - seen);
    }

    private static double largest(double[] ratings, Distance distance) {
        double largest = 0;
        for (double one : ratings) {
            for (double other : ratings) {
                largest = Math.max(largest, distance.between(one, other));
            }
        }
        return largest;
    }

    private static List<double[]> units(List<List<double[]>> clusters) {
        return clusters.stream().flatMap(List::stream).toList();
    }

    /** A coefficient: one minus the ratio of the observed mean distance to that expected by chance. */
    private enum Statistic {
        KAPPA {
            @Override
            double of(List<double[]> units, Distance distance) {
                double expected = expected(units, distance);
                double observed = units.stream()
                        .mapToDouble(unit -> distance.between(unit[0], unit[1]))
                        .sum();
                return expected == 0 ? Double.NaN : 1 - observed / units.size() / expected;
            }

            @Override
            double expected(List<double[]> units, Distance distance) {
                Map<Double, Integer> first = counts(units, 0);
                Map<Double, Integer> second = counts(units, 1);
                double sum = 0;
                for (var one : first.entrySet()) {
                    for (var other : second.entrySet()) {
                        sum += (double) one.getValue()
                                * other.getValue()
                                * distance.between(one.getKey(), other.getKey());
                    }
                }
                return sum / units.size() / units.size();
            }
        },
        ALPHA {
            @Override
            double of(List<double[]> units, Distance distance) {
                return coincidences(units).alpha(distance);
            }

            @Override
            double expected(List<double[]> units, Distance distance) {
                return coincidences(units).expected(distance);
            }
        };

        abstract double of(List<double[]> units, Distance distance);

        abstract double expected(List<double[]> units, Distance distance);

        private static Map<Double, Integer> counts(List<double[]> units, int rater) {
            Map<Double, Integer> counts = new HashMap<>();
            units.forEach(unit -> counts.merge(unit[rater], 1, Integer::sum));
            return counts;
        }

        private static Coincidences coincidences(List<double[]> units) {
            Coincidences coincidences = new Coincidences();
            units.forEach(coincidences::add);
            return coincidences;
        }
    }
}
