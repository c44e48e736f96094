package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import org.apiguardian.api.API;

/**
 * A confidence interval for the mean of scores in [0, 1] by betting: the hedged capital process of Waudby-Smith and
 * Ramdas (JRSS-B 86, 2024, "Estimating means of bounded random variables by betting").
 *
 * <p>Against each candidate mean m, one gambler bets that the mean is larger and one that it is smaller. With
 * observations x₁, x₂, … in order of arrival and α = 1 − level, their capitals are K⁺(m) = ∏ (1 + min(λ_t, ½/m) (x_t −
 * m)) and K⁻(m) = ∏ (1 − min(λ_t, ½/(1 − m)) (x_t − m)), where λ_t = √(2 ln(2/α) / (t ln(1 + t) σ²_{t−1})) and σ²_{t−1}
 * is the running variance, started with one observation of ½ and a variance of ¼. If m is the mean, each of them ever
 * reaches 2/α with probability at most α/2. The interval contains all m for which neither has, and is valid at any
 * number of observations, including one chosen by looking at the results. It is intersected over all of the first
 * thousand observations, then each time their number has grown by a fiftieth.
 *
 * <p>Mutable; confined to one thread. Uses 16 to 32 bytes per observation.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class BettingInterval {

    // The truncation constant c of the paper; larger bets could lose all capital on one surprise.
    private static final double LARGEST_SHARE_STAKED = 0.5;

    private static final int HALVINGS = 40;

    private static final double HUGE = 1e100;

    // The cost of an update is proportional to the number of observations. Skipping updates is valid and only widens
    // the interval.
    private static final int LOOKS_AT_EVERY = 1000;

    private final double logOfRejection;
    private double[] observed = new double[64];
    private double[] bets = new double[64];
    private int count;
    private double sum;
    private double squares;
    private int nextLook;
    private double low;
    private double high = 1;

    /**
     * An interval without observations.
     *
     * @param level the confidence level, in (0, 1)
     */
    public BettingInterval(double level) {
        if (!(level > 0 && level < 1)) {
            throw new IllegalArgumentException("level is " + level + "; expected one in (0, 1)");
        }
        this.logOfRejection = Math.log(2 / (1 - level));
    }

    /**
     * The interval for scores in their order; [0, 1] if there are none.
     *
     * @param scores each in [0, 1]
     * @param level the confidence level, in (0, 1)
     */
    public static Interval of(double[] scores, double level) {
        BettingInterval interval = new BettingInterval(level);
        for (double score : scores) {
            interval.observe(score);
        }
        interval.narrow();
        return interval.interval();
    }

    /**
     * Adds an observation.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     */
    public void observe(double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException("score is " + score + "; expected one in [0, 1]");
        }
        if (count == observed.length) {
            observed = Arrays.copyOf(observed, 2 * count);
            bets = Arrays.copyOf(bets, 2 * count);
        }
        int t = count + 1;
        double variance = (0.25 + squares) / t;
        observed[count] = score;
        bets[count] = bet(t, variance, logOfRejection);
        count = t;
        sum += score;
        double mean = (0.5 + sum) / (t + 1);
        squares += (score - mean) * (score - mean);
        if (count <= LOOKS_AT_EVERY || count >= nextLook) {
            narrow();
            nextLook = count + count / 50;
        }
    }

    /** The bet on observation t before truncation. */
    private static double bet(int t, double variance, double logOfRejection) {
        return Math.sqrt(2 * logOfRejection / (t * Math.log1p(t) * variance));
    }

    /**
     * The approximate number of observations until the interval excludes a candidate, if a sample of scores repeats.
     * Approximate, because beyond a thousand observations the interval is not updated at each of them. Uses memory for
     * the sample and constant time per observation.
     *
     * @param sample the scores in their order, each in [0, 1]
     * @param candidate for the mean, in [0, 1]
     * @param level the confidence level, in (0, 1)
     * @param atMost the maximum number of observations to try
     * @return empty if that many are not enough, or the sample is empty
     */
    public static OptionalLong observationsToExclude(double[] sample, double candidate, double level, long atMost) {
        double logOfRejection = Math.log(2 / (1 - level));
        double sum = 0;
        double squares = 0;
        double logIfHigher = 0;
        double logIfLower = 0;
        for (int t = 1; t <= (sample.length == 0 ? 0 : atMost); t++) {
            double score = sample[(t - 1) % sample.length];
            double bet = bet(t, (0.25 + squares) / t, logOfRejection);
            logIfHigher += Math.log1p(Math.min(bet, LARGEST_SHARE_STAKED / candidate) * (score - candidate));
            logIfLower += Math.log1p(Math.min(bet, LARGEST_SHARE_STAKED / (1 - candidate)) * (candidate - score));
            if (Math.max(logIfHigher, logIfLower) >= logOfRejection) {
                return OptionalLong.of(t);
            }
            sum += score;
            double mean = (0.5 + sum) / (t + 1);
            squares += (score - mean) * (score - mean);
        }
        return OptionalLong.empty();
    }

    /** The number of observations. */
    public int count() {
        return count;
    }

    /** The mean of the observations, in [0, 1]; {@code NaN} if there are none. */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /** The current interval. */
    public Interval interval() {
        return new Interval(low, high);
    }

    /** Both capitals are monotone in m, so each bound is found by bisection, and only if it moves. */
    private void narrow() {
        if (isTooLow(low)) {
            low = boundary(low, high, this::isTooLow);
        }
        if (isTooHigh(high)) {
            high = boundary(high, low, this::isTooHigh);
        }
    }

    private boolean isTooLow(double m) {
        return logCapital(m, 1) >= logOfRejection;
    }

    private boolean isTooHigh(double m) {
        return logCapital(1 - m, -1) >= logOfRejection;
    }

    /** The last rejected candidate between one that is rejected and one that may not be. */
    private static double boundary(double rejected, double kept, DoublePredicate isRejected) {
        double from = rejected;
        double to = kept;
        for (int i = 0; i < HALVINGS && from != to; i++) {
            double middle = from + (to - from) / 2;
            if (isRejected.test(middle)) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return from;
    }

    /** The log capital of the gambler who bets that the scores (or, with side −1, their complements) are above m. */
    private double logCapital(double m, int side) {
        double largest = LARGEST_SHARE_STAKED / m;
        double log = 0;
        double capital = 1;
        for (int i = 0; i < count; i++) {
            double score = side > 0 ? observed[i] : 1 - observed[i];
            capital *= 1 + Math.min(bets[i], largest) * (score - m);
            if (capital > HUGE || capital < 1 / HUGE) {
                log += Math.log(capital);
                capital = 1;
            }
        }
        return log + Math.log(capital);
    }
}
