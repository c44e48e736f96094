package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Looks;
import dev.tenet.stats.Proportion;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.stats.ShareSequence;
import dev.tenet.stats.Side;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A share of the cases that were read, and the missing cases. Immutable. {@link ShareCounter} builds it.
 *
 * <p>The interval depends on when results are looked at:
 *
 * <ul>
 *   <li>{@link Looks#FIXED}: the exact interval of Clopper and Pearson. While planned cases are still to come, the
 *       interval covers every result that they could have, so that what it decides is final.
 *   <li>{@link Looks#EARLY} and {@link Looks#OPEN}: the interval of {@link ShareSequence}, which is valid at every look.
 * </ul>
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Share implements IntervalEstimate {

    /** The largest number of looks in the evidence of a claim. */
    static final int MOST_LOOKS = 200;

    private final long successes;
    private final long read;
    private final long unread;
    private final long failed;
    private final SamplingPlan plan;
    private final @Nullable SharePath path;
    private final OptionalLong catalogue;
    // All threads compute the same value.
    private volatile @Nullable Interval interval;

    /**
     * @param path the outcomes in order; null if only the counts are known
     * @param catalogue the size of the catalogue from which the cases are drawn, if the plan is about its source; empty if
     *     there is none
     * @param known the interval, if the sequence of the outcomes has computed it; otherwise null
     */
    Share(
            long successes,
            long read,
            long unread,
            long failed,
            SamplingPlan plan,
            @Nullable SharePath path,
            OptionalLong catalogue,
            @Nullable Interval known) {
        this.successes = successes;
        this.read = read;
        this.unread = unread;
        this.failed = failed;
        this.plan = plan;
        this.path = path;
        this.catalogue = catalogue;
        this.interval = known;
    }

    /**
     * Creates a share of which only the counts are known.
     *
     * @param successes the cases that count for the share, at most {@code read}
     * @param read the cases for which it is known whether they count
     * @param unread the cases that were answered, but for which this could not be determined
     * @param failed the cases that were not answered
     * @param looks when results are looked at
     * @param level the confidence level of the interval, in (0, 1)
     */
    public static Share of(long successes, long read, long unread, long failed, Looks looks, double level) {
        return new Share(
                successes,
                read,
                unread,
                failed,
                new SamplingPlan(level, looks, 0, OptionalLong.empty()),
                null,
                OptionalLong.empty(),
                null);
    }

    /** Creates a share of a fixed number of cases of which only the counts are known, as {@link #of}. */
    public static Share of(long successes, long read, long unread, long failed, double level) {
        return of(successes, read, unread, failed, Looks.FIXED, level);
    }

    /** Returns the confidence level of the interval, in (0, 1). */
    public double level() {
        return plan.level();
    }

    /** Returns the proportion among the cases that were read. */
    public Proportion proportion() {
        return new Proportion(successes, read);
    }

    /** Returns the share among the cases that were read, in [0, 1]; {@code NaN} if none was read. */
    @Override
    public double estimate() {
        return proportion().rate();
    }

    /** Returns the interval for the cases that were read, which decides claims. */
    @Override
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            known = path != null ? path.interval(plan) : ofCounts(successes, read);
            interval = known;
        }
        return known;
    }

    /** The interval of counts, whatever the results of the cases still to come. */
    private Interval ofCounts(long ofSuccesses, long of) {
        if (plan.looks() != Looks.FIXED) {
            return new Proportion(ofSuccesses, of).anytimeValid(plan.level());
        }
        long toCome = Math.max(0, plan.planned() - total());
        Interval least = ShareSequence.exact(new Proportion(ofSuccesses, of + toCome), plan);
        return toCome == 0
                ? least
                : new Interval(
                        least.low(),
                        ShareSequence.exact(new Proportion(ofSuccesses + toCome, of + toCome), plan)
                                .high());
    }

    @Override
    public long counted() {
        return read;
    }

    @Override
    public long total() {
        return read + unread + failed;
    }

    /** Returns the share if no missing case counted for it, and if all did; [0, 1] if there are no cases. */
    public Interval worstCase() {
        double all = total();
        return all == 0 ? Interval.UNIT : new Interval(successes / all, (successes + unread + failed) / all);
    }

    /**
     * Returns the share in words, such as {@code 0.60, 95 % CI [0.516, 0.681], 146 of 200 trials}, with its bounds if
     * cases are missing.
     *
     * @param thresholds the thresholds that the interval is compared with
     */
    @Override
    public String inWords(Advice.Words words, double... thresholds) {
        return (read == 0
                        ? "unknown (no readable answers)"
                        : Decimals.estimate(estimate()) + ", " + interval().at(plan.level(), thresholds))
                + ", " + words.counted(this) + words.ifMissingWere(this, worstCase())
                + Drift.alarm(estimate(), interval());
    }

    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> unread;
            case FAILED_CALL -> failed;
            case EITHER -> unread + failed;
        };
    }

    @Override
    public Interval lowest(Cause cause) {
        return path != null ? path.intervalIf(false, cause, plan) : ofCounts(successes, read + cases(cause));
    }

    @Override
    public Interval highest(Cause cause) {
        return path != null
                ? path.intervalIf(true, cause, plan)
                : ofCounts(successes + cases(cause), read + cases(cause));
    }

    /**
     * Returns whether the verdict on a threshold is final: no look at more cases may change it. False if the share does
     * not know the plan of its run.
     */
    public boolean isFinal(Threshold threshold) {
        return (path != null || plan.planned() > 0) && verdict(threshold).isDecided();
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
                        casesToDecide(threshold),
                        threshold,
                        interval(),
                        end -> casesToDecide(threshold, end)),
                () -> new Share(successes, read, 0, 0, plan, null, OptionalLong.empty(), null)
                        .casesToDecide(threshold));
    }

    /**
     * Returns the approximate number of cases of a new run that would decide a threshold at the present rates; empty if
     * {@value Advice#MOST_CASES} would not.
     */
    public OptionalLong casesToDecide(Threshold threshold) {
        return casesToDecide(threshold, estimate());
    }

    private OptionalLong casesToDecide(Threshold threshold, double rate) {
        return total() == 0
                ? OptionalLong.empty()
                : Advice.fewest(
                        total() + 1,
                        cases -> scaledTo(cases, rate).verdict(threshold).isDecided());
    }

    private Share scaledTo(long cases, double rate) {
        double factor = (double) cases / total();
        long failedThen = Math.round(failed * factor);
        long unreadThen = Math.min(cases - failedThen, Math.round(unread * factor));
        long readThen = cases - failedThen - unreadThen;
        long successesThen = read == 0 ? 0 : Math.round(rate * readThen);
        Looks looksThen = plan.looks() == Looks.OPEN ? Looks.OPEN : Looks.FIXED;
        return of(successesThen, readThen, unreadThen, failedThen, looksThen, levelAtEnd(plan));
    }

    /**
     * Returns the verdict when all planned cases were asked and had a result, if there was none before.
     *
     * @param successes the cases that count for the share
     */
    public static Verdict verdictAtEnd(long successes, SamplingPlan plan, Threshold threshold) {
        Proportion counts = new Proportion(successes, plan.planned());
        boolean isCensus = plan.population().equals(OptionalLong.of(plan.planned()));
        if (plan.looks() != Looks.OPEN || plan.planned() == 0 || isCensus || threshold.isTrivial()) {
            SamplingPlan end = new SamplingPlan(levelAtEnd(plan), Looks.FIXED, plan.planned(), plan.population());
            return counts.total() == 0 ? Verdict.UNDECIDED : threshold.verdict(ShareSequence.exact(counts, end));
        }
        // A run that may be prolonged has no look at its end: the bets decide.
        Side side = ShareSequence.side(counts, plan, threshold.value());
        Side claimed = threshold.direction() == Threshold.Direction.AT_LEAST ? Side.ABOVE : Side.BELOW;
        return side == Side.UNDECIDED ? Verdict.UNDECIDED : side == claimed ? Verdict.SUPPORTED : Verdict.REFUTED;
    }

    /**
     * Returns the level of the exact interval when all planned cases were asked. If a run that may end earlier has a look
     * at its planned end, half of the error is left for that look.
     */
    public static double levelAtEnd(SamplingPlan plan) {
        return plan.looks() == Looks.EARLY ? (1 + plan.level()) / 2 : plan.level();
    }

    /** Returns the plan of the run. */
    SamplingPlan plan() {
        return plan;
    }

    /**
     * Returns the verdict for the catalogue from which the cases were drawn, in this run, if there is one and the plan is
     * about its source.
     */
    Optional<Verdict> ofCensus(Threshold threshold) {
        return catalogue.isEmpty() || catalogue.getAsLong() < Math.max(plan.planned(), total())
                ? Optional.empty()
                : Optional.of(new Share(
                                successes,
                                read,
                                unread,
                                failed,
                                plan.from(catalogue.getAsLong()),
                                path,
                                OptionalLong.empty(),
                                null)
                        .verdict(threshold));
    }

    @Override
    public Evidence evidence(double threshold) {
        return new Evidence(
                threshold,
                estimate(),
                interval(),
                plan.level(),
                read,
                Drift.method(plan, true),
                true,
                path == null ? List.of() : path.looks(plan, MOST_LOOKS));
    }
}
