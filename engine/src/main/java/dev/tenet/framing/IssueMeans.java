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
 * The running mean of a score over issues: where one issue gives several pairs, their mean is one observation, so that
 * the mean is that of which the interval speaks. It counts when the last of its pairs is in. Memory is 36 to 72 bytes an
 * issue, beside that of the interval.
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

    /** The pairs of the issue that is being asked about. */
    private static final class Pairs {
        private int asked;
        private double sum;
        private int count;
        private int withoutReading;
        private int failed;
        private double unsureSum;
        private int unsure;
    }

    /** What is known of each issue, in the order in which the issues came. */
    @SuppressWarnings("ArrayRecordComponent") // nobody compares columns
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

    /** One of which nothing is claimed, so that nobody looks at it before the end: its interval is worked out then. */
    static IssueMeans shown(double level) {
        return new IssueMeans(level, null);
    }

    /**
     * A pair that has the score.
     *
     * @param score in [0, 1]
     * @param isSure whether every judge was heard; with a failed call the score could have been another
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

    /** A pair whose answers came and do not have the score. */
    void addWithoutReading() {
        current.asked++;
        current.withoutReading++;
    }

    /** A pair without the score, because a call failed. */
    void addFailed() {
        current.asked++;
        current.failed++;
    }

    /** Counts the pairs since the last time, which are those of an issue that were asked one after the other. */
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

    /** Where the pairs of the issue are counted. What a snapshot looks at does not change: it gets columns of its own. */
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
     * The interval so far, in constant time; [0, 1] where an issue came back and got another mean, because then it takes all
     * of them.
     */
    Interval intervalSoFar() {
        return inOrder == null || hasSecondScores ? Interval.UNIT : inOrder.interval();
    }

    /** Whether {@link #intervalSoFar()} is that of the figures. */
    boolean isIntervalKnown() {
        return inOrder != null && !hasSecondScores;
    }

    /** The mean so far, in constant time: what takes longer is found out when somebody asks for it. */
    Snapshot snapshot() {
        isShared = true;
        return new Snapshot(
                columns,
                slots,
                new Snapshot.Totals(sum, count, sumOfMeans, issues, withoutReading, withFailedCall),
                level,
                isIntervalKnown() ? intervalSoFar() : null);
    }

    /** The mean as it was at one moment; made in constant time, worked out when somebody asks for it. */
    static final class Snapshot {

        private final Columns columns;
        private final int slots;
        private final Totals totals;
        private final double level;
        private volatile @Nullable Interval interval;

        /** What was counted of all issues: over pairs, and over issues that have a pair with the score. */
        record Totals(
                double sum, long count, double sumOfMeans, int issues, long withoutReading, long withFailedCall) {}

        /** @param interval of the mean, where it is known; null: it takes all observations */
        Snapshot(Columns columns, int slots, Totals totals, double level, @Nullable Interval interval) {
            this.columns = columns;
            this.slots = slots;
            this.totals = totals;
            this.level = level;
            this.interval = interval;
        }

        /** How many pairs have the score. */
        long count() {
            return totals.count();
        }

        /** How many pairs do not have it although their answers came. */
        long withoutReading() {
            return totals.withoutReading();
        }

        /** For how many pairs a call failed, so that they do not have it or, with several judges, could have another. */
        long withFailedCall() {
            return totals.withFailedCall();
        }

        /** How many issues have a pair with the score. */
        int issues() {
            return totals.issues();
        }

        /** Over issues, each the mean of its pairs; {@code NaN} of none. */
        double mean() {
            return totals.issues() == 0 ? Double.NaN : Math.min(1, Math.max(0, totals.sumOfMeans() / totals.issues()));
        }

        /** Over pairs, as the papers have it: an issue with more of them counts for more; {@code NaN} of none. */
        double meanOverPairs() {
            return totals.count() == 0 ? Double.NaN : totals.sum() / totals.count();
        }

        /** Of {@link #mean()}. */
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
         * What the mean would be if every pair that is missing had a score of 0, and if every one had 1; so a pair that one
         * judge of several could not be asked about.
         */
        Interval worstCase() {
            OptionalDouble lowest =
                    means(OptionalDouble.of(0), OptionalDouble.of(0)).average();
            OptionalDouble highest =
                    means(OptionalDouble.of(1), OptionalDouble.of(1)).average();
            return lowest.isEmpty() ? Interval.UNIT : new Interval(lowest.getAsDouble(), highest.orElse(1));
        }

        /**
         * The interval if the pairs without the score had one.
         *
         * @param withoutReading the score of those whose answers came, in [0, 1]; empty: they are left out
         * @param withFailedCall the score of those for which a call failed, in [0, 1], also if they have another; empty: they
         *     are left out, or keep the one they have
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
                    // A score that is taken off again may leave a rounding error below 0 or above 1.
                    means[observed] = Math.min(1, Math.max(0, sum / pairs));
                    observed++;
                }
            }
            return Arrays.stream(means, 0, observed);
        }
    }
}
