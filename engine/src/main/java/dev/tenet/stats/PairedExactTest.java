package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apiguardian.api.API;

/**
 * The unconditional exact test with a margin for the difference of paired proportions (Hsueh, Liu and Chen, Biometrics
 * 57, 2001). Outcomes are ordered by {@linkplain PairedScore Tango's score} at the margin. The p-value is the
 * probability of an outcome at least as extreme, maximized over the unknown probability of a discordant pair. It is at
 * most α with probability at most α, at every number of pairs.
 *
 * <p>The maximum is taken over an interval of Clopper and Pearson for that probability, whose error of {@value #OUTSIDE}
 * is added to the p-value (Berger and Boos, JASA 89, 1994). Without it, the p-value would often be that of a world in
 * which every pair is discordant.
 *
 * <p>The difference is the rate of the second run minus the rate of the first. "The second run is no worse than the
 * first by {@code margin}" is the alternative to "at most {@code −margin}", so its p-value is {@code
 * againstAtMost(pairs, -margin)}. Where successes are harmful, it is {@code againstAtLeast(pairs, margin)}.
 *
 * <p>Missing pairs count as the worst for each question: a p-value or bound is on the safe side of those of every
 * completion of the table.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class PairedExactTest {

    /** The largest number of pairs, with the missing ones. */
    public static final int MAX_TOTAL = 1_000_000;

    /** The smallest possible p-value: the error of the interval for the probability of a discordant pair. */
    public static final double OUTSIDE = 1e-6;

    /** The width at which the search for a bound ends. */
    private static final double PRECISION = 1e-7;

    private static final int SCAN = 24;

    private final PairedProportions lowest;
    private final Interval discordance;
    private final LogFactorials logFactorials;

    private PairedExactTest(PairedProportions lowest, Interval discordance, LogFactorials logFactorials) {
        this.lowest = lowest;
        this.discordance = discordance;
        this.logFactorials = logFactorials;
    }

    private static PairedExactTest of(PairedProportions pairs, MissingPairs missing) {
        long total = pairs.total() + missing.total();
        if (total > MAX_TOTAL) {
            throw new IllegalArgumentException(total + " pairs: the exact test is limited to " + MAX_TOTAL);
        }
        Interval discordance = new Interval(
                discordance(pairs.discordant(), total).low(),
                discordance(pairs.discordant() + missing.total(), total).high());
        return new PairedExactTest(missing.lowest(pairs), discordance, new LogFactorials((int) total));
    }

    /** The test of an outcome, with a table that is shared among outcomes. */
    static PairedExactTest of(int onlyFirst, int onlySecond, LogFactorials logFactorials) {
        int total = logFactorials.largest();
        int discordant = onlyFirst + onlySecond;
        return new PairedExactTest(
                new PairedProportions(total - discordant, onlyFirst, onlySecond, 0),
                discordance(discordant, total),
                logFactorials);
    }

    /** The interval for the probability of a discordant pair. */
    static Interval discordance(long discordant, long total) {
        return new Proportion(discordant, total).clopperPearson(1 - OUTSIDE);
    }

    /**
     * The p-value against "the difference is at most {@code bound}": small if the second run is better than that. It is
     * 1 without pairs, and at least {@value #OUTSIDE}.
     *
     * @param bound the largest difference of the hypothesis, in (−1, 1); minus the margin in a test of noninferiority
     * @throws IllegalArgumentException if the bound is outside of (−1, 1), or there are too many pairs
     */
    public static double againstAtMost(PairedProportions pairs, MissingPairs missing, double bound) {
        if (!(bound > -1 && bound < 1)) {
            throw new IllegalArgumentException("Difference " + bound + ": expected a number in (-1, 1)");
        }
        return of(pairs, missing).pValue(bound, 1);
    }

    /** The p-value of {@link #againstAtMost(PairedProportions, MissingPairs, double)} where no pair is missing. */
    public static double againstAtMost(PairedProportions pairs, double bound) {
        return againstAtMost(pairs, MissingPairs.NONE, bound);
    }

    /**
     * The p-value against "the difference is at least {@code bound}": small if the second run is below that. It is 1
     * without pairs, and at least {@value #OUTSIDE}.
     *
     * @param bound the smallest difference of the hypothesis, in (−1, 1)
     * @throws IllegalArgumentException if the bound is outside of (−1, 1), or there are too many pairs
     */
    public static double againstAtLeast(PairedProportions pairs, MissingPairs missing, double bound) {
        return againstAtMost(pairs.swapped(), missing.swapped(), -bound);
    }

    /** The p-value of {@link #againstAtLeast(PairedProportions, MissingPairs, double)} where no pair is missing. */
    public static double againstAtLeast(PairedProportions pairs, double bound) {
        return againstAtLeast(pairs, MissingPairs.NONE, bound);
    }

    /**
     * The exact interval for the difference, by inversion of both one-sided tests: its coverage is at least {@code
     * level}, with at most half of the error probability on either side. [−1, 1] without pairs.
     *
     * @param level the confidence level, in (0, 1), such as 0.95
     * @throws IllegalArgumentException unless the level is in (0, 1), or if there are too many pairs
     */
    public static Interval interval(PairedProportions pairs, MissingPairs missing, double level) {
        double error = (1 - level) / 2;
        return new Interval(lowerBound(pairs, missing, error), upperBound(pairs, missing, error));
    }

    /** The interval of {@link #interval(PairedProportions, MissingPairs, double)} where no pair is missing. */
    public static Interval interval(PairedProportions pairs, double level) {
        return interval(pairs, MissingPairs.NONE, level);
    }

    /**
     * The exact one-sided lower bound for the difference: {@link #againstAtMost} rejects the smaller ones. −1 without
     * pairs.
     *
     * <p>The p-value is not strictly monotone in the bound, because the order of the outcomes depends on it. The search
     * therefore scans upward from far below before it bisects, and returns the first crossing it finds, to seven
     * places. A verdict that is printed beside the bound is certain to agree with it only if it demands both.
     *
     * @param error the probability that the bound is above the true difference, in (0, 0.5)
     * @throws IllegalArgumentException unless the error is in (0, 0.5), or if there are too many pairs
     */
    public static double lowerBound(PairedProportions pairs, MissingPairs missing, double error) {
        if (!(error > 0 && error < 0.5)) {
            throw new IllegalArgumentException("Error " + error + ": expected a number in (0, 0.5)");
        }
        PairedExactTest test = of(pairs, missing);
        return test.lowest.onlyFirst() == test.lowest.total() ? -1 : test.lowerBound(error);
    }

    /**
     * The exact one-sided upper bound for the difference; see {@link #lowerBound}. 1 without pairs.
     *
     * @param error the probability that the bound is below the true difference, in (0, 0.5)
     * @throws IllegalArgumentException unless the error is in (0, 0.5), or if there are too many pairs
     */
    public static double upperBound(PairedProportions pairs, MissingPairs missing, double error) {
        return -lowerBound(pairs.swapped(), missing.swapped(), error);
    }

    private double lowerBound(double error) {
        double rejected = farBelow(error);
        double step = (lowest.difference() - rejected) / SCAN;
        int steps = 1;
        while (steps < SCAN && isRejected(rejected + steps * step, error)) {
            steps++;
        }
        return crossing(rejected + (steps - 1) * step, rejected + steps * step, error);
    }

    private double crossing(double low, double high, double error) {
        double rejected = low;
        double kept = high;
        while (kept - rejected > PRECISION) {
            double middle = (rejected + kept) / 2;
            if (isRejected(middle, error)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    /** A rejected difference at which the score is far beyond its quantile; −1 if there is none. */
    private double farBelow(double error) {
        double quantile = NormalDistribution.of(0, 1).inverseSurvivalProbability(error / 10);
        double start = TangoInterval.lowerEnd(lowest, quantile);
        while (start > -1 + PRECISION && !isRejected(start, error)) {
            start = (start - 1) / 2;
        }
        return start > -1 + PRECISION ? start : -1;
    }

    /** Whether {@link #againstAtMost} is at most the error. */
    boolean isRejected(double bound, double error) {
        return pValue(bound, error) <= error;
    }

    private double pValue(double bound, double enough) {
        if (lowest.total() == 0) {
            return 1;
        }
        double score = PairedScore.of(
                (double) lowest.onlySecond(), (double) lowest.onlyFirst(), (double) lowest.total(), bound);
        return Math.min(1, new ScoreTail(logFactorials, bound, score).supremum(discordance, enough) + OUTSIDE);
    }
}
