package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.MissingPairs;
import dev.tenet.stats.PairedExactTest;
import dev.tenet.stats.PairedProportions;
import dev.tenet.stats.TangoInterval;
import dev.tenet.trial.Description;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The difference between the success rates of a run and what it is compared with, over the cases with a choice in both,
 * and what the other cases could change. Decided by {@link PairedExactTest}, whose first run is the baseline. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ChoiceDifference implements Difference {

    private final Baseline baseline;
    private final double level;
    private final PairedProportions pairs;
    private final MissingPairs unread;
    private final MissingPairs failed;
    private final LeftOut leftOut;
    private final List<String> changed;
    private final ServedModels served;
    private final List<WorseCase> worse;
    private volatile @Nullable Interval interval;
    private volatile @Nullable Interval worstCase;

    /**
     * A case that was a success in the baseline and is a failure now.
     *
     * @param earlier the case in the baseline
     * @param answer the answer now
     */
    record WorseCase(String id, ScoredCase earlier, String answer) {}

    ChoiceDifference(
            Baseline baseline,
            double level,
            PairedProportions pairs,
            MissingPairs unread,
            MissingPairs failed,
            LeftOut leftOut,
            List<String> changed,
            ServedModels served,
            List<WorseCase> worse) {
        this.baseline = baseline;
        this.level = level;
        this.pairs = pairs;
        this.unread = unread;
        this.failed = failed;
        this.leftOut = leftOut;
        this.changed = changed;
        this.served = served;
        this.worse = worse;
    }

    /** Returns the difference of no cases. */
    public static ChoiceDifference nothing(Baseline baseline, double level) {
        return new ChoiceDifference(
                baseline,
                level,
                new PairedProportions(0, 0, 0, 0),
                MissingPairs.NONE,
                MissingPairs.NONE,
                LeftOut.NOTHING,
                List.of(),
                new ServedModels.Collected().soFar(),
                List.of());
    }

    /** Returns the cases with a choice in both runs. The first run is the baseline. */
    public PairedProportions pairs() {
        return pairs;
    }

    @Override
    public LeftOut leftOut() {
        return leftOut;
    }

    @Override
    public double level() {
        return level;
    }

    @Override
    public Baseline baseline() {
        return baseline;
    }

    @Override
    public ServedModels served() {
        return served;
    }

    /** Returns the first cases that got worse, at most {@value Difference#CASES_SHOWN}. */
    List<WorseCase> worse() {
        return worse.subList(0, Math.min(CASES_SHOWN, worse.size()));
    }

    @Override
    public Optional<String> obstacle() {
        return baseline instanceof Baseline.Earlier earlier
                ? reason().map(reason -> notComparable(earlier, reason))
                : obstacleOfBaseline();
    }

    private Optional<String> reason() {
        if (!changed.isEmpty()) {
            return Optional.of(Difference.otherWords(changed));
        }
        if (pairs.total() == 0) {
            return Optional.of("no case has a choice " + reference().inBoth() + " ("
                    + leftOut.inWords(reference(), "a choice") + ")");
        }
        long total = pairs.total() + missing(true).total();
        return total > PairedExactTest.MAX_TOTAL
                ? Optional.of(total + " cases; the exact test is limited to " + PairedExactTest.MAX_TOTAL)
                : Optional.empty();
    }

    private MissingPairs missing(boolean withFailed) {
        return withFailed ? ChoiceComparison.plus(unread, failed) : unread;
    }

    /**
     * Returns the exact interval of the difference over the cases with a choice in both runs, this run minus the
     * baseline, in [−1, 1].
     */
    @Override
    public Interval interval() {
        Interval known = interval;
        if (known == null) {
            known = PairedExactTest.interval(pairs, level);
            interval = known;
        }
        return known;
    }

    @Override
    public Interval worstCase() {
        Interval known = worstCase;
        if (known == null) {
            known = leftOut.isNothing() ? interval() : PairedExactTest.interval(pairs, missing(true), level);
            worstCase = known;
        }
        return known;
    }

    /**
     * Returns the verdict on "at most {@code margin} below the baseline". A decided verdict holds with every missing
     * case counted as its worst: undecided if cases without a choice could overturn it, incomplete if failed calls could.
     *
     * @param margin in [0, 1)
     */
    Verdict verdict(double margin) {
        Verdict verdict = verdict(margin, missing(true), worstCase());
        if (verdict.isDecided() || failed.total() == 0) {
            return verdict;
        }
        MissingPairs without = missing(false);
        return verdict(margin, without, PairedExactTest.interval(pairs, without, level))
                        .isDecided()
                ? Verdict.INCOMPLETE
                : verdict;
    }

    /** Returns the verdict of the cases with a choice in both runs, whatever is missing. */
    Verdict verdictWithoutMissing(double margin) {
        return verdict(margin, MissingPairs.NONE, interval());
    }

    /** The p-value is not strictly monotone in the bound, so that both must agree. */
    private Verdict verdict(double margin, MissingPairs missing, Interval bounds) {
        double error = (1 - level) / 2;
        if (bounds.low() >= -margin && PairedExactTest.againstAtMost(pairs, missing, -margin) <= error) {
            return Verdict.SUPPORTED;
        }
        return bounds.high() < -margin && PairedExactTest.againstAtLeast(pairs, missing, -margin) <= error
                ? Verdict.REFUTED
                : Verdict.UNDECIDED;
    }

    /**
     * Returns the two-sided p-value of "no difference" over the cases with a choice in both runs: twice the smaller of
     * the one-sided p-values, at most 1.
     */
    double pValue() {
        return Math.min(
                1, 2 * Math.min(PairedExactTest.againstAtMost(pairs, 0), PairedExactTest.againstAtLeast(pairs, 0)));
    }

    /** Writes the comparison to {@code summary.json}; null without one. */
    void describe(String name, Description into) {
        if (baseline instanceof Baseline.None) {
            into.putNull(name);
        } else {
            into.object(name, this::describeComparison);
        }
    }

    private void describeComparison(Description into) {
        describeReference(into);
        into.put("obstacle", obstacle().orElse(null))
                .put("compared", pairs.total())
                .put("both", pairs.both())
                .put("worse", pairs.onlyFirst())
                .put("better", pairs.onlySecond())
                .put("neither", pairs.neither())
                .list(
                        "worseCases",
                        worse,
                        (one, entry) ->
                                entry.put("case", one.id()).put("before", 1).put("now", 0));
        leftOut.describe(into, reference(), "withoutChoice");
        if (obstacle().isEmpty()) {
            into.put("rateBefore", pairs.first().rate())
                    .put("rateNow", pairs.second().rate())
                    .put("difference", pairs.difference())
                    .put("exact", interval())
                    .put("worstCase", worstCase())
                    .put("tango", TangoInterval.of(pairs, level));
        }
    }
}
