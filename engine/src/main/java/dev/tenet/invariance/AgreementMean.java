package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.invariance.QuestionMeans.Columns;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Description;
import dev.tenet.trial.MissingData;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Agreement as a mean over questions. The agreement of a question is the share of its pairs in which both answers
 * choose the same stance. The interval is a {@link BettingInterval} with one observation per question, and is valid at
 * any stopping time. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class AgreementMean implements MissingData {

    private final Columns columns;
    private final int size;
    private final double level;
    // Computed lazily. A race is harmless: all threads compute the same value.
    private volatile @Nullable Interval interval;

    AgreementMean(Columns columns, int size, double level) {
        this.columns = columns;
        this.size = size;
        this.level = level;
    }

    /** Returns a copy with another confidence level, in (0, 1). */
    AgreementMean at(double otherLevel) {
        return new AgreementMean(columns, size, otherLevel);
    }

    /** Returns the confidence level of the interval, in (0, 1). */
    public double level() {
        return level;
    }

    /** Returns the mean, in [0, 1]; {@code NaN} if no question has a pair of two choices. */
    public double estimate() {
        return Arrays.stream(scores()).average().orElse(Double.NaN);
    }

    /** Returns the interval, which decides claims. */
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            known = BettingInterval.of(scores(), level);
            interval = known;
        }
        return known;
    }

    /** Returns the number of questions that have a pair of two choices. */
    public int questions() {
        return scores().length;
    }

    private double[] scores() {
        return scores(OptionalInt.empty(), OptionalInt.empty());
    }

    /**
     * Returns the share of each question that has one.
     *
     * @param withoutChoices the score of pairs without two choices, 0 or 1; empty excludes them
     * @param failed the score of pairs with a failed call, 0 or 1; empty excludes them
     */
    private double[] scores(OptionalInt withoutChoices, OptionalInt failed) {
        double[] scores = new double[size];
        int found = 0;
        for (int i = 0; i < size; i++) {
            int assumed = (withoutChoices.isPresent() ? columns.withoutChoices()[i] : 0)
                    + (failed.isPresent() ? columns.failed()[i] : 0);
            int same = columns.same()[i]
                    + withoutChoices.orElse(0) * columns.withoutChoices()[i]
                    + failed.orElse(0) * columns.failed()[i];
            int pairs = columns.read()[i] + assumed;
            if (pairs > 0) {
                scores[found] = (double) same / pairs;
                found++;
            }
        }
        return Arrays.copyOf(scores, found);
    }

    /** Returns the range of the mean if no pair without two choices agreed, or if every one did. */
    public Interval worstCase() {
        return new Interval(
                assumed(0, Cause.EITHER).average().orElse(0),
                assumed(1, Cause.EITHER).average().orElse(1));
    }

    private DoubleStream assumed(int score, Cause cause) {
        return Arrays.stream(scores(
                cause == Cause.FAILED_CALL ? OptionalInt.empty() : OptionalInt.of(score),
                cause == Cause.NO_READING ? OptionalInt.empty() : OptionalInt.of(score)));
    }

    @Override
    public long total() {
        return counted() + cases(Cause.EITHER);
    }

    @Override
    public long counted() {
        return sum(columns.read());
    }

    @Override
    public long cases(Cause cause) {
        return switch (cause) {
            case NO_READING -> sum(columns.withoutChoices());
            case FAILED_CALL -> sum(columns.failed());
            case EITHER -> sum(columns.withoutChoices()) + sum(columns.failed());
        };
    }

    private long sum(int[] column) {
        return IntStream.range(0, size).mapToLong(i -> column[i]).sum();
    }

    @Override
    public Interval lowest(Cause cause) {
        return BettingInterval.of(assumed(0, cause).toArray(), level);
    }

    @Override
    public Interval highest(Cause cause) {
        return BettingInterval.of(assumed(1, cause).toArray(), level);
    }

    /** Returns the verdict on a threshold, see {@link Threshold#verdict(Interval, MissingData)}. */
    Verdict verdict(Threshold threshold) {
        return threshold.verdict(interval(), this);
    }

    /**
     * Estimates the number of questions required to decide a threshold, by repeating the observed questions; empty if
     * {@value Advice#MOST_CASES} would not be enough.
     */
    OptionalLong questionsToDecide(Threshold threshold) {
        return questionsToDecide(
                threshold,
                cases(Cause.EITHER) == 0
                        ? List.of(scores())
                        : List.of(
                                scores(),
                                assumed(0, Cause.EITHER).toArray(),
                                assumed(1, Cause.EITHER).toArray()));
    }

    /** Estimates the same with two choices in every pair. */
    OptionalLong questionsToDecideWithoutMissing(Threshold threshold) {
        return questionsToDecide(threshold, List.of(scores()));
    }

    private OptionalLong questionsToDecide(Threshold threshold, List<double[]> samples) {
        long most = size + 1L;
        Set<Boolean> sides = new HashSet<>();
        for (double[] sample : samples) {
            OptionalLong needed =
                    BettingInterval.observationsToExclude(sample, threshold.value(), level, Advice.MOST_CASES);
            if (needed.isEmpty()) {
                return needed;
            }
            most = Math.max(most, needed.getAsLong() * size / sample.length);
            sides.add(Arrays.stream(sample).average().orElse(0) > threshold.value());
        }
        return sides.size() > 1 || most > Advice.MOST_CASES ? OptionalLong.empty() : OptionalLong.of(most);
    }

    /**
     * Returns the figures in words, for example {@code 0.93, 95 % CI [0.871, 0.962], 312 of 320 pairs of 80 questions}.
     */
    String inWords(double... thresholds) {
        String value = questions() == 0
                ? "unknown (no pair has two choices)"
                : Decimals.estimate(estimate()) + ", " + interval().at(level, thresholds);
        return value + ", " + WORDS.counted(this) + " of " + size + (size == 1 ? " question" : " questions")
                + WORDS.ifMissingWere(this, worstCase());
    }

    void describe(Description into) {
        into.put("mean", estimate())
                .put("interval", interval())
                .put("pairs", counted())
                .put("questions", questions())
                .put("withoutChoices", cases(Cause.NO_READING))
                .put("failed", cases(Cause.FAILED_CALL))
                .put("worstCase", worstCase());
    }

    /** The wording for pairs. */
    static final Advice.Words WORDS =
            new Advice.Words("pairs", "questions", "two choices", "pairs have a failed call", "different", "the same");
}
