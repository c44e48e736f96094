package dev.tenet.framing;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import dev.tenet.stats.StudentInterval;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/**
 * The running mean of a score over issues. The mean of an issue's pairs is one observation, which is also the unit of
 * the interval. An issue counts once its last pair has arrived. Uses 36 to 72 bytes of memory per issue, in addition to
 * the interval.
 */
final class IssueMeans {

    private final double level;
    private final @Nullable BettingInterval inOrder;
    private int[] slotOf = new int[64];
    private Columns columns = new Columns(64);
    private int slots;
    private double sum;
    private long count;
    private double sumOfMeans;
    private int issues;
    private long withoutReading;
    private long withFailedCall;
    private boolean hasSecondScores;
    private boolean isShared;
    private Pairs current = new Pairs();

    /** The pairs of the current issue. */
    private static final class Pairs {
        private int asked;
        private double sum;
        private int count;
        private int withoutReading;
        private int failed;
        private double unsureSum;
        private int unsure;
    }

    /** The statistics of each issue, in order of arrival. */
    @SuppressWarnings("ArrayRecordComponent") // columns are never compared
    record Columns(double[] sums, int[] counts, int[] withoutReading, int[] failed, double[] unsureSums, int[] unsure) {

        Columns(int size) {
            this(new double[size], new int[size], new int[size], new int[size], new double[size], new int[size]);
        }

        Columns copy(int size) {
            return new Columns(
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

    IssueMeans(double level) {
        this(level, new BettingInterval(level));
    }

    private IssueMeans(double level, @Nullable BettingInterval inOrder) {
        this.level = level;
        this.inOrder = inOrder;
    }

    /**
     * Creates means for display only, without claims. The interval is computed at the end, since it is not needed
     * earlier.
     */
    static IssueMeans shown(double level) {
        return new IssueMeans(level, null);
    }

    /**
     * Adds a pair with the score.
     *
     * @param score in [0, 1]
     * @param isSure whether every judge replied; a failed call could have changed the score
     */
    void add(double score, boolean isSure) {
        current.asked++;
        current.sum += score;
        current.count++;
        if (!isSure) {
            current.unsureSum += score;
            current.unsure++;
        }
    }

    /** Adds a pair with answers but without the score. */
    void addWithoutReading() {
        current.asked++;
        current.withoutReading++;
    }

    /** Adds a pair without the score because of a failed call. */
    void addFailed() {
        current.asked++;
        current.failed++;
    }

    /** Counts the pairs since the previous call, which are the consecutive pairs of one issue. */
    void end(int issue) {
        if (current.asked > 0) {
            count(slot(issue), current);
            current = new Pairs();
        }
    }

    private void count(int slot, Pairs pairs) {
        int before = columns.counts()[slot];
        double meanBefore = before == 0 ? 0 : columns.sums()[slot] / before;
        columns.sums()[slot] += pairs.sum;
        columns.counts()[slot] += pairs.count;
        columns.withoutReading()[slot] += pairs.withoutReading;
        columns.failed()[slot] += pairs.failed;
        columns.unsureSums()[slot] += pairs.unsureSum;
        columns.unsure()[slot] += pairs.unsure;
        sum += pairs.sum;
        count += pairs.count;
        withoutReading += pairs.withoutReading;
        withFailedCall += pairs.failed + pairs.unsure;
        if (pairs.count > 0) {
            double mean = columns.sums()[slot] / columns.counts()[slot];
            sumOfMeans += mean - meanBefore;
            if (before == 0) {
                issues++;
                if (inOrder != null) {
                    inOrder.observe(Math.min(1, mean));
                }
            } else {
                hasSecondScores = true;
            }
        }
    }

    /**
     * Returns the row for an issue's pairs. Snapshots are never modified: shared columns are copied before a row
     * changes.
     */
    private int slot(int issue) {
        if (issue >= slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, Math.max(issue + 1, 2 * slotOf.length));
        }
        if (slotOf[issue] == 0) {
            if (slots == columns.size()) {
                columns = columns.copy(2 * slots);
                isShared = false;
            }
            slots++;
            slotOf[issue] = slots;
        } else if (isShared) {
            columns = columns.copy(columns.size());
            isShared = false;
        }
        return slotOf[issue] - 1;
    }

    /**
     * Returns the interval so far, in constant time; [0, 1] if an issue returned with a different mean, since the
     * interval must then be computed from all of them.
     */
    Interval intervalSoFar() {
        return inOrder == null || hasSecondScores ? Interval.UNIT : inOrder.interval();
    }

    /** Returns whether {@link #intervalSoFar()} is the interval of the figures. */
    boolean isIntervalKnown() {
        return inOrder != null && !hasSecondScores;
    }

    /** Returns the mean so far, in constant time. Expensive figures are computed lazily. */
    Snapshot snapshot() {
        isShared = true;
        return new Snapshot(
                columns,
                slots,
                new Snapshot.Totals(sum, count, sumOfMeans, issues, withoutReading, withFailedCall),
                level,
                isIntervalKnown() ? intervalSoFar() : null);
    }

    /** The mean at one moment. Created in constant time; figures are computed on demand. */
    static final class Snapshot {

        private final Columns columns;
        private final int slots;
        private final Totals totals;
        private final double level;
        private volatile @Nullable Interval interval;

        /** The totals over all pairs, and over the issues that have a pair with the score. */
        record Totals(
                double sum, long count, double sumOfMeans, int issues, long withoutReading, long withFailedCall) {}

        /** @param interval the interval of the mean, if known; null if it must be computed from all observations */
        Snapshot(Columns columns, int slots, Totals totals, double level, @Nullable Interval interval) {
            this.columns = columns;
            this.slots = slots;
            this.totals = totals;
            this.level = level;
            this.interval = interval;
        }

        /** Returns the number of pairs with the score. */
        long count() {
            return totals.count();
        }

        /** Returns the number of pairs with answers but without the score. */
        long withoutReading() {
            return totals.withoutReading();
        }

        /**
         * Returns the number of pairs with a failed call, which have no score or, with several judges, could have a
         * different one.
         */
        long withFailedCall() {
            return totals.withFailedCall();
        }

        /** Returns the number of issues that have a pair with the score. */
        int issues() {
            return totals.issues();
        }

        /** Returns the mean over issues, each being the mean of its pairs; {@code NaN} if there is none. */
        double mean() {
            return totals.issues() == 0 ? Double.NaN : Math.min(1, Math.max(0, totals.sumOfMeans() / totals.issues()));
        }

        /**
         * Returns the mean over pairs, as in the papers: issues with more pairs weigh more; {@code NaN} if there is
         * none.
         */
        double meanOverPairs() {
            return totals.count() == 0 ? Double.NaN : totals.sum() / totals.count();
        }

        /** Returns the interval of {@link #mean()}. */
        Interval interval() {
            Interval known = interval;
            if (known == null) {
                known = BettingInterval.of(observations().toArray(), level);
                interval = known;
            }
            return known;
        }

        Optional<Interval> student() {
            return StudentInterval.of(observations().toArray(), level);
        }

        private DoubleStream observations() {
            return means(OptionalDouble.empty(), OptionalDouble.empty());
        }

        /**
         * Returns the range of the mean if every missing pair scored 0, or every one scored 1. Pairs for which one of
         * several judges failed are included.
         */
        Interval worstCase() {
            OptionalDouble lowest =
                    means(OptionalDouble.of(0), OptionalDouble.of(0)).average();
            OptionalDouble highest =
                    means(OptionalDouble.of(1), OptionalDouble.of(1)).average();
            return lowest.isEmpty() ? Interval.UNIT : new Interval(lowest.getAsDouble(), highest.orElse(1));
        }

        /**
         * Returns the interval under assumed scores for the pairs without one.
         *
         * @param withoutReading the score of pairs with answers, in [0, 1]; empty excludes them
         * @param withFailedCall the score of pairs with a failed call, in [0, 1], which also replaces existing scores;
         *     empty excludes pairs without a score and keeps existing scores
         */
        Interval intervalIf(OptionalDouble withoutReading, OptionalDouble withFailedCall) {
            boolean isSame = (withoutReading.isEmpty() || totals.withoutReading() == 0)
                    && (withFailedCall.isEmpty() || totals.withFailedCall() == 0);
            return isSame
                    ? interval()
                    : BettingInterval.of(means(withoutReading, withFailedCall).toArray(), level);
        }

        DoubleStream means(OptionalDouble withoutReading, OptionalDouble withFailedCall) {
            double[] means = new double[slots];
            int observed = 0;
            for (int i = 0; i < slots; i++) {
                double sum = columns.sums()[i];
                int pairs = columns.counts()[i];
                if (withoutReading.isPresent()) {
                    sum += withoutReading.getAsDouble() * columns.withoutReading()[i];
                    pairs += columns.withoutReading()[i];
                }
                if (withFailedCall.isPresent()) {
                    int unsure = columns.unsure()[i];
                    sum += withFailedCall.getAsDouble() * (columns.failed()[i] + unsure);
                    sum -= unsure == 0 ? 0 : columns.unsureSums()[i];
                    pairs += columns.failed()[i];
                }
                if (pairs > 0) {
                    // Subtracting a score may leave a rounding error below 0 or above 1.
                    means[observed] = Math.min(1, Math.max(0, sum / pairs));
                    observed++;
                }
            }
            return Arrays.stream(means, 0, observed);
        }
    }
}
