package dev.tenet.trial.baseline;

import dev.tenet.model.Reply;
import dev.tenet.stats.MissingPairs;
import dev.tenet.stats.PairedProportions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Compares the choices of a run with its baseline as they arrive, case by case. A choice counts as a success (1) or a
 * failure (0). Two cases are the same if their fingerprints are equal; among several such cases, the one with the same
 * id is used. Cases without a choice in one of the runs are missing, and so are those that only one of the runs has.
 * Used by one thread.
 */
final class ChoiceComparison {

    private final Baseline baseline;
    private final double level;
    private final @Nullable CaseMatch match;
    private final ServedModels.Collected served = new ServedModels.Collected();
    private final List<ChoiceDifference.WorseCase> worse = new ArrayList<>();
    private PairedProportions pairs = new PairedProportions(0, 0, 0, 0);
    private MissingPairs unread = MissingPairs.NONE;
    private MissingPairs failed = MissingPairs.NONE;
    private long withoutChoice;
    private long onlyNow;

    /** @param level the confidence level, in (0, 1) */
    ChoiceComparison(Baseline baseline, double level) {
        this.baseline = baseline;
        this.level = level;
        this.match = baseline instanceof Baseline.Earlier earlier
                ? new CaseMatch(earlier.entry().cases())
                : null;
    }

    /**
     * Adds a case with an answer.
     *
     * @param isSuccess whether the choice is a success; null if no choice could be read
     */
    void add(String id, String fingerprint, @Nullable Boolean isSuccess, Reply reply) {
        if (match == null) {
            return;
        }
        served.answered(reply);
        ScoredCase earlier = match.match(id, fingerprint);
        Boolean before = earlier == null ? null : successOf(earlier);
        if (earlier == null || isSuccess == null || before == null) {
            withoutChoice += earlier == null ? 0 : 1;
            onlyNow += earlier == null ? 1 : 0;
            unread = plus(unread, missing(before, isSuccess));
            return;
        }
        pairs = plus(pairs, before, isSuccess);
        if (before && !isSuccess && worse.size() < Difference.CASES_LISTED) {
            worse.add(new ChoiceDifference.WorseCase(id, earlier, reply.said()));
        }
    }

    /** Adds a case whose call failed. */
    void addFailed(String id, String fingerprint) {
        if (match != null) {
            ScoredCase earlier = match.match(id, fingerprint);
            failed = plus(failed, missing(earlier == null ? null : successOf(earlier), null));
        }
    }

    private static @Nullable Boolean successOf(ScoredCase scored) {
        Double score = scored.score();
        if (score == null || !(score == 0 || score == 1)) {
            return null;
        }
        return score == 1;
    }

    private static PairedProportions plus(PairedProportions to, boolean before, boolean now) {
        return new PairedProportions(
                to.both() + (before && now ? 1 : 0),
                to.onlyFirst() + (before && !now ? 1 : 0),
                to.onlySecond() + (!before && now ? 1 : 0),
                to.neither() + (!before && !now ? 1 : 0));
    }

    /** A pair of which at most one result is known. */
    private static MissingPairs missing(@Nullable Boolean before, @Nullable Boolean now) {
        if (before != null) {
            return new MissingPairs(before ? 1 : 0, before ? 0 : 1, 0, 0, 0);
        }
        return now == null ? MissingPairs.unknown(1) : new MissingPairs(0, 0, now ? 1 : 0, now ? 0 : 1, 0);
    }

    static MissingPairs plus(MissingPairs one, MissingPairs other) {
        return new MissingPairs(
                one.firstSucceeded() + other.firstSucceeded(),
                one.firstFailed() + other.firstFailed(),
                one.secondSucceeded() + other.secondSucceeded(),
                one.secondFailed() + other.secondFailed(),
                one.neitherKnown() + other.neitherKnown());
    }

    /** Returns the difference of the cases so far, treating the run as complete. */
    ChoiceDifference soFar() {
        if (match == null) {
            return ChoiceDifference.nothing(baseline, level);
        }
        MissingPairs onlyBefore = MissingPairs.NONE;
        for (ScoredCase scored : match.unmatched()) {
            onlyBefore = plus(onlyBefore, missing(successOf(scored), null));
        }
        return new ChoiceDifference(
                baseline,
                level,
                pairs,
                plus(unread, onlyBefore),
                failed,
                new LeftOut(onlyNow, onlyBefore.total(), withoutChoice, failed.total()),
                match.changed(),
                served.soFar(),
                List.copyOf(worse));
    }
}
