package dev.tenet.trial.baseline;

import dev.tenet.model.Reply;
import dev.tenet.trial.baseline.ScoreDifference.Bounds;
import dev.tenet.trial.baseline.ScoreDifference.Said;
import dev.tenet.trial.baseline.ScoreDifference.WorseCase;
import dev.tenet.trial.baseline.Scoring.Range;
import dev.tenet.trial.baseline.Scoring.Scored;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Compares the scores of a run with its baseline as they arrive, case by case. Two cases are the same if their
 * fingerprints are equal; among several such cases, the one with the same id is used. All cases of a group, such as an
 * issue, form one observation. Differences are scaled by the range of the scores, and so are in [−1, 1]. Used by one
 * thread.
 */
final class ScoreComparison {

    private static final Comparator<WorseCase> WORST_FIRST =
            Comparator.comparingDouble(WorseCase::change).thenComparing(WorseCase::id);

    private final Baseline baseline;
    private final double level;
    private final Range range;
    private final @Nullable CaseMatch match;
    private final Map<String, OfGroup> groups = new LinkedHashMap<>();
    private final Map<String, String> groupOfId = new HashMap<>();
    // Least severe first, so that it can be replaced by a worse case.
    private final PriorityQueue<WorseCase> worst = new PriorityQueue<>(WORST_FIRST.reversed());
    private final ServedModels.Collected served = new ServedModels.Collected();
    private long compared;
    private long worse;
    private long better;
    private long unscored;
    private long failed;

    /** The differences of one group's cases: the sum of known differences and the bounds of missing ones. */
    private static final class OfGroup {
        private double sum;
        private int compared;
        private Bounds leftOut = Bounds.NOTHING;
        private Bounds failed = Bounds.NOTHING;
    }

    /**
     * Creates a comparison.
     *
     * @param level the confidence level, in (0, 1)
     * @param counts which earlier cases are compared
     */
    ScoreComparison(Baseline baseline, double level, Range range, Predicate<ScoredCase> counts) {
        this.baseline = baseline;
        this.level = level;
        this.range = range;
        this.match = baseline instanceof Baseline.Earlier earlier
                ? new CaseMatch(earlier.entry().cases().stream().filter(counts).toList())
                : null;
    }

    /** Returns whether there is something to compare with. */
    boolean isCompared() {
        return match != null;
    }

    /** Adds a reply of the subject; null if there was none. */
    void answered(@Nullable Reply reply) {
        served.answered(reply);
    }

    /** Adds a reply of a judge. */
    void judged(Reply reply) {
        served.judged(reply);
    }

    /**
     * Adds a case.
     *
     * @param said the questions and answers of the case, in the order of {@link MeasuredSetup#answers()}, asked for if it got
     *     worse
     */
    void add(Scored now, Supplier<List<Said>> said) {
        if (match == null) {
            return;
        }
        groupOfId.putIfAbsent(groupId(now.id()), now.group());
        OfGroup group = groups.computeIfAbsent(now.group(), first -> new OfGroup());
        ScoredCase earlier = match.match(now.id(), now.fingerprint());
        Double before = earlier == null ? null : earlier.score();
        Double score = now.score();
        if (score != null && before != null && earlier != null) {
            add(group, now.id(), earlier, before, score, said);
        } else if (now.isFailed()) {
            failed++;
            group.failed = group.failed.plus(range.bounds(before, score));
        } else {
            unscored += earlier == null ? 0 : 1;
            group.leftOut = group.leftOut.plus(range.bounds(before, score));
        }
    }

    private void add(
            OfGroup group, String id, ScoredCase earlier, double before, double now, Supplier<List<Said>> said) {
        double change = range.change(before, now);
        group.sum += change;
        group.compared++;
        compared++;
        better += change > 0 ? 1 : 0;
        if (change < 0) {
            worse++;
            worst.add(new WorseCase(id, earlier, before, now, change, said.get()));
            if (worst.size() > Difference.CASES_LISTED) {
                worst.remove();
            }
        }
    }

    /** Returns the comparison of the cases so far, treating the run as complete. */
    ScoreDifference soFar() {
        if (match == null) {
            return ScoreDifference.nothing(baseline, level);
        }
        Map<String, Bounds> onlyBefore = new LinkedHashMap<>();
        for (ScoredCase scored : match.unmatched()) {
            onlyBefore.merge(groupOf(scored), range.bounds(scored.score(), null), Bounds::plus);
        }
        List<ScoreDifference.OfGroup> observations = new ArrayList<>();
        groups.forEach((key, group) -> {
            Bounds leftOut = group.leftOut.plus(onlyBefore.getOrDefault(key, Bounds.NOTHING));
            onlyBefore.remove(key);
            observations.add(new ScoreDifference.OfGroup(group.sum, group.compared, leftOut, group.failed));
        });
        onlyBefore
                .values()
                .forEach(bounds -> observations.add(new ScoreDifference.OfGroup(0, 0, bounds, Bounds.NOTHING)));
        return new ScoreDifference(
                baseline,
                level,
                new ScoreDifference.Counts(compared, worse, better),
                new LeftOut(match.onlyNow(), match.unmatched().size(), unscored, failed),
                served.soFar(),
                match.changed(),
                List.copyOf(observations),
                worst.stream().sorted(WORST_FIRST).toList());
    }

    /** Returns the group key of a baseline case, or one derived from its id if the case has none. */
    private String groupOf(ScoredCase scored) {
        String id = groupId(scored.id());
        return scored.group().isEmpty() ? groupOfId.getOrDefault(id, "id " + id) : scored.group();
    }

    private static String groupId(String id) {
        int slash = id.lastIndexOf('/');
        return slash < 0 ? id : id.substring(0, slash);
    }
}
