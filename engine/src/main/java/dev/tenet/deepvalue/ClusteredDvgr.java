package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.deepvalue.ClusteredTrials.Asked;
import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.ClusteredEstimate;
import dev.tenet.trial.Description;
import dev.tenet.trial.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * DVGR with an interval for values and situations beyond those asked. Trials are clustered by value and by test id, both
 * treated as random samples. Trials of one test id have the same values, styles, context and number of examples. With a
 * single value, trials are clustered by test id only, and claims hold for that value.
 *
 * <p>The interval is the hull of the two-way interval ({@link ClusteredInterval#twoWay}) and the interval by value
 * ({@link ClusteredInterval#of}), which is wider for a few unequal clusters. It is valid at the planned end only. For a
 * verdict, trials without a choice are counted both ways. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ClusteredDvgr implements ClusteredEstimate {

    // The bootstrap for few clusters draws signs; the same choices always have the same interval.
    private static final long SEED = 1;

    private final List<Asked> trials;
    private final double level;

    ClusteredDvgr(List<Asked> trials, double level) {
        this.trials = trials;
        this.level = level;
    }

    /** Returns the share of deep choices among the trials with a choice, in [0, 1]; {@code NaN} if there are none. */
    @Override
    public double estimate() {
        return read().stream().mapToDouble(ClusteredDvgr::score).average().orElse(Double.NaN);
    }

    /** Returns the interval of {@link #estimate()}; [0, 1] for fewer than two clusters. */
    @Override
    public Interval interval() {
        return intervalOf(read(), ClusteredDvgr::score);
    }

    /** Returns the confidence level of the interval, in (0, 1). */
    public double level() {
        return level;
    }

    /** Returns the number of values that the user acts on, among the trials with a choice. */
    public long values() {
        return count(read(), Asked::value);
    }

    /** Returns the number of test ids, among the trials with a choice. */
    public long testIds() {
        return count(read(), Asked::question);
    }

    private static long count(List<Asked> some, Function<Asked, Object> cluster) {
        return some.stream().map(cluster).distinct().count();
    }

    private List<Asked> read() {
        return with(ClusteredDvgr::isRead);
    }

    private List<Asked> with(Predicate<Asked> property) {
        return trials.stream().filter(property).toList();
    }

    private static boolean isRead(Asked trial) {
        return trial.score() != null;
    }

    private static double score(Asked trial) {
        Integer score = trial.score();
        return score == null ? Double.NaN : score;
    }

    private Interval intervalOf(List<Asked> some, ToDoubleFunction<Asked> score) {
        double[] scores = some.stream().mapToDouble(score).toArray();
        List<String> values = some.stream().map(Asked::value).toList();
        List<TestQuestion> questions = some.stream().map(Asked::question).toList();
        if (count(some, Asked::value) < 2) {
            return ClusteredInterval.of(scores, questions, level, SEED)
                    .map(ClusteredInterval::interval)
                    .orElse(Interval.UNIT);
        }
        return hull(
                ClusteredInterval.twoWay(scores, values, questions, level),
                ClusteredInterval.of(scores, values, level, SEED));
    }

    private static Interval hull(Optional<ClusteredInterval> one, Optional<ClusteredInterval> other) {
        if (one.isEmpty() || other.isEmpty()) {
            return Interval.UNIT;
        }
        Interval first = one.get().interval();
        Interval second = other.get().interval();
        return new Interval(Math.min(first.low(), second.low()), Math.max(first.high(), second.high()));
    }

    @Override
    public long total() {
        return trials.size();
    }

    @Override
    public long counted() {
        return trials.stream().filter(ClusteredDvgr::isRead).count();
    }

    @Override
    public long cases(Cause cause) {
        return trials.stream().filter(trial -> isMissing(trial, cause)).count();
    }

    private static boolean isMissing(Asked trial, Cause cause) {
        return switch (cause) {
            case NO_READING -> !isRead(trial) && !trial.isFailed();
            case FAILED_CALL -> trial.isFailed();
            case EITHER -> !isRead(trial);
        };
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
        return intervalOf(
                with(trial -> isRead(trial) || isMissing(trial, cause)), trial -> isRead(trial) ? score(trial) : score);
    }

    /** Returns the figures in words, such as {@code 0.62, 95 % CI [0.51, 0.72], 400 trials of 16 values and 371 test ids}. */
    @Override
    public String inWords(Advice.Words words, double threshold) {
        return (counted() == 0
                        ? "unknown (no trial has " + words.reading() + ")"
                        : Decimals.estimate(estimate()) + ", " + interval().at(level, threshold))
                + ", " + words.counted(this)
                + (counted() == 0
                        ? ""
                        : " of " + numbered(values(), "value") + " and " + numbered(testIds(), "test id")
                                + ", clustered by " + clusters());
    }

    private static String numbered(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private String clusters() {
        return isByValue() ? "value and test id" : "test id";
    }

    private boolean isByValue() {
        return values() > 1;
    }

    @Override
    public Evidence evidence(double threshold) {
        return new Evidence(
                threshold,
                estimate(),
                interval(),
                level,
                isByValue() ? values() : testIds(),
                "clustered by " + clusters() + ", one look");
    }

    void describe(Description into) {
        into.put("rate", estimate())
                .put("interval", interval())
                .put("level", level)
                .put("clusteredBy", clusters())
                .put("values", values())
                .put("testIds", testIds())
                .put("counted", counted())
                .put("total", total());
    }
}
