package dev.tenet.stats;

import java.util.Arrays;
import org.apache.commons.statistics.distribution.BinomialDistribution;

/**
 * The interval for the mean of scores in [0, 1] at one look. It does not depend on their order.
 *
 * <p>The mean is above a candidate m if the average of these reaches 1/α, each of which has an expectation of at most 1
 * if the mean is at most m (Markov's inequality):
 *
 * <ul>
 *   <li>Half: P(D ≥ k)/(α/2), where D is the number of successes if each score x is replaced by a success with
 *       probability x, and k the smallest number that a binomial distribution of n and m reaches with a probability of
 *       at most α/2. If the scores have mean m, D has this distribution over all scores. For scores of 0 and 1, this
 *       is the test of Clopper and Pearson at α/2.
 *   <li>Half: products of 1 − c + c·x/m with constant stakes c, three of them, of which the first is near the best one
 *       for n scores (as in {@link ScoreBets}).
 * </ul>
 *
 * <p>All are decreasing in m. All hold for draws without replacement: such draws are negatively associated (Joag-Dev and
 * Proschan, Annals of Statistics 11, 1983), so that the expectation of a product is at most the product of
 * expectations; and D is distributed as a sum of n independent successes with other probabilities (Borcea, Brändén and
 * Liggett, JAMS 22, 2009), which reaches a k ≥ n m + 1 less often than a binomial variable with the same mean
 * (Hoeffding, Annals of Mathematical Statistics 27, 1956).
 */
final class OneLook {

    private static final int HALVINGS = 46;
    private static final double NEGLIGIBLE = 1e-20;
    private static final double HUGE = 1e100;
    private static final double LARGEST_STAKE = 0.99;
    private static final double[] STAKES = {1.5, 4, 1e6};
    private static final double[] WEIGHTS = {0.3, 0.1, 0.1};

    private final double[] scores;
    private final double error;
    private final double best;
    private final double[] atLeast;

    /** @param scores sorted */
    private OneLook(double[] scores, SamplingPlan plan) {
        this.scores = scores;
        this.error = plan.errorOnASide();
        this.best = Math.sqrt(-2 * Math.log(error) / Math.max(1, plan.planned()));
        this.atLeast = atLeast(scores);
    }

    static Interval of(double[] scores, SamplingPlan plan) {
        double[] mirrored =
                Arrays.stream(scores).map(score -> 1 - score).sorted().toArray();
        double[] sorted = Arrays.stream(scores).sorted().toArray();
        return new Interval(new OneLook(sorted, plan).low(), 1 - new OneLook(mirrored, plan).low());
    }

    private double low() {
        double rejected = 0;
        double kept = Arrays.stream(scores).average().orElse(0);
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (rejected + kept) / 2;
            if (isRejected(middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    private boolean isRejected(double mean) {
        double evidence = atLeast[Math.min(scores.length + 1, successesNeeded(mean))] / error;
        for (int i = 0; i < STAKES.length && evidence < 1 / error; i++) {
            double stake = Math.min(LARGEST_STAKE, STAKES[i] * best * Math.sqrt(mean / (1 - mean)));
            evidence += WEIGHTS[i] * capital(stake, mean);
        }
        return evidence >= 1 / error;
    }

    private int successesNeeded(double mean) {
        int n = scores.length;
        int improbable = BinomialDistribution.of(n, mean).inverseSurvivalProbability(error / 2) + 1;
        return Math.max(improbable, (int) Math.ceil(n * mean + 1));
    }

    private double capital(double stake, double mean) {
        double capital = 1;
        double log = 0;
        for (double score : scores) {
            capital *= 1 - stake + stake * score / mean;
            if (capital > HUGE || capital < 1 / HUGE) {
                log += Math.log(capital);
                capital = 1;
            }
        }
        return Math.exp(Math.min(log + Math.log(capital), Math.log(HUGE)));
    }

    /** The probabilities of at least 0, 1, … n + 1 successes, if each score is the probability of one. */
    private static double[] atLeast(double[] scores) {
        int n = scores.length;
        double[] chance = new double[n + 2];
        chance[0] = 1;
        int from = 0;
        int to = 0;
        for (double score : scores) {
            to++;
            for (int k = to; k > from; k--) {
                chance[k] = chance[k] * (1 - score) + chance[k - 1] * score;
            }
            chance[from] *= 1 - score;
            while (from < to && chance[from] < NEGLIGIBLE) {
                chance[from++] = 0;
            }
            while (to > from && chance[to] < NEGLIGIBLE) {
                chance[to--] = 0;
            }
        }
        for (int k = n; k >= 0; k--) {
            chance[k] += chance[k + 1];
        }
        return chance;
    }
}
