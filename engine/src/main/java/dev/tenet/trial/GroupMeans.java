package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import java.util.Arrays;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The running mean of a score over groups of cases, such as the pairs of an issue. The cases of a group are correlated,
 * so the mean of a group is one observation, which is also the unit of the interval. A group counts once its last case
 * has arrived. Uses 36 to 72 bytes of memory per group, in addition to the interval.
 *
 * <p>Mutable; confined to one thread.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class GroupMeans {

    private final double level;
    private final @Nullable BettingInterval inOrder;
    private int[] slotOf = new int[64];
    private GroupColumns columns = new GroupColumns(64);
    private int slots;
    private double sumOfMeans;
    private int groups;
    private boolean hasSecondScores;
    private boolean isShared;
    private Open open = new Open();

    /** The cases of the current group. */
    private static final class Open {
        private int asked;
        private double sum;
        private int count;
        private int withoutReading;
        private int failed;
        private double unsureSum;
        private int unsure;
    }

    /**
     * Creates an empty mean.
     *
     * @param level the confidence level of the interval, in (0, 1)
     */
    public GroupMeans(double level) {
        this(level, new BettingInterval(level));
    }

    private GroupMeans(double level, @Nullable BettingInterval inOrder) {
        this.level = level;
        this.inOrder = inOrder;
    }

    /**
     * Creates an empty mean for display only, without claims. Its interval is computed when it is shown.
     *
     * @param level the confidence level of the interval, in (0, 1)
     */
    public static GroupMeans shown(double level) {
        return new GroupMeans(level, null);
    }

    /**
     * Adds a case with a score.
     *
     * @param score in [0, 1]
     */
    public void add(double score) {
        add(score, true);
    }

    /**
     * Adds a case with a score.
     *
     * @param score in [0, 1]
     * @param isSure whether every call succeeded; a failed call of one of several judges could have changed the score
     */
    public void add(double score, boolean isSure) {
        open.asked++;
        open.sum += score;
        open.count++;
        if (!isSure) {
            open.unsureSum += score;
            open.unsure++;
        }
    }

    /** Adds a case that was answered, but has no score. */
    public void addWithoutReading() {
        open.asked++;
        open.withoutReading++;
    }

    /** Adds a case without a score because of a failed call. */
    public void addFailed() {
        open.asked++;
        open.failed++;
    }

    /** Ends a new group, which consists of the cases since the previous call; ignored if there are none. */
    public void end() {
        end(slots);
    }

    /**
     * Ends a group, which consists of the cases since the previous call; ignored if there are none. A group may come
     * again with more cases.
     *
     * @param group the number of the group, at least 0
     */
    public void end(int group) {
        if (open.asked > 0) {
            count(slot(group), open);
            open = new Open();
        }
    }

    private void count(int slot, Open cases) {
        int before = columns.counts()[slot];
        double meanBefore = before == 0 ? 0 : columns.sums()[slot] / before;
        columns.sums()[slot] += cases.sum;
        columns.counts()[slot] += cases.count;
        columns.withoutReading()[slot] += cases.withoutReading;
        columns.failed()[slot] += cases.failed;
        columns.unsureSums()[slot] += cases.unsureSum;
        columns.unsure()[slot] += cases.unsure;
        if (cases.count > 0) {
            double mean = columns.sums()[slot] / columns.counts()[slot];
            sumOfMeans += mean - meanBefore;
            observe(Math.min(1, mean), before == 0);
        }
    }

    private void observe(double mean, boolean isNew) {
        hasSecondScores |= !isNew;
        if (isNew) {
            groups++;
            if (inOrder != null) {
                inOrder.observe(mean);
            }
        }
    }

    /**
     * Returns the row of a group. Snapshots are never modified: shared columns are copied before a row changes.
     */
    private int slot(int group) {
        if (group >= slotOf.length) {
            slotOf = Arrays.copyOf(slotOf, Math.max(group + 1, 2 * slotOf.length));
        }
        if (slotOf[group] == 0) {
            if (slots == columns.size()) {
                columns = columns.copy(2 * slots);
                isShared = false;
            }
            slots++;
            slotOf[group] = slots;
        } else if (isShared) {
            columns = columns.copy(columns.size());
            isShared = false;
        }
        return slotOf[group] - 1;
    }

    /**
     * Returns whether the groups so far may decide a threshold, in constant time. Never false if they do.
     *
     * @param isMirrored whether the threshold is on 1 minus the mean
     */
    public boolean mayDecide(Threshold threshold, boolean isMirrored) {
        Interval soFar = intervalSoFar();
        return !isIntervalKnown()
                || threshold.verdict(isMirrored ? soFar.mirrored() : soFar).isDecided();
    }

    /**
     * Returns the interval so far, in constant time; [0, 1] if a group came again with a different mean, since the
     * interval must then be computed from all of them.
     */
    Interval intervalSoFar() {
        return inOrder == null || hasSecondScores ? Interval.UNIT : inOrder.interval();
    }

    /** Returns whether {@link #intervalSoFar()} is the interval of the figures. */
    boolean isIntervalKnown() {
        return inOrder != null && !hasSecondScores;
    }

    /** Returns the mean so far, in constant time. Expensive figures are computed when they are asked for. */
    public GroupedMean soFar() {
        isShared = true;
        return new GroupedMean(
                columns,
                slots,
                new GroupedMean.Mean(groups == 0 ? Double.NaN : sumOfMeans / groups, groups),
                false,
                level,
                isIntervalKnown() ? intervalSoFar() : null);
    }
}
