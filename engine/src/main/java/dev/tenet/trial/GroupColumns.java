package dev.tenet.trial;

import java.util.Arrays;

/**
 * The cases of each group, in order of arrival.
 *
 * @param sums the sums of the scores
 * @param counts the numbers of cases with a score
 * @param withoutReading the numbers of cases that were answered, but have no score
 * @param failed the numbers of cases without a score because of a failed call
 * @param unsureSums the sums of the scores that a failed call could have changed
 * @param unsure the numbers of these scores
 */
@SuppressWarnings("ArrayRecordComponent") // columns are never compared
record GroupColumns(
        double[] sums, int[] counts, int[] withoutReading, int[] failed, double[] unsureSums, int[] unsure) {

    GroupColumns(int size) {
        this(new double[size], new int[size], new int[size], new int[size], new double[size], new int[size]);
    }

    GroupColumns copy(int size) {
        return new GroupColumns(
                Arrays.copyOf(sums, size),
                Arrays.copyOf(counts, size),
                Arrays.copyOf(withoutReading, size),
                Arrays.copyOf(failed, size),
                Arrays.copyOf(unsureSums, size),
                Arrays.copyOf(unsure, size));
    }

    int size() {
        return sums.length;
    }
}
