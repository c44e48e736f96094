package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.AgreementSums.Coefficient;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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
        return bootstrapped(clusters, Coefficient.KAPPA, distance, level, seed);
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
        return bootstrapped(clusters, Coefficient.ALPHA, distance, level, seed);
    }

    private static List<List<double[]>> clustersOfOne(List<double[]> units) {
        return units.stream().map(List::of).toList();
    }

    /**
     * The interval from {@value #RESAMPLES} resamples of clusters with replacement, lowered for what may be unseen;
     * empty if fewer than half of the resamples have any variation.
     */
    private static Agreement bootstrapped(
            List<List<double[]>> clusters, Coefficient coefficient, Distance distance, double level, long seed) {
        AgreementSums sums = new AgreementSums(clusters, coefficient, distance);
        double value = sums.value();
        if (Double.isNaN(value)) {
            return new Agreement(value, Optional.empty());
        }
        double[] resampled = defined(sums.resampled(RESAMPLES, seed));
        if (resampled.length < RESAMPLES / 2) {
            return new Agreement(value, Optional.empty());
        }
        Interval seen = new BcaInterval(value, resampled, defined(sums.leftOut())).at(level);
        double upToUnseen = value - unseen(clusters, distance, level) / sums.expected();
        return new Agreement(
                value, Optional.of(new Interval(Math.max(-1, Math.min(seen.low(), upToUnseen)), seen.high())));
    }

    /** Drops the figures of samples without any variation, which have no estimate. */
    private static double[] defined(double[] figures) {
        return Arrays.stream(figures).filter(figure -> !Double.isNaN(figure)).toArray();
    }

    /** The most that disagreements larger than any seen may add to the mean distance. */
    private static double unseen(List<List<double[]>> clusters, Distance distance, double level) {
        List<double[]> units = clusters.stream().flatMap(List::stream).toList();
        double[] ratings =
                units.stream().flatMapToDouble(Arrays::stream).distinct().toArray();
        double seen = units.stream()
                .mapToDouble(unit -> largest(unit, distance))
                .max()
                .orElse(0);
        double share = new Proportion(0, clusters.size()).clopperPearson(level).high();
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
}
