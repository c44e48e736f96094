package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apiguardian.api.API;

/**
 * What {@link PairedExactTest} can show with a planned number of pairs, computed from the outcomes it rejects. The
 * hypothesis is "the difference is at most {@code bound}", so a claim of "no worse by a margin" has the bound {@code
 * -margin}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ComparisonPlan {

    /** The largest number of pairs of a plan; it takes about a second. */
    public static final int MAX_PAIRS = 10_000;

    private static final double PRECISION = 1e-5;

    private final double bound;
    private final double error;
    private final double discordance;
    private final LogFactorials logFactorials;
    private final int from;
    private final int[] fewest;

    private ComparisonPlan(int pairs, double bound, double error, double discordance) {
        this.bound = bound;
        this.error = error;
        this.discordance = discordance;
        this.logFactorials = new LogFactorials(pairs);
        double mean = pairs * discordance;
        double reach = 5 * Math.sqrt(mean * (1 - discordance)) + 15;
        this.from = (int) Math.max(0, Math.floor(mean - reach));
        this.fewest = rejected((int) Math.min(pairs, Math.ceil(mean + reach)));
    }

    /**
     * The plan for a number of pairs.
     *
     * @param pairs in [1, {@value #MAX_PAIRS}]
     * @param bound the largest difference of the hypothesis, in (−1, 1)
     * @param error the one-sided error of the test, in (0, 0.5), such as 0.025
     * @param discordance the assumed probability that the runs differ on a pair, in [0, 1]
     * @throws IllegalArgumentException if an argument is outside of its range
     */
    public static ComparisonPlan of(int pairs, double bound, double error, double discordance) {
        require(pairs >= 1 && pairs <= MAX_PAIRS, "Pairs", pairs, "in [1, " + MAX_PAIRS + "]");
        require(bound > -1 && bound < 1, "Difference", bound, "in (-1, 1)");
        require(error > 0 && error < 0.5, "Error", error, "in (0, 0.5)");
        require(discordance >= 0 && discordance <= 1, "Discordance", discordance, "in [0, 1]");
        return new ComparisonPlan(pairs, bound, error, discordance);
    }

    /**
     * The fewest pairs with which identical answers in both runs show that the second is no worse by a margin. About
     * −log(error)/margin.
     *
     * @param margin in [0.001, 1)
     * @param error the one-sided error of the test, in [0.0001, 0.5), such as 0.025
     * @throws IllegalArgumentException if an argument is outside of its range
     */
    public static int fewestIdenticalPairs(double margin, double error) {
        require(margin >= 0.001 && margin < 1, "Margin", margin, "in [0.001, 1)");
        require(error >= 0.0001 && error < 0.5, "Error", error, "in [0.0001, 0.5)");
        // Even if only pairs against the second run were possible, none must have a probability of at most the error.
        int pairs = (int) Math.ceil(Math.log(error) / Math.log1p(-margin));
        while (PairedExactTest.againstAtMost(new PairedProportions(pairs, 0, 0, 0), -margin) > error) {
            pairs++;
        }
        return pairs;
    }

    /**
     * The fewest pairs, found by bisection, with which a true difference is seen with a given power; empty if {@value
     * #MAX_PAIRS} are too few. Power rises with the number of pairs in small steps up and down, so slightly fewer may
     * do.
     *
     * @param bound the largest difference of the hypothesis, in (−1, 1)
     * @param error the one-sided error of the test, in (0, 0.5)
     * @param discordance the assumed probability that the runs differ on a pair, in [|difference|, 1]
     * @param difference the true difference, above {@code bound}
     * @param power in (0, 1), such as 0.8
     * @throws IllegalArgumentException if an argument is outside of its range
     */
    public static OptionalInt fewestPairs(
            double bound, double error, double discordance, double difference, double power) {
        require(difference > bound, "Difference", difference, "above the bound " + bound);
        require(power > 0 && power < 1, "Power", power, "in (0, 1)");
        IntPredicate enough = pairs -> of(pairs, bound, error, discordance).power(difference) >= power;
        int high = 16;
        while (high <= MAX_PAIRS && !enough.test(high)) {
            high *= 2;
        }
        return high > MAX_PAIRS
                ? lastResort(enough, high / 2)
                : OptionalInt.of(bisected(enough, high == 16 ? 0 : high / 2, high));
    }

    private static OptionalInt lastResort(IntPredicate enough, int low) {
        return enough.test(MAX_PAIRS) ? OptionalInt.of(bisected(enough, low, MAX_PAIRS)) : OptionalInt.empty();
    }

    private static int bisected(IntPredicate enough, int tooFew, int sufficient) {
        int low = tooFew;
        int high = sufficient;
        while (high - low > 1) {
            int middle = (low + high) / 2;
            if (enough.test(middle)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return high;
    }

    /**
     * The probability that the test rejects the hypothesis.
     *
     * @param difference the true difference, at most the discordance in size
     * @throws IllegalArgumentException if the difference is larger in size than the discordance
     */
    public double power(double difference) {
        require(
                Math.abs(difference) <= discordance,
                "Difference",
                difference,
                "at most the discordance " + discordance);
        double share = discordance == 0 ? 0.5 : Math.min(1, Math.max(0, 0.5 + difference / (2 * discordance)));
        BinomialDistribution discordant = BinomialDistribution.of(logFactorials.largest(), discordance);
        double power = 0;
        for (int i = 0; i < fewest.length; i++) {
            power += discordant.probability(from + i) * atLeast(fewest[i], from + i, share);
        }
        return power;
    }

    private static double atLeast(int successes, int trials, double share) {
        return successes == 0 ? 1 : BinomialDistribution.of(trials, share).survivalProbability(successes - 1);
    }

    /**
     * The smallest true difference that is seen with a given power, at the assumed discordance; empty if even the
     * largest possible one, equal to the discordance, is not.
     *
     * @param power in (0, 1), such as 0.8
     * @throws IllegalArgumentException if the power is outside of (0, 1)
     */
    public OptionalDouble smallestDetectable(double power) {
        require(power > 0 && power < 1, "Power", power, "in (0, 1)");
        if (power(discordance) < power) {
            return OptionalDouble.empty();
        }
        double missed = Math.max(-discordance, Math.min(discordance, bound));
        double seen = discordance;
        while (seen - missed > PRECISION) {
            double middle = (missed + seen) / 2;
            if (power(middle) >= power) {
                seen = middle;
            } else {
                missed = middle;
            }
        }
        return OptionalDouble.of(seen);
    }

    /** For each number of discordant pairs, how many must be in favor of the second run; one too many if none does. */
    private int[] rejected(int to) {
        int[] stairs = new int[to - from + 1];
        int start = bisected(second -> isRejected(from, second), -1, from + 1);
        for (int discordant = from; discordant <= to; discordant++) {
            start = nearest(discordant, start);
            stairs[discordant - from] = start;
        }
        return stairs;
    }

    private int nearest(int discordant, int start) {
        int second = start;
        while (second > 0 && isRejected(discordant, second - 1)) {
            second--;
        }
        while (second <= discordant && !isRejected(discordant, second)) {
            second++;
        }
        return second;
    }

    private boolean isRejected(int discordant, int second) {
        return PairedExactTest.of(discordant - second, second, logFactorials).isRejected(bound, error);
    }

    private static void require(boolean condition, String what, double value, String expected) {
        if (!condition) {
            throw new IllegalArgumentException(what + " " + value + ": expected " + expected);
        }
    }
}
