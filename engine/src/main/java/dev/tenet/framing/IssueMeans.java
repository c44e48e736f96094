package dev.tenet.framing;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.StudentInterval;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The running mean of a score over issues: where one issue gives several pairs, their mean is one observation, so that
 * the mean is that of which the interval speaks. Memory is 44 bytes an issue.
 */
final class IssueMeans {

    private final double level;
    private final BettingInterval inOrder;
    private int[] slotOf = new int[64];
    private double[] sums = new double[64];
    private int[] counts = new int[64];
    private int[] missing = new int[64];
    private int slots;
    private double sum;
    private long count;
    private boolean hasSecondPairs;

    IssueMeans(double level) {
        this.level = level;
        this.inOrder = new BettingInterval(level);
    }

    /** @param score in [0, 1] */
    void add(int issue, double score) {
        int slot = slot(issue);
        if (counts[slot] == 0) {
            inOrder.observe(score);
        } else {
            hasSecondPairs = true;
        }
        sums[slot] += score;
        counts[slot]++;
        sum += score;
        count++;
    }

    /** A pair that has no such score. */
    void addMissing(int issue) {
        int slot = slot(issue);
        missing[slot]++;
    }

    private int slot(int issue) {
        if (issue >= slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, Math.max(issue + 1, 2 * slotOf.length));
        }
        if (slotOf[issue] == 0) {
            if (slots == sums.length) {
                sums = Arrays.copyOf(sums, 2 * slots);
                counts = Arrays.copyOf(counts, 2 * slots);
                missing = Arrays.copyOf(missing, 2 * slots);
            }
            slots++;
            slotOf[issue] = slots;
        }
        return slotOf[issue] - 1;
    }

    Snapshot snapshot() {
        double[] means = new double[slots];
        int measured = 0;
        double lowest = 0;
        double highest = 0;
        for (int i = 0; i < slots; i++) {
            if (counts[i] > 0) {
                means[measured] = sums[i] / counts[i];
                measured++;
            }
            int pairs = counts[i] + missing[i];
            lowest += sums[i] / pairs;
            highest += (sums[i] + missing[i]) / pairs;
        }
        return new Snapshot(
                count,
                count == 0 ? Double.NaN : sum / count,
                Arrays.copyOf(means, measured),
                slots == 0 ? Interval.UNIT : new Interval(lowest / slots, highest / slots),
                level,
                hasSecondPairs ? null : inOrder.interval());
    }

    /** The mean so far; its interval is made when somebody asks for it. */
    static final class Snapshot {

        private final long count;
        private final double meanOverPairs;
        private final double[] observations;
        private final Interval worstCase;
        private final double level;
        private volatile @Nullable Interval interval;

        private Snapshot(
                long count,
                double meanOverPairs,
                double[] observations,
                Interval worstCase,
                double level,
                @Nullable Interval interval) {
            this.count = count;
            this.meanOverPairs = meanOverPairs;
            this.observations = observations;
            this.worstCase = worstCase;
            this.level = level;
            this.interval = interval;
        }

        /** How many pairs have the score. */
        long count() {
            return count;
        }

        /** How many issues have a pair with the score. */
        int issues() {
            return observations.length;
        }

        /** Over issues, each the mean of its pairs; {@code NaN} of none. */
        double mean() {
            return Arrays.stream(observations).average().orElse(Double.NaN);
        }

        /** Over pairs, as the papers have it: an issue with more of them counts for more; {@code NaN} of none. */
        double meanOverPairs() {
            return meanOverPairs;
        }

        /** Of {@link #mean()}. */
        Interval interval() {
            Interval known = interval;
            if (known == null) {
                known = BettingInterval.of(observations, level);
                interval = known;
            }
            return known;
        }

        /** What the mean would be if every pair that is missing had a score of 0, and if every one had 1. */
        Interval worstCase() {
            return worstCase;
        }

        Optional<Interval> student() {
            return StudentInterval.of(observations, level);
        }
    }
}
