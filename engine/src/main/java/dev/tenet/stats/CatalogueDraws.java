package dev.tenet.stats;

import java.util.function.LongPredicate;
import org.apache.commons.numbers.gamma.LogBeta;
import org.apache.commons.statistics.distribution.HypergeometricDistribution;

/**
 * Draws without replacement, in random order, from a catalogue of N cases. Shares are multiples of 1/N.
 *
 * <p>The bets are an e-process against at most M successes in the catalogue: the likelihood of the draws if the number
 * of successes is drawn from a beta-binomial distribution with a = 4M/N, b = 4 − a, truncated to more than M, divided
 * by their likelihood under M. After d successes in n draws
 *
 * <p>E(M) = [b(d; n, a, b) · S(M − d; N − n, a + d, b + n − d)] / [h(d; N, M, n) · S(M; N, a, b)]
 *
 * <p>with the probabilities b of the beta-binomial and h of the hypergeometric distribution, and the probability S(k;
 * m, a, b) of more than k under the former. Each alternative bets that what is left of the catalogue contains more
 * successes than under M, which is a supermartingale for M or fewer of them (Waudby-Smith and Ramdas, "Confidence
 * sequences for sampling without replacement", NeurIPS 2020, and JRSS-B 86, 2024). A test verifies numerically that M
 * is rejected together with all smaller numbers.
 *
 * <p>The exact interval inverts the one-sided tests of the hypergeometric distribution.
 *
 * @param cases N, at least 1
 */
record CatalogueDraws(long cases) implements Draws {

    private static final double WEIGHT = 4;

    @Override
    public double low(Proportion counts, double soFar, double logOfRejection) {
        return (double) leastKept(counts, Math.round(soFar * cases), logOfRejection) / cases;
    }

    @Override
    public double high(Proportion counts, double soFar, double logOfRejection) {
        long failures = leastKept(counts.complement(), cases - Math.round(soFar * cases), logOfRejection);
        return (double) (cases - failures) / cases;
    }

    private long leastKept(Proportion counts, long soFar, double logOfRejection) {
        return isRejected(counts, soFar, logOfRejection)
                ? least(soFar, mostPossible(counts), number -> !isRejected(counts, number, logOfRejection))
                : soFar;
    }

    private long mostPossible(Proportion counts) {
        return cases - counts.complement().successes();
    }

    /** The least number for which a condition holds, that holds for {@code to} and all numbers after the least. */
    private static long least(long from, long to, LongPredicate condition) {
        long below = from - 1;
        long least = to;
        while (least - below > 1) {
            long middle = below + (least - below) / 2;
            if (condition.test(middle)) {
                least = middle;
            } else {
                below = middle;
            }
        }
        return least;
    }

    @Override
    public Side side(Proportion counts, double threshold, double logOfRejection) {
        long atMost = (long) Math.floor(threshold * cases + 1e-9);
        long atLeast = (long) Math.ceil(threshold * cases - 1e-9);
        return isRejected(counts, atMost, logOfRejection)
                ? Side.ABOVE
                : isRejected(counts.complement(), cases - atLeast, logOfRejection) ? Side.BELOW : Side.UNDECIDED;
    }

    @Override
    public Interval exact(Proportion counts, double level) {
        double error = (1 - level) / 2;
        long failures = leastPossible(counts.complement(), error);
        return new Interval((double) leastPossible(counts, error) / cases, (double) (cases - failures) / cases);
    }

    /** The least number under which as many successes or more are more probable than the error. */
    private long leastPossible(Proportion counts, double error) {
        return least(
                counts.successes(),
                mostPossible(counts),
                number -> HypergeometricDistribution.of((int) cases, (int) number, (int) counts.total())
                                .survivalProbability((int) counts.successes() - 1)
                        > error);
    }

    private boolean isRejected(Proportion counts, long number, double logOfRejection) {
        return number < counts.successes()
                || (number < mostPossible(counts) && number > 0 && logEvidence(counts, number) >= logOfRejection);
    }

    /** log E, for a number in (0, N) of which the draws are possible. */
    double logEvidence(Proportion counts, long number) {
        double a = WEIGHT * number / cases;
        double b = WEIGHT - a;
        long total = counts.total();
        long successes = counts.successes();
        double likelihood = HypergeometricDistribution.of((int) cases, (int) number, (int) total)
                .logProbability((int) successes);
        BetaBinomial left = new BetaBinomial(cases - total, a + successes, b + (total - successes));
        return new BetaBinomial(total, a, b).logProbability(successes)
                + left.logProbabilityAbove(number - successes)
                - likelihood
                - new BetaBinomial(cases, a, b).logProbabilityAbove(number);
    }

    /**
     * The number of successes in a number of trials with a rate drawn from a beta distribution.
     *
     * @param trials at least 0
     * @param a positive
     * @param b positive
     */
    record BetaBinomial(long trials, double a, double b) {

        private static final double NEGLIGIBLE = 1e-18;

        /** The log probability of a number in [0, trials]. */
        double logProbability(long number) {
            return -Math.log1p((double) trials)
                    - LogBeta.value(number + 1.0, trials - number + 1.0)
                    + LogBeta.value(number + a, trials - number + b)
                    - LogBeta.value(a, b);
        }

        /** The log probability of more than a number in [0, trials). */
        double logProbabilityAbove(long number) {
            return number < trials * a / (a + b)
                    ? Math.log1p(-Math.exp(logProbability(number) + Math.log(downwards(number))))
                    : logProbability(number + 1) + Math.log(upwards(number + 1));
        }

        /** The sum of the probabilities of a number and all smaller ones, relative to the first. */
        private double downwards(long number) {
            double sum = 1;
            double term = 1;
            for (long k = number; k > 0 && (a < 1 || term > NEGLIGIBLE * sum); k--) {
                term /= ratio(k - 1);
                sum += term;
            }
            return sum;
        }

        /** The sum of the probabilities of a number and all larger ones, relative to the first. */
        private double upwards(long number) {
            double sum = 1;
            double term = 1;
            for (long k = number; k < trials && (b < 1 || term > NEGLIGIBLE * sum); k++) {
                term *= ratio(k);
                sum += term;
            }
            return sum;
        }

        /** The probability of k + 1 relative to that of k. */
        private double ratio(long k) {
            return (trials - k) * (k + a) / ((k + 1) * (trials - k - 1 + b));
        }
    }
}
