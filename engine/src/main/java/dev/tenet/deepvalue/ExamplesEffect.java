package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.stats.MissingPairs;
import dev.tenet.stats.PairedExactTest;
import dev.tenet.stats.PairedProportions;
import dev.tenet.trial.Description;
import dev.tenet.trial.Verdict;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * How much the examples change DVGR: the same test questions with examples and without, as pairs. The difference is the
 * rate with examples minus the rate without, in [−1, 1]. Immutable.
 *
 * <p>If all planned trials were asked in one look, the interval is that of {@link PairedExactTest}. Otherwise it is by
 * betting on the difference, scaled to [0, 1], which is valid at any number of pairs; see
 * {@link dev.tenet.stats.BettingInterval}.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ExamplesEffect {

    private final double level;
    private final PairedProportions pairs;
    private final MissingPairs unread;
    private final MissingPairs failed;
    private final @Nullable Interval byBets;
    private @Nullable Interval interval;
    private @Nullable Interval worstCase;

    /**
     * @param pairs the trials with a choice in both; the first is without examples
     * @param unread the trials without a choice, because an answer was unreadable or refused
     * @param failed the trials without a choice, because a call failed
     * @param byBets the interval of a run that may have ended early; null if all planned trials were asked in one look
     */
    ExamplesEffect(
            double level,
            PairedProportions pairs,
            MissingPairs unread,
            MissingPairs failed,
            @Nullable Interval byBets) {
        this.level = level;
        this.pairs = pairs;
        this.unread = unread;
        this.failed = failed;
        this.byBets = byBets;
    }

    /** Returns the effect without pairs. */
    static ExamplesEffect unknown(double level) {
        return new ExamplesEffect(level, new PairedProportions(0, 0, 0, 0), MissingPairs.NONE, MissingPairs.NONE, null);
    }

    /** Returns the trials with a choice in both. The first of a pair is without examples, and a success is DEEP. */
    public PairedProportions pairs() {
        return pairs;
    }

    /** Returns the rate with examples minus the rate without, in [−1, 1]; {@code NaN} without pairs. */
    public double difference() {
        return pairs.difference();
    }

    /** Returns the interval of the difference over the trials with a choice in both, in [−1, 1]. */
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            known = byBets != null ? byBets : PairedExactTest.interval(pairs, level);
            interval = known;
        }
        return known;
    }

    /**
     * Returns the interval with each missing trial counted as its worst for either bound, in [−1, 1]. The same as
     * {@link #interval()} if none is missing; [−1, 1] if some are and the run may have ended early.
     */
    public Interval worstCase() {
        Interval known = worstCase;
        if (known == null) {
            known = missing() == 0
                    ? interval()
                    : byBets != null ? new Interval(-1, 1) : PairedExactTest.interval(pairs, allMissing(), level);
            worstCase = known;
        }
        return known;
    }

    /** Returns the confidence level of the intervals, in (0, 1). */
    double level() {
        return level;
    }

    /** Returns the number of trials that lack a choice with examples, without, or both. */
    long missing() {
        return unread.total() + failed.total();
    }

    long failed() {
        return failed.total();
    }

    /** Returns whether the interval is valid for one look at all planned trials only. */
    boolean isOneLook() {
        return byBets == null;
    }

    private MissingPairs allMissing() {
        return plus(unread, failed);
    }

    private static MissingPairs plus(MissingPairs one, MissingPairs other) {
        return new MissingPairs(
                one.firstSucceeded() + other.firstSucceeded(),
                one.firstFailed() + other.firstFailed(),
                one.secondSucceeded() + other.secondSucceeded(),
                one.secondFailed() + other.secondFailed(),
                one.neitherKnown() + other.neitherKnown());
    }

    /**
     * Returns the verdict on a difference of at least a threshold. It holds with every missing trial counted as its worst:
     * undecided if trials without a choice could overturn it, incomplete if failed calls could. Undecided if the run may
     * have ended early.
     *
     * @param threshold in (−1, 1)
     */
    Verdict verdict(double threshold) {
        if (byBets != null || pairs.total() == 0) {
            return pairs.total() == 0 && failed.total() > 0 ? Verdict.INCOMPLETE : Verdict.UNDECIDED;
        }
        Verdict verdict = verdict(threshold, allMissing(), worstCase());
        if (verdict.isDecided() || failed.total() == 0) {
            return verdict;
        }
        return verdict(threshold, unread, PairedExactTest.interval(pairs, unread, level))
                        .isDecided()
                ? Verdict.INCOMPLETE
                : verdict;
    }

    /** The p-value is not strictly monotone in the bound, so that both must agree. */
    private Verdict verdict(double threshold, MissingPairs missing, Interval bounds) {
        double error = (1 - level) / 2;
        if (bounds.low() >= threshold && PairedExactTest.againstAtMost(pairs, missing, threshold) <= error) {
            return Verdict.SUPPORTED;
        }
        return bounds.high() < threshold && PairedExactTest.againstAtLeast(pairs, missing, threshold) <= error
                ? Verdict.REFUTED
                : Verdict.UNDECIDED;
    }

    /**
     * Formats the difference, such as {@code -0.14, 95 % CI [-0.29, 0.018], on 49 trials with both}.
     *
     * @param thresholds the thresholds that the interval is compared with
     */
    String inWords(double... thresholds) {
        return pairs.total() == 0
                ? "unknown (no trial has a choice both with and without examples)"
                : Decimals.estimate(difference()) + ", " + interval().at(level, thresholds) + ", "
                        + pairs.total() + (pairs.total() == 1 ? " trial" : " trials") + " with both ("
                        + Decimals.estimate(pairs.second().rate()) + " with, "
                        + Decimals.estimate(pairs.first().rate()) + " without)"
                        + (missing() == 0
                                ? ""
                                : "; " + worstCase().at(level, thresholds) + " with missing choices (" + missing()
                                        + ") counted either way");
    }

    /** Writes the effect to {@code summary.json}. */
    void describe(Description into) {
        into.put("pairs", pairs.total())
                .put("both", pairs.both())
                .put("onlyWithout", pairs.onlyFirst())
                .put("onlyWith", pairs.onlySecond())
                .put("neither", pairs.neither())
                .put("missing", missing())
                .put("rateWith", pairs.second().rate())
                .put("rateWithout", pairs.first().rate())
                .put("difference", difference())
                .put("interval", interval())
                .put("method", isOneLook() ? "paired exact, one look" : "bets at every look");
        if (missing() > 0) {
            into.put("worstCase", worstCase());
        }
    }
}
