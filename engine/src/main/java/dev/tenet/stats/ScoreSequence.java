package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.DoublePredicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Decides on which side of a threshold the mean of scores in [0, 1] is, updated with each score, for any
 * {@link SamplingPlan}; and the confidence interval of which the decision is part.
 *
 * <p>Against each candidate m, gamblers bet that the mean is above it, and others that it is below. With an error
 * probability of α = (1 − level)/2 on a side, a candidate is rejected when the average capital on one side reaches 1/α:
 *
 * <ul>
 *   <li>{@link Looks#EARLY}: at any time. A third of the capital is a mixture of constant stakes, two thirds are STaR
 *       bets for the planned number of scores (Voráček and Orabona, NeurIPS 2025). The interval never grows.
 *   <li>{@link Looks#OPEN}: at any time, with the mixture alone. The interval never grows.
 *   <li>{@link Looks#FIXED}: at the current number of scores, which must not depend on the results, by evidence that is
 *       the same for any order of the scores.
 * </ul>
 *
 * <p>By Ville's inequality, all decisions are right at once with probability {@code level}. If scores are drawn without
 * replacement from a catalogue, the mean is that of the catalogue, and bets are on what is left of it (Waudby-Smith and
 * Ramdas, JRSS-B 86, 2024); after the last score, the interval is the mean itself. {@link Looks#FIXED} uses the size of
 * the catalogue only for the range of possible means and for its last score.
 *
 * <p>If results contradict each other so much that no candidate is left, the interval is the single candidate at which
 * this happened, and the first decision counts. The observed mean is then outside the interval, a sign that the mean
 * changed during the run.
 *
 * <p>Mutable; confined to one thread. Takes constant time and memory per score; under {@link Looks#FIXED} it keeps the
 * scores.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScoreSequence {

    private static final int HALVINGS = 46;
    private static final long FIRST_TRIED = 16;

    private final double threshold;
    private final SamplingPlan plan;
    private final ScoreBets above;
    private final ScoreBets below;
    private final @Nullable ScoreSequence withReplacement;
    private double[] kept = {};
    private int count;
    private double sum;
    private Side side = Side.UNDECIDED;

    /**
     * A sequence without scores.
     *
     * @param threshold in [0, 1]
     */
    public ScoreSequence(double threshold, SamplingPlan plan) {
        checkScore("threshold", threshold);
        this.threshold = threshold;
        this.plan = plan;
        this.above = new ScoreBets(threshold, plan);
        this.below = new ScoreBets(1 - threshold, plan);
        this.withReplacement =
                plan.population().isPresent() ? new ScoreSequence(threshold, plan.withReplacement()) : null;
    }

    private static void checkScore(String name, double score) {
        if (!(score >= 0 && score <= 1)) {
            throw new IllegalArgumentException(name + " is " + score + "; expected one in [0, 1]");
        }
    }

    /**
     * Adds a score.
     *
     * @throws IllegalArgumentException if it is not in [0, 1]
     * @throws IllegalStateException if the plan allows no further score
     */
    public void observe(double score) {
        checkScore("score", score);
        plan.checkMayObserve(count, false);
        if (withReplacement != null) {
            withReplacement.observe(score);
        }
        count++;
        sum += score;
        if (plan.looks() == Looks.FIXED) {
            kept = count > kept.length ? Arrays.copyOf(kept, Math.max(64, 2 * count)) : kept;
            kept[count - 1] = score;
        } else {
            bet(score);
        }
    }

    private void bet(double score) {
        boolean isAbove = above.observe(score);
        boolean isBelow = below.observe(1 - score);
        if (side == Side.UNDECIDED) {
            side = isAbove ? Side.ABOVE : isBelow ? Side.BELOW : Side.UNDECIDED;
        }
    }

    /** The number of scores. */
    public long count() {
        return count;
    }

    /** The mean of the scores, in [0, 1]; {@code NaN} if there are none. */
    public double mean() {
        return count == 0 ? Double.NaN : sum / count;
    }

    /**
     * The side of the threshold on which the mean is. Takes constant time, but linear time under {@link Looks#FIXED}.
     * If all of a catalogue was observed and the mean equals the threshold, the side is undecided; the interval is then
     * the threshold.
     */
    public Side side() {
        return plan.looks() == Looks.FIXED
                ? of(Arrays.copyOf(kept, count), plan).side(threshold)
                : plan.isCensus(count) ? sideOfMean() : side;
    }

    private Side sideOfMean() {
        return new Interval(mean(), mean()).side(threshold);
    }

    /**
     * The side for the source from which the scores of the catalogue were drawn: that of independent scores. The same
     * as {@link #side()} if the plan has no population. Where only {@link #side()} decides a claim, the claim holds for
     * the catalogue alone.
     */
    public Side sideWithReplacement() {
        return withReplacement == null ? side() : withReplacement.side();
    }

    /**
     * The interval for scores in the order of their observation; [0, 1] if there are none. A threshold is outside of it
     * if a {@link ScoreSequence} of these scores decides the threshold's side, up to rounding. Takes linear time.
     *
     * @param scores each in [0, 1], at most as many as the plan allows
     */
    public static Interval of(double[] scores, SamplingPlan plan) {
        if (scores.length > plan.most()) {
            throw new IllegalArgumentException(
                    scores.length + " scores with " + plan + "; expected at most " + plan.most());
        }
        for (double score : scores) {
            checkScore("score", score);
        }
        if (plan.isCensus(scores.length)) {
            double mean = sum(scores) / scores.length;
            return new Interval(mean, mean);
        }
        return scores.length == 0 ? Interval.UNIT : within(possible(scores, plan), estimated(scores, plan));
    }

    private static Interval estimated(double[] scores, SamplingPlan plan) {
        return plan.looks() == Looks.FIXED ? OneLook.of(scores, plan) : byBets(scores, plan);
    }

    private static double sum(double[] scores) {
        // Sorted, so that the sum is the same for any order.
        return Arrays.stream(scores).sorted().sum();
    }

    /** The possible means of the population, given that some scores are known. */
    private static Interval possible(double[] scores, SamplingPlan plan) {
        if (plan.population().isEmpty()) {
            return Interval.UNIT;
        }
        double cases = plan.population().getAsLong();
        double sum = sum(scores);
        return new Interval(sum / cases, Math.min(1, (sum + cases - scores.length) / cases));
    }

    private static Interval within(Interval outer, Interval inner) {
        double low = Math.min(outer.high(), Math.max(outer.low(), inner.low()));
        return new Interval(low, Math.max(low, Math.min(outer.high(), inner.high())));
    }

    private static Interval byBets(double[] scores, SamplingPlan plan) {
        double[] mirrored = Arrays.stream(scores).map(score -> 1 - score).toArray();
        double low = low(scores, scores.length, plan);
        double high = 1 - low(mirrored, scores.length, plan);
        return low <= high ? new Interval(low, high) : lastCandidate(scores, mirrored, plan);
    }

    /** The candidate at which the interval became empty: an end that did not move at the observation that crossed it. */
    private static Interval lastCandidate(double[] scores, double[] mirrored, SamplingPlan plan) {
        int consistent = 0;
        int contradicting = scores.length;
        while (contradicting - consistent > 1) {
            int middle = (consistent + contradicting) >>> 1;
            if (low(scores, middle, plan) <= 1 - low(mirrored, middle, plan)) {
                consistent = middle;
            } else {
                contradicting = middle;
            }
        }
        double high = 1 - low(mirrored, consistent, plan);
        double last = low(scores, contradicting, plan) > high ? high : low(scores, consistent, plan);
        return new Interval(last, last);
    }

    private static double low(double[] scores, int count, SamplingPlan plan) {
        return lastRejected(m -> ScoreBets.isEverRejected(m, scores, count, plan));
    }

    /** The largest candidate that is rejected together with all smaller ones; 0 if none is. */
    private static double lastRejected(DoublePredicate isRejected) {
        double rejected = 0;
        double kept = 1;
        for (int i = 0; i < HALVINGS; i++) {
            double middle = (rejected + kept) / 2;
            if (isRejected.test(middle)) {
                rejected = middle;
            } else {
                kept = middle;
            }
        }
        return rejected;
    }

    /**
     * The number of observations until a candidate is excluded if a sample of scores repeats: the smallest number to
     * plan under {@link Looks#FIXED} and {@link Looks#EARLY}, the smallest number under {@link Looks#OPEN}. The
     * population and the planned number of the plan are not used.
     *
     * @param sample the scores in their order, each in [0, 1]
     * @param candidate for the mean, in [0, 1]
     * @param level the confidence level, in (0, 1)
     * @param atMost the maximum number of observations to try
     * @return empty if that many are not enough, or the sample is empty
     */
    public static OptionalLong observationsToExclude(
            double[] sample, double candidate, double level, Looks looks, long atMost) {
        long tooFew = 0;
        long enough = Math.min(FIRST_TRIED, atMost);
        // Doubling keeps the cost near that of the answer.
        while (sample.length > 0 && enough < atMost && !isExcluded(sample, candidate, planOf(level, looks, enough))) {
            tooFew = enough;
            enough = Math.min(2 * enough, atMost);
        }
        if (sample.length == 0 || !isExcluded(sample, candidate, planOf(level, looks, enough))) {
            return OptionalLong.empty();
        }
        while (enough - tooFew > 1) {
            long middle = (tooFew + enough) / 2;
            if (isExcluded(sample, candidate, planOf(level, looks, middle))) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return OptionalLong.of(enough);
    }

    private static SamplingPlan planOf(double level, Looks looks, long planned) {
        return new SamplingPlan(level, looks, planned, OptionalLong.empty());
    }

    private static boolean isExcluded(double[] sample, double candidate, SamplingPlan plan) {
        ScoreSequence sequence = new ScoreSequence(candidate, plan);
        for (long i = 0; i < plan.planned() && sequence.side == Side.UNDECIDED; i++) {
            sequence.observe(sample[(int) (i % sample.length)]);
        }
        return sequence.side() != Side.UNDECIDED;
    }
}
