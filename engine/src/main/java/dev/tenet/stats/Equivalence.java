package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.distribution.BinomialDistribution;
import org.apiguardian.api.API;

/**
 * Whether a share is within a margin of a center, such as the share of choices of A within 1/2 ± δ: two one-sided exact
 * binomial tests (Schuirmann, J. Pharmacokinet. Biopharm. 15, 1987).
 *
 * <p>Each test is at α, and so is the pair: a share outside of the margin, or at its edge, is called equivalent with
 * probability at most α. The verdict is that of the Clopper–Pearson interval at 1 − 2α: supported if the interval is within
 * [center − δ, center + δ], refuted if it has no share in common with it. With α = 0.025 that is the 95 % interval. A share
 * within the margin is refuted with probability at most α on either side of it.
 *
 * @param counts the successes, such as choices of A
 * @param interval of Clopper and Pearson at 1 − 2α
 * @param pValue the larger of the two one-sided p-values, in [0, 1]
 * @param isSupported whether the share is within the margin
 * @param isRefuted whether the share is outside of the margin
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Equivalence(Proportion counts, Interval interval, double pValue, boolean isSupported, boolean isRefuted) {

    /**
     * Tests a share.
     *
     * @param counts the successes, such as choices of A
     * @param center in (0, 1), such as 0.5
     * @param margin δ, more than 0; center − δ and center + δ are in (0, 1)
     * @param alpha the error probability of each test, in (0, 0.5), such as 0.025
     */
    public static Equivalence of(Proportion counts, double center, double margin, double alpha) {
        checkMargin(margin);
        double low = Checks.inside("center - margin", center - margin);
        double high = Checks.inside("center + margin", center + margin);
        Checks.inside("2 alpha", 2 * alpha);
        Interval interval = counts.clopperPearson(1 - 2 * alpha);
        double pValue = Math.max(atLeastAsMany(counts, low), atMostAsMany(counts, high));
        boolean refuted = atMostAsMany(counts, low) <= alpha || atLeastAsMany(counts, high) <= alpha;
        return new Equivalence(counts, interval, pValue, pValue <= alpha, refuted);
    }

    private static void checkMargin(double margin) {
        if (!(margin > 0)) {
            throw new IllegalArgumentException("margin is " + margin + "; expected one above 0");
        }
    }

    /**
     * The smallest number of trials that can support equivalence to 1/2: with one half of them successes.
     *
     * @param margin δ, in (0, 0.5)
     * @param alpha the error probability of each test, in (0, 0.5)
     */
    public static int smallestToSupport(double margin, double alpha) {
        Checks.inside("2 margin", 2 * margin);
        Checks.inside("2 alpha", 2 * alpha);
        int enough = 1;
        while (!canSupport(2 * enough, margin, alpha)) {
            enough *= 2;
        }
        // An odd number is worse than the even one before it, and among even ones more trials are better.
        int tooFew = enough / 2;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            if (canSupport(2 * middle, margin, alpha)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return 2 * enough;
    }

    private static boolean canSupport(int trials, double margin, double alpha) {
        return of(new Proportion(trials / 2, trials), 0.5, margin, alpha).isSupported();
    }

    private static double atLeastAsMany(Proportion counts, double share) {
        return BinomialDistribution.of((int) counts.total(), share).survivalProbability((int) counts.successes() - 1);
    }

    private static double atMostAsMany(Proportion counts, double share) {
        return BinomialDistribution.of((int) counts.total(), share).cumulativeProbability((int) counts.successes());
    }
}
