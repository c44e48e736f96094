package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A sum of shares, each in [0, 1], and their number: a {@link Proportion} in which a case may count partially, such as
 * a pair in which one of two judges sees a refusal.
 *
 * @param sum in [0, {@code total}]
 * @param total at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Shares(double sum, long total) {

    // A sum of thirds may exceed their number by rounding.
    private static final double ROUNDING = 1e-9;

    /** @throws IllegalArgumentException if the sum is not in [0, total] */
    public Shares {
        if (!(sum >= 0 && sum <= total * (1 + ROUNDING))) {
            throw new IllegalArgumentException(sum + " of " + total + ": expected 0 <= sum <= total");
        }
        sum = Math.min(sum, (double) total);
    }

    /** Cases that count fully or not at all. */
    public static Shares of(Proportion proportion) {
        return new Shares(proportion.successes(), proportion.total());
    }

    /** The mean share, in [0, 1]; {@code NaN} if there are none. */
    public double rate() {
        return total == 0 ? Double.NaN : sum / total;
    }

    /** Whether the rate exceeds a limit by more than a rounding error; false if there are no shares. */
    public boolean isAbove(double limit) {
        return rate() > limit + ROUNDING;
    }

    /**
     * The exact interval of Clopper and Pearson, for shares of 0 or 1: {@link Proportion#clopperPearson(double)}.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval clopperPearson(double level) {
        return new Proportion(Math.round(sum), total).clopperPearson(level);
    }

    /**
     * An interval that is valid at any number of cases and for partial shares: {@link Proportion#anytimeValid(double)}.
     *
     * @param level the confidence level, in (0, 1)
     */
    public Interval anytimeValid(double level) {
        double error = (1 - level) / 2;
        return new Interval(
                RateMixture.lowerEnd(sum, total, error), 1 - RateMixture.lowerEnd(total - sum, total, error));
    }
}
