package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.Side;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apiguardian.api.API;

/**
 * The running mean of a score over groups of cases, such as the pairs of an issue. The cases of a group are correlated,
 * so the mean of a group is one observation, which is also the unit of the interval. A group counts once its last case
 * has arrived. Uses 36 to 72 bytes of memory per group, in addition to the interval.
 *
 * <p>Mutable; confined to one thread.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class GroupMeans {

    private final SamplingPlan plan;
    private final boolean isShown;
    private OptionalLong catalogue = OptionalLong.empty();
    private final Map<Double, ScoreSequence> watched = new HashMap<>();
    private int[] slotOf = new int[64];
    private GroupColumns columns = new GroupColumns(64);
    private int slots;
    private double sumOfMeans;
    private int groups;
    private long ended;
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
     * @param plan the planned number of groups and when they are looked at; under {@link Looks#FIXED}, 0 groups if their
     *     number is unknown or a group may come again, so that no verdict is final before the end
     */
    public GroupMeans(SamplingPlan plan) {
        this(plan, false);
    }

    private GroupMeans(SamplingPlan plan, boolean isShown) {
        this.plan = plan;
        this.isShown = isShown;
    }

    /**
     * Names the catalogue from which the groups are drawn without replacement, if the plan is about its source, so that
     * claims tell what a census alone would decide.
     *
     * @param groups the number of groups in the catalogue; empty if there is none
     */
    public void drawnFrom(OptionalLong groups) {
        catalogue = groups;
    }

    /** Creates an empty mean for display only, without claims, under the same plan. */
    public static GroupMeans shown(SamplingPlan plan) {
        return new GroupMeans(plan, true);
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
        ended++;
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
            watched.values().forEach(sequence -> sequence.observe(mean));
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
     * Returns whether the groups so far may decide a threshold, in constant time, except for the first call with a
     * threshold. Never false if they do.
     *
     * @param isMirrored whether the threshold is on 1 minus the mean
     */
    public boolean mayDecide(Threshold threshold, boolean isMirrored) {
        if (isShown || hasSecondScores || threshold.isTrivial()) {
            return true;
        }
        double value = isMirrored ? 1 - threshold.value() : threshold.value();
        return plan.looks() == Looks.FIXED
                ? mayBeFinal(value)
                : watched.computeIfAbsent(value, this::watch).side() != Side.UNDECIDED;
    }

    /** The mean of all planned groups may not reach the threshold any more, or may not fall to it. */
    private boolean mayBeFinal(double value) {
        long toCome = toCome();
        double all = (double) groups + toCome;
        return plan.planned() > 0 && (sumOfMeans / all >= value || (sumOfMeans + toCome) / all <= value);
    }

    private int toCome() {
        return (int) Math.max(0, plan.planned() - ended);
    }

    private ScoreSequence watch(double value) {
        ScoreSequence sequence = new ScoreSequence(value, plan);
        for (int slot = 0; slot < slots; slot++) {
            if (columns.counts()[slot] > 0) {
                sequence.observe(Math.min(1, columns.sums()[slot] / columns.counts()[slot]));
            }
        }
        return sequence;
    }

    /** Returns the mean so far, in constant time. Expensive figures are computed when they are asked for. */
    public GroupedMean soFar() {
        isShared = true;
        return new GroupedMean(
                columns,
                slots,
                new GroupedMean.Mean(groups == 0 ? Double.NaN : sumOfMeans / groups, groups),
                false,
                plan,
                toCome(),
                catalogue);
    }
}
