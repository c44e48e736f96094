package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.ClusteredScores.Pair;
import dev.tenet.framing.ClusteredScores.Status;
import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.trial.Advice;
import dev.tenet.trial.ClusteredEstimate;
import dev.tenet.trial.Description;
import dev.tenet.trial.Evidence;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.apiguardian.api.API;

/**
 * A mean over pairs, for claims about issues beyond those that were asked: its interval is a {@link ClusteredInterval},
 * which takes the issues for a sample and the pairs of an issue for a cluster. It holds at the planned end alone. A pair
 * without a score is assumed to score 0 or 1. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ClusteredFigure implements ClusteredEstimate {

    // The bootstrap for few issues draws signs; the same scores always have the same interval.
    private static final long SEED = 1;

    private final List<Pair> pairs;
    private final double level;
    private final boolean isMirrored;

    private ClusteredFigure(List<Pair> pairs, double level, boolean isMirrored) {
        this.pairs = pairs;
        this.level = level;
        this.isMirrored = isMirrored;
    }

    static ClusteredFigure of(List<Pair> pairs, double level) {
        return new ClusteredFigure(List.copyOf(pairs), level, false);
    }

    /** Returns the mean of 1 minus the score. */
    ClusteredFigure mirrored() {
        return new ClusteredFigure(pairs, level, !isMirrored);
    }

    /** Returns the mean over pairs, in [0, 1]; {@code NaN} if no pair has a score. */
    @Override
    public double estimate() {
        double mean = scored().stream().mapToDouble(Pair::score).average().orElse(Double.NaN);
        return isMirrored ? 1 - mean : mean;
    }

    /** Returns the interval of {@link #estimate()}; [0, 1] for fewer than two issues. */
    @Override
    public Interval interval() {
        return intervalOf(scored(), Pair::score);
    }

    /** Returns the confidence level of the interval, in (0, 1). */
    public double level() {
        return level;
    }

    /** Returns the number of issues with a score. */
    public long issues() {
        return scored().stream().map(Pair::issue).distinct().count();
    }

    private List<Pair> scored() {
        return pairs.stream().filter(pair -> isScored(pair)).toList();
    }

    private static boolean isScored(Pair pair) {
        return pair.status() == Status.SCORED || pair.status() == Status.UNSURE;
    }

    private Interval intervalOf(List<Pair> some, ToDoubleFunction<Pair> score) {
        Interval found = clustered(some, score).map(ClusteredInterval::interval).orElse(Interval.UNIT);
        return isMirrored ? found.mirrored() : found;
    }

    private Optional<ClusteredInterval> clustered(List<Pair> some, ToDoubleFunction<Pair> score) {
        return ClusteredInterval.of(
                some.stream().mapToDouble(score).map(ClusteredFigure::within).toArray(),
                some.stream().map(Pair::issue).toList(),
                level,
                SEED);
    }

    private static double within(double score) {
        return Math.min(1, Math.max(0, score));
    }

    @Override
    public long total() {
        return pairs.size();
    }

    @Override
    public long counted() {
        return scored().size();
    }

    @Override
    public long cases(Cause cause) {
        return pairs.stream().filter(pair -> isMissing(pair, cause)).count();
    }

    private static boolean isMissing(Pair pair, Cause cause) {
        boolean isFailed = pair.status() == Status.FAILED || pair.status() == Status.UNSURE;
        return switch (cause) {
            case NO_READING -> pair.status() == Status.UNREAD;
            case FAILED_CALL -> isFailed;
            case EITHER -> isFailed || pair.status() == Status.UNREAD;
        };
    }

    @Override
    public Interval lowest(Cause cause) {
        return intervalIf(isMirrored ? 1 : 0, cause);
    }

    @Override
    public Interval highest(Cause cause) {
        return intervalIf(isMirrored ? 0 : 1, cause);
    }

    private Interval intervalIf(double score, Cause cause) {
        return intervalOf(
                pairs.stream()
                        .filter(pair -> isScored(pair) || isMissing(pair, cause))
                        .toList(),
                pair -> isMissing(pair, cause) ? score : pair.score());
    }

    /** Returns the figures in words, for example {@code 0.12, 95 % CI [0.05, 0.21], 60 pairs of 20 issues, clustered (CR2)}. */
    @Override
    public String inWords(Advice.Words words, double threshold) {
        return (counted() == 0
                        ? "unknown (no pair has " + words.reading() + ")"
                        : Decimals.estimate(estimate()) + ", " + interval().at(level, threshold))
                + ", " + words.counted(this) + PairCounts.ofIssues(counted(), issues())
                + method().map(method -> ", clustered by issue (" + method + ")")
                        .orElse("");
    }

    private Optional<String> method() {
        return clustered(scored(), Pair::score).map(ClusteredFigure::name);
    }

    @Override
    public Evidence evidence(double threshold) {
        return new Evidence(
                threshold,
                estimate(),
                interval(),
                level,
                issues(),
                "clustered by issue"
                        + method().map(method -> " (" + method + " or Korn-Graubard, the wider)")
                                .orElse("") + ", at the planned end");
    }

    void describe(Description into) {
        Optional<ClusteredInterval> found = clustered(scored(), Pair::score);
        Interval interval = found.map(ClusteredInterval::interval).orElse(Interval.UNIT);
        into.put("mean", estimate())
                .put("interval", isMirrored ? interval.mirrored() : interval)
                .put("level", level)
                .put("groups", issues())
                .put("counted", counted())
                .put("total", total())
                .put("method", found.map(ClusteredFigure::name).orElse(null))
                .put("standardError", found.map(of -> of.mean().standardError()).orElse(null))
                .put(
                        "degreesOfFreedom",
                        found.map(of -> of.mean().degreesOfFreedom()).orElse(null));
    }

    private static String name(ClusteredInterval of) {
        return switch (of.method()) {
            case CR2 -> "CR2";
            case WILD_BOOTSTRAP -> "wild bootstrap";
            case TWO_WAY -> "two-way";
        };
    }
}
