package dev.tenet.framing;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.MissingData;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A mean over issues, with the pairs that have no score. A missing pair is scored 0 or 1 within its issue.
 *
 * @param mean the mean of scores in [0, 1]
 * @param total the number of pairs, including missing ones
 * @param isMirrored whether the quantity is 1 minus the mean, as PAC is
 * @param level the confidence level of the intervals, in (0, 1)
 */
record MeasuredMean(IssueMeans.Snapshot mean, long total, boolean isMirrored, double level) implements MissingData {

    /** The estimate, in [0, 1]; {@code NaN} if no pair has a score. */
    double estimate() {
        return isMirrored ? 1 - mean.mean() : mean.mean();
    }

    Interval interval() {
        return turned(mean.interval());
    }

    /** The range of the mean with every missing pair minimizing it, or every one maximizing it. */
    Interval worstCase() {
        return turned(mean.worstCase());
    }

    Verdict verdict(Threshold threshold) {
        return threshold.verdict(interval(), this);
    }

    @Override
    public long counted() {
        return mean.count();
    }

    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> mean.withoutReading();
            case FAILED_CALL -> mean.withFailedCall();
            case EITHER -> mean.withoutReading() + mean.withFailedCall();
        };
    }

    @Override
    public Interval lowest(Cause cause) {
        return turned(mean.intervalIf(score(0, cause, Cause.NO_READING), score(0, cause, Cause.FAILED_CALL)));
    }

    @Override
    public Interval highest(Cause cause) {
        return turned(mean.intervalIf(score(1, cause, Cause.NO_READING), score(1, cause, Cause.FAILED_CALL)));
    }

    /** The score of pairs missing for a cause; empty if a different cause is requested. */
    private OptionalDouble score(double quantity, Cause asked, Cause of) {
        return asked == of || asked == Cause.EITHER
                ? OptionalDouble.of(isMirrored ? 1 - quantity : quantity)
                : OptionalDouble.empty();
    }

    private Interval turned(Interval interval) {
        return isMirrored ? new Interval(1 - interval.high(), 1 - interval.low()) : interval;
    }

    /**
     * Estimates the number of issues required to decide a threshold, by repeating the observed issues; empty if
     * {@value Advice#MOST_CASES} would not be enough.
     */
    OptionalLong issuesToDecide(Threshold threshold) {
        return cases(Cause.EITHER) == 0
                ? issuesToDecideWithoutMissing(threshold)
                : issuesToDecide(
                        threshold,
                        List.of(
                                scores(OptionalDouble.empty()),
                                scores(OptionalDouble.of(0)),
                                scores(OptionalDouble.of(1))));
    }

    /** Estimates the same with no pair missing. */
    OptionalLong issuesToDecideWithoutMissing(Threshold threshold) {
        return issuesToDecide(threshold, List.of(scores(OptionalDouble.empty())));
    }

    private double[] scores(OptionalDouble ofMissing) {
        return mean.means(ofMissing, ofMissing).toArray();
    }

    /** Returns the number of issues at which the threshold is outside the interval of each sample, on the same side. */
    private OptionalLong issuesToDecide(Threshold threshold, List<double[]> samples) {
        double candidate = isMirrored ? 1 - threshold.value() : threshold.value();
        long asked = scores(OptionalDouble.of(0)).length;
        long most = asked + 1;
        Set<Boolean> sides = new HashSet<>();
        for (double[] sample : samples) {
            OptionalLong observations =
                    BettingInterval.observationsToExclude(sample, candidate, level, Advice.MOST_CASES);
            if (observations.isEmpty()) {
                return observations;
            }
            // An issue with all pairs missing is asked about but yields no observation.
            most = Math.max(most, observations.getAsLong() * asked / sample.length);
            sides.add(Arrays.stream(sample).average().orElse(0) > candidate);
        }
        return sides.size() > 1 || most > Advice.MOST_CASES ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /**
     * Returns the figures in words, for example {@code 0.12, 95 % CI [0.051, 0.239], 57 of 60 pairs of 12 issues}, with
     * the worst case if pairs are missing.
     */
    String inWords(Advice.Words words, double... thresholds) {
        String value = Double.isNaN(estimate())
                ? "unknown (no pair has " + words.reading() + ")"
                : Decimals.estimate(estimate()) + ", " + interval().at(level, thresholds);
        return value + ", " + words.counted(this)
                + PairCounts.ofIssues(mean.count(), mean.issues())
                + words.ifMissingWere(this, worstCase());
    }
}
