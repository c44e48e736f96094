package dev.tenet.stats;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.simple.RandomSource;

/**
 * A coefficient of agreement, 1 − D_o/D_e, of samples of clusters. D_o is the mean distance within a unit, D_e the mean
 * distance between a rating of the first margin and one of the second.
 *
 * <p>Clusters with the same ratings are of one kind. The coefficient of a sample is computed from how often it has each
 * kind. Immutable.
 */
final class AgreementSums {

    private final Coefficient coefficient;
    private final double[][] distances;
    private final List<Cluster> kinds;
    private final int[] kindOfCluster;

    /** What distinguishes the coefficients. */
    enum Coefficient {
        /** Cohen's kappa: the margins are the ratings of one rater and those of the other. */
        KAPPA {
            @Override
            Cluster of(List<double[]> units, double[] ratings, Distance distance) {
                double within = 0;
                for (double[] unit : units) {
                    within += distance.between(unit[0], unit[1]);
                }
                return new Cluster(
                        within,
                        positions(units.stream().mapToDouble(unit -> unit[0]).toArray(), ratings),
                        positions(units.stream().mapToDouble(unit -> unit[1]).toArray(), ratings));
            }

            @Override
            double pairs(double total) {
                return total * total;
            }
        },
        /** Krippendorff's alpha: both margins are all ratings, of which two are drawn without replacement. */
        ALPHA {
            @Override
            Cluster of(List<double[]> units, double[] ratings, Distance distance) {
                double within = 0;
                for (double[] unit : units) {
                    for (double one : unit) {
                        for (double other : unit) {
                            within += distance.between(one, other) / (unit.length - 1);
                        }
                    }
                }
                List<Integer> all =
                        positions(units.stream().flatMapToDouble(Arrays::stream).toArray(), ratings);
                return new Cluster(within, all, all);
            }

            @Override
            double pairs(double total) {
                return total * (total - 1);
            }
        };

        abstract Cluster of(List<double[]> units, double[] ratings, Distance distance);

        /** The number of pairs of one rating of each margin, if a margin has so many. */
        abstract double pairs(double total);
    }

    /**
     * A cluster.
     *
     * @param within the sum of the distances within its units; for units with more than two ratings, of the mean
     *     distances of each rating to the others
     * @param first the positions of the ratings of the first margin among the different ratings
     * @param second those of the second margin
     */
    private record Cluster(double within, List<Integer> first, List<Integer> second) {}

    /** @param clusters the units of each cluster; those with fewer than two ratings are ignored */
    AgreementSums(List<List<double[]>> clusters, Coefficient coefficient, Distance distance) {
        this.coefficient = coefficient;
        double[] ratings = clusters.stream()
                .flatMap(List::stream)
                .flatMapToDouble(Arrays::stream)
                .distinct()
                .sorted()
                .toArray();
        this.distances = Arrays.stream(ratings)
                .mapToObj(one -> Arrays.stream(ratings)
                        .map(other -> distance.between(one, other))
                        .toArray())
                .toArray(double[][]::new);
        Map<Cluster, Integer> numbers = new LinkedHashMap<>();
        this.kindOfCluster = clusters.stream()
                .map(units -> units.stream().filter(unit -> unit.length > 1).toList())
                .map(units -> coefficient.of(units, ratings, distance))
                .mapToInt(cluster -> number(cluster, numbers))
                .toArray();
        this.kinds = List.copyOf(numbers.keySet());
    }

    private static int number(Cluster cluster, Map<Cluster, Integer> numbers) {
        Integer known = numbers.putIfAbsent(cluster, numbers.size());
        return known == null ? numbers.size() - 1 : known;
    }

    private static List<Integer> positions(double[] some, double[] ratings) {
        return Arrays.stream(some)
                .mapToObj(rating -> Arrays.binarySearch(ratings, rating))
                .toList();
    }

    /** The coefficient of all clusters; {@code NaN} if they have no units, or all ratings are the same. */
    double value() {
        return new Sample(times()).value();
    }

    /** D_e of all clusters. */
    double expected() {
        return new Sample(times()).expected();
    }

    private int[] times() {
        int[] times = new int[kinds.size()];
        for (int kind : kindOfCluster) {
            times[kind]++;
        }
        return times;
    }

    /** The coefficients of samples that are drawn with replacement, each with the number of clusters that there are. */
    double[] resampled(int samples, long seed) {
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        double[] found = new double[samples];
        for (int i = 0; i < samples; i++) {
            int[] times = new int[kinds.size()];
            for (int draw = 0; draw < kindOfCluster.length; draw++) {
                times[kindOfCluster[random.nextInt(kindOfCluster.length)]]++;
            }
            found[i] = new Sample(times).value();
        }
        return found;
    }

    /** The coefficients of all clusters but one. */
    double[] leftOut() {
        int[] times = times();
        double[] withoutOne = new double[kinds.size()];
        for (int kind = 0; kind < withoutOne.length; kind++) {
            times[kind]--;
            withoutOne[kind] = new Sample(times).value();
            times[kind]++;
        }
        return Arrays.stream(kindOfCluster)
                .mapToDouble(kind -> withoutOne[kind])
                .toArray();
    }

    /** The sums over a sample of clusters. */
    private final class Sample {

        private final double[] first = new double[distances.length];
        private final double[] second = new double[distances.length];
        private double within;
        private double total;

        /** @param times how often the sample has each kind */
        Sample(int[] times) {
            for (int kind = 0; kind < times.length; kind++) {
                Cluster cluster = kinds.get(kind);
                within += times[kind] * cluster.within();
                total += times[kind] * cluster.first().size();
                for (int rating : cluster.first()) {
                    first[rating] += times[kind];
                }
                for (int rating : cluster.second()) {
                    second[rating] += times[kind];
                }
            }
        }

        double value() {
            double expected = expected();
            return expected > 0 ? 1 - within / total / expected : Double.NaN;
        }

        double expected() {
            double sum = 0;
            for (int i = 0; i < first.length; i++) {
                double toSecond = 0;
                for (int j = 0; j < second.length; j++) {
                    toSecond += second[j] * distances[i][j];
                }
                sum += first[i] * toSecond;
            }
            return sum / coefficient.pairs(total);
        }
    }
}
