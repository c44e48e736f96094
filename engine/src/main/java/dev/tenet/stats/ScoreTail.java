package dev.tenet.stats;

import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The outcomes of n pairs whose {@link PairedScore} is at least a given value, and their probability.
 *
 * <p>The set is bounded by a staircase, since the score grows with the pairs in favor of the second run and falls with
 * those in favor of the first (Hsueh, Liu and Chen, Biometrics 57, 2001): of t discordant pairs at least k(t) must be in
 * favor of the second run, and k(t + 1) is k(t) or one more. So the probability needs only one binomial term for each
 * number of discordant pairs:
 *
 * <p>Σ P(T = t) · P(X ≥ k(t) | T = t), with T ~ Bin(n, θ) and X | T = t ~ Bin(t, ½ + d/(2θ))
 *
 * <p>where θ is the probability of a discordant pair and d the difference. Probabilities are exact up to an absolute
 * error of 1e-10 at a million pairs, 1e-13 at a thousand.
 */
final class ScoreTail {

    /** Scores that differ by less are the same score computed in two ways; counting both errs on the safe side. */
    private static final double TIE = 1e-10;

    /** Golden section: the part of an interval that is kept. */
    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private static final int SECTIONS = 30;
    private static final int REFINED = 5;
    private static final int LEAST_STEPS = 32;

    private final LogFactorials logFactorials;
    private final int total;
    private final double difference;
    private final int[] fewest;

    /**
     * @param logFactorials up to the number of pairs
     * @param difference the hypothetical difference, in (−1, 1)
     * @param score the smallest score in the set
     */
    ScoreTail(LogFactorials logFactorials, double difference, double score) {
        this.logFactorials = logFactorials;
        this.total = logFactorials.largest();
        this.difference = difference;
        this.fewest = staircase(total, difference, score - TIE * (1 + Math.abs(score)));
    }

    private static int[] staircase(int total, double difference, double score) {
        int[] fewest = new int[total + 1];
        int second = 0;
        for (int discordant = 0; discordant <= total; discordant++) {
            if (second <= discordant && PairedScore.of(second, discordant - second, total, difference) < score) {
                second++;
            }
            fewest[discordant] = second;
        }
        return fewest;
    }

    /**
     * The probability of the set.
     *
     * @param discordance the probability of a discordant pair, in [|trueDifference|, 1]
     * @param trueDifference the difference under which the probability is meant
     */
    double probability(double discordance, double trueDifference) {
        double share = discordance == 0 ? 0.5 : Math.min(1, Math.max(0, 0.5 + trueDifference / (2 * discordance)));
        double mean = total * discordance;
        // By Bernstein's inequality, less than 1e-18 of T lies outside.
        double reach = 9 * Math.sqrt(mean * (1 - discordance)) + 40;
        int from = (int) Math.max(0, Math.floor(mean - reach));
        int to = (int) Math.min(total, Math.ceil(mean + reach));
        return sum(from, to, discordance, share);
    }

    private double sum(int from, int to, double discordance, double share) {
        Odds pairs = new Odds(discordance);
        Odds favors = new Odds(share);
        double tail =
                fewest[from] == 0 ? 1 : BinomialDistribution.of(from, share).survivalProbability(fewest[from] - 1);
        double sum = probability(total, from, pairs) * tail;
        for (int t = from + 1; t <= to; t++) {
            int k = fewest[t - 1];
            // P(Bin(t) ≥ k) from P(Bin(t − 1) ≥ k), then one term less if the stair goes up.
            tail += k == 0 ? 0 : share * probability(t - 1, k - 1, favors);
            tail -= fewest[t] == k ? 0 : probability(t, k, favors);
            sum += probability(total, t, pairs) * Math.max(0, tail);
        }
        return Math.min(1, sum);
    }

    private double probability(int trials, int successes, Odds odds) {
        return successes > trials ? 0 : Math.exp(logFactorials.choose(trials, successes) + odds.log(trials, successes));
    }

    /**
     * The largest probability of the set, over every difference that is at most the hypothetical one and every
     * probability of a discordant pair in an interval. For each such probability, the largest difference is the worst.
     *
     * <p>The probability θ of a discordant pair is laid out as |d| + (1 − |d|)·sin²φ; on the scale of φ, the Fisher
     * information of a pair is at most 4. The grid has a step of half a standard deviation; what varies faster is
     * smoothed away by the binomial law. The highest peaks are refined by golden sections.
     *
     * @param discordance the interval of θ, within [0, 1]
     * @param enough return the first probability found that is above this one
     */
    double supremum(Interval discordance, double enough) {
        double size = Math.abs(difference);
        if (discordance.high() <= size) {
            // A difference below the hypothetical one needs more discordant pairs still, or all are for the second run.
            return difference < 0 && discordance.high() < size ? 0 : probability(discordance.high(), difference);
        }
        double low = angle(Math.max(size, discordance.low()));
        double high = angle(discordance.high());
        int steps = (int) Math.max(LEAST_STEPS, Math.ceil(4 * Math.sqrt(total) * (high - low)));
        return supremum(low, (high - low) / steps, steps, enough);
    }

    private double supremum(double low, double step, int steps, double enough) {
        double[] values = new double[steps + 1];
        double best = 0;
        for (int i = 0; i <= steps && best <= enough; i++) {
            // From the middle, which decides most outcomes that are not extreme.
            int point = (i + steps / 2) % (steps + 1);
            values[point] = at(low + point * step);
            best = Math.max(best, values[point]);
        }
        return best > enough ? best : Math.max(best, refined(values, low, step));
    }

    private double refined(double[] values, double low, double step) {
        return IntStream.range(1, values.length - 1)
                .filter(i -> values[i] >= values[i - 1] && values[i] >= values[i + 1])
                .boxed()
                .sorted(Comparator.comparingDouble(i -> -values[i]))
                .limit(REFINED)
                .mapToDouble(i -> peak(low + (i - 1) * step, low + (i + 1) * step))
                .max()
                .orElse(0);
    }

    private double angle(double discordance) {
        double size = Math.abs(difference);
        return Math.asin(Math.sqrt((discordance - size) / (1 - size)));
    }

    private double peak(double low, double high) {
        double left = high - GOLDEN * (high - low);
        double right = low + GOLDEN * (high - low);
        double atLeft = at(left);
        double atRight = at(right);
        for (int i = 0; i < SECTIONS; i++) {
            if (atLeft >= atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - GOLDEN * (high - low);
                atLeft = at(left);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + GOLDEN * (high - low);
                atRight = at(right);
            }
        }
        return Math.max(atLeft, atRight);
    }

    private double at(double angle) {
        double sine = Math.sin(angle);
        double size = Math.abs(difference);
        return probability(Math.min(1, size + (1 - size) * sine * sine), difference);
    }

    /** The logarithms of a probability and of its complement. */
    private record Odds(double logSuccess, double logFailure) {

        Odds(double probability) {
            this(Math.log(probability), Math.log1p(-probability));
        }

        /** Zero successes of probability zero are certain, so 0 · −∞ is 0 here. */
        double log(int trials, int successes) {
            int failures = trials - successes;
            return (successes == 0 ? 0 : successes * logSuccess) + (failures == 0 ? 0 : failures * logFailure);
        }
    }
}
