package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * A confidence interval for a share, updated with each success or failure, for any {@link SamplingPlan}.
 *
 * <p>With an error probability of α = (1 − level)/2 on a side, the interval is
 *
 * <ul>
 *   <li>{@link Looks#FIXED}: the exact interval of Clopper and Pearson (Biometrika 26, 1934) of the current counts. It
 *       is valid for one look, at a number of trials that does not depend on the results.
 *   <li>{@link Looks#OPEN}: all shares against which a mixture of bets (Beta(4t, 4(1 − t)) beyond the share t, see
 *       Robbins, Annals of Mathematical Statistics 41, 1970) has never reached 1/α. By Ville's inequality, it is valid
 *       at all times together. The interval never grows.
 *   <li>{@link Looks#EARLY}: half of the error is spent on each of two methods, and the interval is the intersection of
 *       theirs: the bets, which must reach 2/α, and the interval of Clopper and Pearson with an error of α/2 on a side
 *       at the planned end. Valid at all times together by the union bound.
 * </ul>
 *
 * <p>For draws without replacement from a catalogue, the share is that of the catalogue, the exact interval is that of
 * the hypergeometric distribution, and the bets are on what is left of the catalogue (Waudby-Smith and Ramdas, NeurIPS
 * 2020). After the last case, the interval is the share itself. If all cases are planned, no error is spent on the end.
 * {@link #withReplacement()} is the interval for the source of the catalogue.
 *
 * <p>If results contradict each other so much that the intersection is empty, the interval is the single share at which
 * it became so. The observed share is then outside of it, a sign that the share changed during the run.
 *
 * <p>The bets are evaluated after each of the first thousand trials, then each time their number has grown by 0.2 %, so
 * that the time is linear in the number of trials. Skipping evaluations is valid and only widens the interval.
 *
 * <p>Mutable; confined to one thread. Uses constant memory.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ShareSequence {

    private static final long LOOKS_AT_EVERY = 1000;

    // From then on, looks are at numbers that grow by one part in so many.
    private static final long PARTS = 500;

    private final SamplingPlan plan;
    private final Draws draws;
    private final double logOfRejection;
    private final @Nullable ShareSequence withReplacement;
    private long successes;
    private long count;
    private long nextLook;
    private double low;
    private double high = 1;
    private boolean isFinished;

    /** An interval without observations. */
    public ShareSequence(SamplingPlan plan) {
        this.plan = plan;
        this.draws = Draws.of(plan);
        this.logOfRejection = logOfRejection(plan);
        this.withReplacement = plan.population().isPresent() ? new ShareSequence(plan.withReplacement()) : null;
    }

    private static double logOfRejection(SamplingPlan plan) {
        return -Math.log(plan.hasLookAtEnd() ? plan.errorOnASide() / 2 : plan.errorOnASide());
    }

    /** The finished sequence of observations in their order. */
    public static ShareSequence of(boolean[] successes, SamplingPlan plan) {
        ShareSequence sequence = new ShareSequence(plan);
        for (boolean isSuccess : successes) {
            sequence.observe(isSuccess);
        }
        sequence.finish();
        return sequence;
    }

    /**
     * Adds a trial.
     *
     * @throws IllegalStateException if the plan allows no further trial, or {@link #finish()} was called
     */
    public void observe(boolean isSuccess) {
        plan.checkMayObserve(count, isFinished);
        if (withReplacement != null) {
            withReplacement.observe(isSuccess);
        }
        count++;
        successes += isSuccess ? 1 : 0;
        if (plan.looks() != Looks.FIXED && (count <= LOOKS_AT_EVERY || count >= nextLook || plan.isCensus(count))) {
            narrowByBets();
            nextLook = count + count / PARTS;
        }
        if (plan.looks() == Looks.EARLY && count == plan.planned()) {
            finish();
        }
    }

    /**
     * Ends the run when all planned trials were asked, even if some have no result. Under {@link Looks#EARLY} this is
     * the look at the planned end; it happens by itself after the planned number of trials. Must not be called because
     * of the results. Has no effect the second time, and none under {@link Looks#OPEN}.
     */
    public void finish() {
        if (isFinished || plan.looks() == Looks.OPEN) {
            return;
        }
        isFinished = true;
        if (withReplacement != null) {
            withReplacement.finish();
        }
        if (plan.looks() == Looks.EARLY && count > 0) {
            narrowByBets();
        }
        if (plan.hasLookAtEnd()) {
            narrow(atEnd(plan, counts()));
        }
    }

    private static Interval atEnd(SamplingPlan plan, Proportion counts) {
        return Draws.of(plan).exact(counts, 1 - plan.errorOnASide());
    }

    /**
     * The exact interval of counts at one look, at the level of the plan: of Clopper and Pearson, or for draws without
     * replacement the inversion of hypergeometric tests. The share itself, if the whole population was observed.
     */
    public static Interval exact(Proportion counts, SamplingPlan plan) {
        return Draws.of(plan).exact(counts, plan.level());
    }

    /** The number of trials. */
    public long count() {
        return count;
    }

    /** The successes and trials so far. */
    public Proportion counts() {
        return new Proportion(successes, count);
    }

    /** The current interval; [0, 1] without trials. */
    public Interval interval() {
        return plan.looks() == Looks.FIXED || plan.isCensus(count)
                ? draws.exact(counts(), plan.level())
                : new Interval(low, high);
    }

    /**
     * The interval for the source from which the cases of the catalogue were drawn: that of independent trials. The
     * same as {@link #interval()} if the plan has no population. Where only {@link #interval()} decides a claim, the
     * claim holds for the catalogue alone.
     */
    public Interval withReplacement() {
        return withReplacement == null ? interval() : withReplacement.interval();
    }

    /** The side of a threshold on which the current interval is. */
    public Side side(double threshold) {
        return interval().side(threshold);
    }

    /**
     * The side that counts decide if no earlier ones did, for computing the error rates, power and length of a design.
     *
     * @param counts at least one trial
     * @param threshold in (0, 1)
     */
    public static Side side(Proportion counts, SamplingPlan plan, double threshold) {
        Draws draws = Draws.of(plan);
        boolean isEnd = counts.total() == plan.planned();
        return switch (plan.looks()) {
            case FIXED -> isEnd ? draws.exact(counts, plan.level()).side(threshold) : Side.UNDECIDED;
            case OPEN -> draws.side(counts, threshold, logOfRejection(plan));
            case EARLY -> {
                Side byBets = draws.side(counts, threshold, logOfRejection(plan));
                yield byBets == Side.UNDECIDED && isEnd && plan.hasLookAtEnd()
                        ? atEnd(plan, counts).side(threshold)
                        : byBets;
            }
        };
    }

    private void narrowByBets() {
        narrow(new Interval(draws.low(counts(), low, logOfRejection), 1));
        narrow(new Interval(0, draws.high(counts(), high, logOfRejection)));
    }

    /** An end never crosses the other one. */
    private void narrow(Interval found) {
        low = Math.max(low, Math.min(found.low(), high));
        high = Math.min(high, Math.max(found.high(), low));
    }
}
