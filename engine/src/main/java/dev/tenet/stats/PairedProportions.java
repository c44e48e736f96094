package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The fourfold table of two runs over the same cases: how many cases were a success in both runs, in one, or in
 * neither. A case is one pair.
 *
 * @param both at least 0
 * @param onlyFirst pairs that were a success in the first run alone; at least 0
 * @param onlySecond pairs that were a success in the second run alone; at least 0
 * @param neither at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PairedProportions(long both, long onlyFirst, long onlySecond, long neither) {

    /** @throws IllegalArgumentException if a count is negative, or their sum is above {@link Integer#MAX_VALUE} */
    public PairedProportions {
        if (Math.min(Math.min(both, onlyFirst), Math.min(onlySecond, neither)) < 0) {
            throw new IllegalArgumentException("Counts of pairs " + both + ", " + onlyFirst + ", " + onlySecond + ", "
                    + neither + ": expected none below 0");
        }
        double sum = (double) both + onlyFirst + onlySecond + neither;
        if (sum > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(sum + " pairs: expected at most " + Integer.MAX_VALUE);
        }
    }

    /** The number of pairs. */
    public long total() {
        return both + onlyFirst + onlySecond + neither;
    }

    /** The number of pairs on which the runs differ. */
    public long discordant() {
        return onlyFirst + onlySecond;
    }

    /** The successes of the first run. */
    public Proportion first() {
        return new Proportion(both + onlyFirst, total());
    }

    /** The successes of the second run. */
    public Proportion second() {
        return new Proportion(both + onlySecond, total());
    }

    /** The pairs on which the runs agree. */
    public Proportion agreement() {
        return new Proportion(both + neither, total());
    }

    /** The rate of the second run minus the rate of the first, in [−1, 1]; {@code NaN} without pairs. */
    public double difference() {
        return total() == 0 ? Double.NaN : (double) (onlySecond - onlyFirst) / total();
    }

    /** The same pairs with the runs exchanged; the difference changes its sign. */
    public PairedProportions swapped() {
        return new PairedProportions(both, onlySecond, onlyFirst, neither);
    }
}
