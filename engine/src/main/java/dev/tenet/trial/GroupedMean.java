package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ScoreSequence;
import dev.tenet.stats.StudentInterval;
import dev.tenet.trial.Evidence.Look;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A mean of scores in [0, 1] over groups of cases, such as the pairs of an issue. The mean of a group is one
 * observation. The interval is that of {@link ScoreSequence} for the groups in order of arrival. Under
 * {@link Looks#FIXED}, while planned groups are still to come, it covers every result that they could have, so that what
 * it decides is final. A case without a score is assumed to score 0 or 1 within its group. Immutable; {@link GroupMeans}
 * builds it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class GroupedMean implements IntervalEstimate {

    private static final int MOST_LOOKS = 50;

    private final GroupColumns columns;
    private final int slots;
    private final Mean mean;
    private final boolean isMirrored;
    private final SamplingPlan plan;
    private final int toCome;
    private final OptionalLong catalogue;
    // Computed on demand. A race is harmless: all threads compute the same value.
    private volatile @Nullable Interval interval;

    /** The mean of the groups that have a case with a score, before mirroring, and their number. */
    record Mean(double value, int groups) {}

    /**
     * @param toCome the number of planned groups that have not ended
     * @param catalogue the number of groups from which these are drawn, if the plan is about their source
     */
    GroupedMean(
            GroupColumns columns,
            int slots,
            Mean mean,
            boolean isMirrored,
            SamplingPlan plan,
            int toCome,
            OptionalLong catalogue) {
        this.columns = columns;
        this.slots = slots;
        this.mean = mean;
        this.isMirrored = isMirrored;
        this.plan = plan;
        this.toCome = toCome;
        this.catalogue = catalogue;
    }

    /** Returns the mean over groups of equal scores, for the best possible figures. */
    static GroupedMean ofEqual(double score, long groups, SamplingPlan plan) {
        GroupMeans means = GroupMeans.shown(plan);
        for (long group = 0; group < groups; group++) {
            means.add(score);
            means.end();
        }
        return means.soFar();
    }

    /** Returns the mean of 1 minus the score. */
    public GroupedMean mirrored() {
        return new GroupedMean(columns, slots, mean, !isMirrored, plan, toCome, catalogue);
    }

    /**
     * Returns a copy with another confidence level.
     *
     * @param otherLevel in (0, 1)
     */
    public GroupedMean at(double otherLevel) {
        return new GroupedMean(
                columns,
                slots,
                mean,
                isMirrored,
                new SamplingPlan(otherLevel, plan.looks(), plan.planned(), plan.population()),
                toCome,
                catalogue);
    }

    /** Returns the confidence level of the interval, in (0, 1). */
    public double level() {
        return plan.level();
    }

    /** Returns the planned number of groups and when they are looked at. */
    public SamplingPlan plan() {
        return plan;
    }

    /** Returns the mean over groups, in [0, 1]; {@code NaN} if no case has a score. */
    @Override
    public double estimate() {
        double value = Math.min(1, Math.max(0, mean.value()));
        return isMirrored ? 1 - value : value;
    }

    /**
     * Returns the mean over cases, as published by papers: groups with more cases weigh more; {@code NaN} if no case has
     * a score. It has no interval and no claims.
     */
    public double meanOverCases() {
        long count = counted();
        double value = count == 0 ? Double.NaN : sum() / count;
        return isMirrored ? 1 - value : value;
    }

    @Override
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            known = interval(observations().toArray());
            interval = known;
        }
        return turned(known);
    }

    private Interval interval(double[] scores) {
        if (plan.looks() != Looks.FIXED) {
            return ScoreSequence.of(scores, plan);
        }
        Interval least = atEnd(Arrays.copyOf(scores, scores.length + toCome));
        if (toCome == 0) {
            return least;
        }
        double[] most = Arrays.copyOf(scores, scores.length + toCome);
        Arrays.fill(most, scores.length, most.length, 1);
        return new Interval(least.low(), atEnd(most).high());
    }

    private Interval atEnd(double[] scores) {
        return ScoreSequence.of(
                scores,
                new SamplingPlan(
                        plan.level(), Looks.FIXED, Math.max(plan.planned(), scores.length), plan.population()));
    }

    /**
     * Returns the verdict for the catalogue from which the groups were drawn, in this run, if there is one and the plan is
     * about its source.
     */
    Optional<Verdict> ofCensus(Threshold threshold) {
        return catalogue.isEmpty() || catalogue.getAsLong() < Math.max(plan.planned(), slots)
                ? Optional.empty()
                : Optional.of(new GroupedMean(
                                columns,
                                slots,
                                mean,
                                isMirrored,
                                plan.from(catalogue.getAsLong()),
                                toCome,
                                OptionalLong.empty())
                        .verdict(threshold));
    }

    /** Returns whether the verdict on a threshold is final: no look at more groups may change it. */
    public boolean isFinal(Threshold threshold) {
        return (plan.looks() != Looks.FIXED || plan.planned() > 0)
                && verdict(threshold).isDecided();
    }

    /** Returns Student's interval over groups, for display; empty for fewer than two groups. */
    public Optional<Interval> student() {
        return StudentInterval.of(observations().toArray(), plan.level()).map(this::turned);
    }

    /** Returns the number of groups that have a case with a score. */
    public int groups() {
        return mean.groups();
    }

    /** Returns the sum of all scores before mirroring. */
    public double sum() {
        return IntStream.range(0, slots).mapToDouble(i -> columns.sums()[i]).sum();
    }

    @Override
    public long counted() {
        return sum(columns.counts());
    }

    @Override
    public long total() {
        return counted() + sum(columns.withoutReading()) + sum(columns.failed());
    }

    /** A case with a score that a failed call could have changed is missing too. */
    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> sum(columns.withoutReading());
            case FAILED_CALL -> sum(columns.failed()) + sum(columns.unsure());
            case EITHER -> cases(Cause.NO_READING) + cases(Cause.FAILED_CALL);
        };
    }

    private long sum(int[] column) {
        return IntStream.range(0, slots).mapToLong(i -> column[i]).sum();
    }

    @Override
    public Interval lowest(Cause cause) {
        return intervalIf(isMirrored ? 1 : 0, cause);
    }

    @Override
    public Interval highest(Cause cause) {
        return intervalIf(isMirrored ? 0 : 1, cause);
    }

    /** Returns the interval if the cases missing for a cause had the score, before mirroring. */
    private Interval intervalIf(double score, Cause cause) {
        return cases(cause) == 0
                ? interval()
                : turned(interval(observationsIf(score, cause).toArray()));
    }

    /** Returns the range of the mean if every missing case scored 0, or every one scored 1. */
    public Interval worstCase() {
        OptionalDouble lowest = observationsIf(0, Cause.EITHER).average();
        OptionalDouble highest = observationsIf(1, Cause.EITHER).average();
        return lowest.isEmpty() ? Interval.UNIT : turned(new Interval(lowest.getAsDouble(), highest.orElse(1)));
    }

    private Interval turned(Interval other) {
        return isMirrored ? other.mirrored() : other;
    }

    private DoubleStream observations() {
        return observations(OptionalDouble.empty(), OptionalDouble.empty());
    }

    private DoubleStream observationsIf(double score, Cause cause) {
        return observations(
                cause == Cause.FAILED_CALL ? OptionalDouble.empty() : OptionalDouble.of(score),
                cause == Cause.NO_READING ? OptionalDouble.empty() : OptionalDouble.of(score));
    }

    /**
     * Returns the mean of each group that has one, before mirroring.
     *
     * @param withoutReading the score of answered cases without one; empty excludes them
     * @param failed the score of cases with a failed call, which also replaces unsure scores; empty excludes cases
     *     without a score and keeps unsure scores
     */
    private DoubleStream observations(OptionalDouble withoutReading, OptionalDouble failed) {
        double[] means = new double[slots];
        int observed = 0;
        for (int i = 0; i < slots; i++) {
            double sum = columns.sums()[i];
            int cases = columns.counts()[i];
            if (withoutReading.isPresent()) {
                sum += withoutReading.getAsDouble() * columns.withoutReading()[i];
                cases += columns.withoutReading()[i];
            }
            if (failed.isPresent()) {
                int unsure = columns.unsure()[i];
                sum += failed.getAsDouble() * (columns.failed()[i] + unsure);
                sum -= unsure == 0 ? 0 : columns.unsureSums()[i];
                cases += columns.failed()[i];
            }
            if (cases > 0) {
                // Subtracting a score may leave a rounding error below 0 or above 1.
                means[observed] = Math.min(1, Math.max(0, sum / cases));
                observed++;
            }
        }
        return Arrays.stream(means, 0, observed);
    }

    /**
     * Estimates the number of groups required to decide a threshold, by repeating the observed groups; empty if
     * {@value Advice#MOST_CASES} would not be enough.
     */
    public OptionalLong groupsToDecide(Threshold threshold) {
        return cases(Cause.EITHER) == 0
                ? groupsToDecideWithoutMissing(threshold)
                : groupsToDecide(
                        threshold,
                        List.of(
                                observations().toArray(),
                                observationsIf(0, Cause.EITHER).toArray(),
                                observationsIf(1, Cause.EITHER).toArray()));
    }

    /** Estimates the same with no case missing. */
    public OptionalLong groupsToDecideWithoutMissing(Threshold threshold) {
        return groupsToDecide(threshold, List.of(observations().toArray()));
    }

    /** Estimates the same if the mean is an end of the interval: all groups move there in proportion. */
    private OptionalLong groupsToDecideAt(double end, Threshold threshold) {
        if (cases(Cause.EITHER) > 0) {
            return OptionalLong.empty();
        }
        double to = isMirrored ? 1 - end : end;
        double[] moved = observations().map(score -> moved(score, to)).toArray();
        return groupsToDecide(threshold, List.of(moved));
    }

    private double moved(double score, double to) {
        double from = mean.value();
        return to < from ? score * to / from : to > from ? 1 - (1 - score) * (1 - to) / (1 - from) : score;
    }

    /** Returns the number of groups at which the threshold is outside the interval of each sample, on the same side. */
    private OptionalLong groupsToDecide(Threshold threshold, List<double[]> samples) {
        double candidate = isMirrored ? 1 - threshold.value() : threshold.value();
        long asked = observationsIf(0, Cause.EITHER).count();
        long most = asked + 1;
        Set<Boolean> sides = new HashSet<>();
        for (double[] sample : samples) {
            OptionalLong observations = ScoreSequence.observationsToExclude(
                    sample, candidate, plan.level(), plan.looks(), Advice.MOST_CASES);
            if (observations.isEmpty()) {
                return observations;
            }
            // A group with all cases missing is asked but yields no observation.
            most = Math.max(most, observations.getAsLong() * asked / sample.length);
            sides.add(Arrays.stream(sample).average().orElse(0) > candidate);
        }
        return sides.size() > 1 || most > Advice.MOST_CASES ? OptionalLong.empty() : OptionalLong.of(most);
    }

    @Override
    public Optional<String> advice(Threshold threshold, Advice.Words words) {
        if (isDrifting() && verdict(threshold) == Verdict.UNDECIDED) {
            return Optional.of(Drift.ADVICE);
        }
        return Advice.of(
                threshold,
                interval(),
                this,
                words,
                () -> Advice.Needed.of(
                        plan.looks(),
                        groupsToDecide(threshold),
                        threshold,
                        interval(),
                        end -> groupsToDecideAt(end, threshold)),
                () -> groupsToDecideWithoutMissing(threshold));
    }

    /**
     * Returns the figures in words, for example {@code 0.12, 95 % CI [0.051, 0.239], 57 of 60 pairs of 12 issues}, with
     * the worst case if cases are missing. The groups are left out if each has one case.
     */
    @Override
    public String inWords(Advice.Words words, double... thresholds) {
        String value = groups() == 0
                ? "unknown (no " + words.oneCase() + " has " + words.reading() + ")"
                : Decimals.estimate(estimate()) + ", " + interval().at(plan.level(), thresholds);
        return value + ", " + casesInWords(words) + words.ifMissingWere(this, worstCase())
                + Drift.alarm(estimate(), interval());
    }

    /** Returns the counts in words, for example {@code 57 of 60 pairs of 12 issues}. */
    public String casesInWords(Advice.Words words) {
        return words.counted(this) + words.ofGroups(counted(), groups());
    }

    @Override
    public Evidence evidence(double threshold) {
        return new Evidence(
                threshold, estimate(), interval(), plan.level(), groups(), Drift.method(plan, false), true, looks());
    }

    /** Returns the interval after each look. An interval takes time in proportion to the groups, so looks are few. */
    private List<Look> looks() {
        if (plan.looks() == Looks.FIXED) {
            return List.of();
        }
        double[] scores = observations().toArray();
        int every = Math.max(1, (scores.length + MOST_LOOKS - 1) / MOST_LOOKS);
        List<Look> looks = new ArrayList<>();
        double sum = 0;
        for (int n = 1; n <= scores.length; n++) {
            sum += scores[n - 1];
            if (n % every == 0 || n == scores.length) {
                double mean = isMirrored ? 1 - sum / n : sum / n;
                looks.add(new Look(n, mean, turned(ScoreSequence.of(Arrays.copyOf(scores, n), plan))));
            }
        }
        return looks;
    }

    /** Writes the figures to {@code summary.json}. */
    public void describe(Description into) {
        into.put("mean", estimate())
                .put("interval", interval())
                .put("level", plan.level())
                .put("groups", groups())
                .put("counted", counted())
                .put("total", total())
                .put("meanOverCases", meanOverCases());
        student().ifPresentOrElse(found -> into.put("student", found), () -> into.putNull("student"));
        if (cases(Cause.EITHER) > 0) {
            into.put("withoutReading", cases(Cause.NO_READING))
                    .put("failed", cases(Cause.FAILED_CALL))
                    .put("worstCase", worstCase());
        }
    }
}
