package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Pairs with a missing result, by what is known of the other run, and the two extremes they leave open: every
 * completion of the table has a difference and a score between those of {@link #lowest} and {@link #highest}, because
 * the score grows with the pairs that only the second run passed and falls with those that only the first run passed
 * (Hsueh, Liu and Chen, Biometrics 57, 2001).
 *
 * @param firstSucceeded missing in the second run, a success in the first; at least 0
 * @param firstFailed missing in the second run, a failure in the first; at least 0
 * @param secondSucceeded missing in the first run, a success in the second; at least 0
 * @param secondFailed missing in the first run, a failure in the second; at least 0
 * @param neitherKnown missing in both runs; at least 0
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record MissingPairs(
        long firstSucceeded, long firstFailed, long secondSucceeded, long secondFailed, long neitherKnown) {

    /** No pair is missing. */
    public static final MissingPairs NONE = unknown(0);

    /** @throws IllegalArgumentException if a count is negative */
    public MissingPairs {
        if (Math.min(
                        Math.min(Math.min(firstSucceeded, firstFailed), Math.min(secondSucceeded, secondFailed)),
                        neitherKnown)
                < 0) {
            throw new IllegalArgumentException("Counts of missing pairs " + firstSucceeded + ", " + firstFailed + ", "
                    + secondSucceeded + ", " + secondFailed + ", " + neitherKnown + ": expected none below 0");
        }
    }

    /** The number of missing pairs. */
    public long total() {
        return firstSucceeded + firstFailed + secondSucceeded + secondFailed + neitherKnown;
    }

    /** The same with the runs exchanged. */
    public MissingPairs swapped() {
        return new MissingPairs(secondSucceeded, secondFailed, firstSucceeded, firstFailed, neitherKnown);
    }

    /** Missing pairs of which neither result is known, or used. */
    public static MissingPairs unknown(long count) {
        return new MissingPairs(0, 0, 0, 0, count);
    }

    /** The completed table with the lowest difference: what is missing speaks for the first run, against the second. */
    public PairedProportions lowest(PairedProportions complete) {
        return new PairedProportions(
                complete.both() + secondSucceeded,
                complete.onlyFirst() + firstSucceeded + secondFailed + neitherKnown,
                complete.onlySecond(),
                complete.neither() + firstFailed);
    }

    /** The completed table with the highest difference: what is missing speaks for the second run, against the first. */
    public PairedProportions highest(PairedProportions complete) {
        return new PairedProportions(
                complete.both() + firstSucceeded,
                complete.onlyFirst(),
                complete.onlySecond() + firstFailed + secondSucceeded + neitherKnown,
                complete.neither() + secondFailed);
    }
}
