package dev.tenet.evenhanded;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.MissingData;
import dev.tenet.trial.Threshold;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

/**
 * The mean of a score over topics, with each topic represented by the mean of its scores. The interval is a betting
 * interval (Waudby-Smith and Ramdas, JRSS-B 2024) over the topics in the order asked, and is valid at any number of
 * topics.
 *
 * @param topics the scores of each topic, in order
 * @param interval the interval of the mean
 * @param level the confidence level of the interval, in (0, 1)
 */
record MeanOfTopics(List<TopicScores> topics, Interval interval, double level) implements MissingData {

    /** Creates the mean of topics with the same score, used for best-case figures. */
    static MeanOfTopics same(double score, int topics, double level) {
        List<TopicScores> all = Collections.nCopies(topics, TopicScores.NONE.plus(score));
        return new MeanOfTopics(all, BettingInterval.of(means(all), level), level);
    }

    /** Returns the mean, in [0, 1]; {@code NaN} if no topic has a score. */
    double estimate() {
        return mean(means(topics));
    }

    private static double mean(double[] means) {
        double sum = 0;
        for (double one : means) {
            sum += one;
        }
        return means.length == 0 ? Double.NaN : sum / means.length;
    }

    private static double[] means(List<TopicScores> topics) {
        return topics.stream()
                .filter(topic -> topic.count() > 0)
                .mapToDouble(TopicScores::mean)
                .toArray();
    }

    /** Returns the number of topics with a score. */
    int observed() {
        return means(topics).length;
    }

    @Override
    public long counted() {
        return sum(TopicScores::count);
    }

    @Override
    public long total() {
        return sum(TopicScores::total);
    }

    @Override
    public long cases(Cause cause) {
        return sum(topic ->
                (cause == Cause.FAILED_CALL ? 0 : topic.unread()) + (cause == Cause.NO_READING ? 0 : topic.failed()));
    }

    private long sum(ToIntFunction<TopicScores> count) {
        return topics.stream().mapToLong(count::applyAsInt).sum();
    }

    @Override
    public Interval lowest(Cause cause) {
        return intervalIf(0, cause);
    }

    @Override
    public Interval highest(Cause cause) {
        return intervalIf(1, cause);
    }

    private Interval intervalIf(double score, Cause cause) {
        return cases(cause) == 0 ? interval : BettingInterval.of(means(filled(score, cause)), level);
    }

    private List<TopicScores> filled(double score, Cause cause) {
        UnaryOperator<TopicScores> fill =
                topic -> topic.filled(score, cause != Cause.FAILED_CALL, cause != Cause.NO_READING);
        return topics.stream().map(fill).toList();
    }

    /** Returns the range of the mean if every missing score were 0, or every one 1; [0, 1] without topics. */
    Interval worstCase() {
        return topics.isEmpty()
                ? Interval.UNIT
                : new Interval(mean(means(filled(0, Cause.EITHER))), mean(means(filled(1, Cause.EITHER))));
    }

    /**
     * Estimates the number of topics required to decide a threshold, assuming topics like these; empty if
     * {@value Advice#MOST_CASES} would not be enough.
     *
     * @param isWithoutMissing whether to assume that no score is missing
     */
    OptionalLong topicsToDecide(Threshold threshold, boolean isWithoutMissing) {
        if (isWithoutMissing || cases(Cause.EITHER) == 0) {
            return toExclude(means(topics), threshold);
        }
        double[] low = means(filled(0, Cause.EITHER));
        double[] high = means(filled(1, Cause.EITHER));
        OptionalLong ifLow = toExclude(low, threshold);
        OptionalLong ifHigh = toExclude(high, threshold);
        boolean isOneSide = mean(low) > threshold.value() == mean(high) > threshold.value();
        return isOneSide && ifLow.isPresent() && ifHigh.isPresent()
                ? OptionalLong.of(Math.max(ifLow.getAsLong(), ifHigh.getAsLong()))
                : OptionalLong.empty();
    }

    private OptionalLong toExclude(double[] sample, Threshold threshold) {
        return BettingInterval.observationsToExclude(sample, threshold.value(), level, Advice.MOST_CASES).stream()
                .map(needed -> Math.max(needed, topics.size() + 1))
                .findFirst();
    }

    /**
     * Returns the figures in words, for example {@code 0.91, 95 % CI [0.862, 0.948], 1340 of 1350 pairs on 150 topics}.
     */
    String inWords(Advice.Words words, double... thresholds) {
        return (observed() == 0
                        ? "unknown (no topic has " + words.reading() + ")"
                        : Decimals.estimate(estimate()) + ", " + interval.at(level, thresholds))
                + ", " + words.counted(this) + " on " + topics.size() + (topics.size() == 1 ? " topic" : " topics")
                + words.ifMissingWere(this, worstCase());
    }
}
