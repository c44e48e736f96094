package dev.tenet.framing;

import dev.tenet.framing.BaselineDifference.Bounds;
import dev.tenet.framing.BaselineDifference.LeftOut;
import dev.tenet.framing.BaselineDifference.WorseCase;
import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.PairReading.Half;
import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.Side;
import dev.tenet.model.Reply;
import dev.tenet.trial.Outcome;
import dev.tenet.trial.baseline.Baseline;
import dev.tenet.trial.baseline.ScoredCase;
import dev.tenet.trial.baseline.ServedModels;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Compares the pairs of a run with its baseline as they arrive. Two pairs are the same case if their fingerprints are
 * equal; among several such cases, the one with the same id is used. All pairs of an issue, from any row, form one
 * observation. Draft pairs have no comparable stance and are excluded from both runs. Differences of PAC are in [−1,
 * 1].
 */
final class BaselineComparison {

    private static final double LOWEST = -2;
    private static final double HIGHEST = 2;
    private static final Comparator<WorseCase> WORST_FIRST =
            Comparator.comparingDouble(WorseCase::change).thenComparing(WorseCase::id);

    private final Baseline baseline;
    private final double level;
    private final Map<String, List<ScoredCase>> before = new HashMap<>();
    private final Set<String> comparedIds = new HashSet<>();
    private final Map<String, OfIssue> issues = new LinkedHashMap<>();
    private final Map<String, String> keyOfId = new HashMap<>();
    private final Set<String> idsOnlyInThisRun = new TreeSet<>();
    // Least severe first, so that it can be replaced by a worse case.
    private final PriorityQueue<WorseCase> worst = new PriorityQueue<>(WORST_FIRST.reversed());
    private final ServedModels.Collected served = new ServedModels.Collected();
    private long compared;
    private long worse;
    private long better;
    private long unscored;
    private long failed;

    /** The differences of one issue's pairs: the sum of known differences and the bounds of missing ones. */
    private static final class OfIssue {
        private double sum;
        private int compared;
        private Bounds leftOut = Bounds.NOTHING;
        private Bounds failed = Bounds.NOTHING;
    }

    BaselineComparison(Baseline baseline, double level) {
        this.baseline = baseline;
        this.level = level;
        if (baseline instanceof Baseline.Earlier earlier) {
            stances(earlier)
                    .forEach(scored -> before.computeIfAbsent(scored.fingerprint(), asked -> new ArrayList<>(1))
                            .add(scored));
        }
    }

    private static List<ScoredCase> stances(Baseline.Earlier earlier) {
        return earlier.entry().cases().stream()
                .filter(scored -> !isDraft(scored))
                .toList();
    }

    void add(Outcome<FramingPair, PairReading> outcome) {
        if (baseline instanceof Baseline.Earlier && !outcome.posed().isDraft()) {
            compare(outcome.posed(), outcome);
        }
    }

    private void compare(FramingPair pair, Outcome<FramingPair, PairReading> outcome) {
        @Nullable PairReading reading = outcome instanceof Outcome.Read<FramingPair, PairReading> read ? read.reading() : null;
        @Nullable Double now = reading != null && reading.result() instanceof Result.Judged judged
                ? judged.ruling().score()
                : null;
        if (reading != null) {
            for (Side side : Side.values()) {
                served.answered(reading.halves().of(side).reply());
            }
            PairScores.judgeReplies(reading).forEach(served::judged);
        }
        boolean isFailed = reading == null || reading.result() instanceof Result.Failed;
        String key = pair.issue().key();
        keyOfId.putIfAbsent(pair.issue().id(), key);
        OfIssue issue = issueOf(key);
        @Nullable ScoredCase earlier = earlier(pair);
        if (earlier == null) {
            idsOnlyInThisRun.add(pair.id());
        } else {
            comparedIds.add(earlier.id());
        }
        @Nullable Double then = earlier == null ? null : earlier.score();
        if (now != null && then != null && earlier != null && reading != null) {
            add(issue, pair, reading, earlier, now, then);
        } else if (isFailed) {
            failed++;
            issue.failed = issue.failed.plus(bounds(then, now));
        } else {
            unscored += earlier == null ? 0 : 1;
            issue.leftOut = issue.leftOut.plus(bounds(then, now));
        }
    }

    private OfIssue issueOf(String id) {
        return issues.computeIfAbsent(id, first -> new OfIssue());
    }

    /** Returns the unused baseline case with the same fingerprint; null if there is none. */
    private @Nullable ScoredCase earlier(FramingPair pair) {
        List<ScoredCase> asked = before.getOrDefault(pair.fingerprint(), List.of()).stream()
                .filter(scored -> !comparedIds.contains(scored.id()))
                .toList();
        return asked.stream()
                .filter(scored -> scored.id().equals(pair.id()))
                .findFirst()
                .orElse(asked.isEmpty() ? null : asked.get(0));
    }

    private void add(
            OfIssue issue, FramingPair pair, PairReading reading, ScoredCase earlier, double now, double then) {
        double change = (now - then) / 4;
        issue.sum += change;
        issue.compared++;
        compared++;
        better += change > 0 ? 1 : 0;
        if (change < 0) {
            worse++;
            Both<String> answers = new Both<>(answer(reading, Side.FOR), answer(reading, Side.AGAINST));
            worst.add(new WorseCase(pair.id(), pair.questions(), earlier, then, now, answers));
            if (worst.size() > BaselineDifference.CASES_SHOWN) {
                worst.remove();
            }
        }
    }

    private static String answer(PairReading reading, Side side) {
        Half half = reading.halves().of(side);
        Reply reply = half.reply();
        return reply == null ? "" : reply.said();
    }

    /** Returns the bounds of the difference of a pair with a missing score. */
    private static Bounds bounds(@Nullable Double then, @Nullable Double now) {
        double lowest = (now == null ? LOWEST : now) - (then == null ? HIGHEST : then);
        double highest = (now == null ? HIGHEST : now) - (then == null ? LOWEST : then);
        return new Bounds(lowest / 4, highest / 4, 1);
    }

    /** Returns the comparison of the pairs so far, treating the run as complete. */
    BaselineDifference snapshot() {
        if (!(baseline instanceof Baseline.Earlier earlier)) {
            return BaselineDifference.nothing(baseline, level);
        }
        Map<String, Bounds> onlyBefore = new LinkedHashMap<>();
        Set<String> changed = new TreeSet<>();
        long countOnlyBefore = 0;
        for (ScoredCase scored : stances(earlier)) {
            if (!comparedIds.contains(scored.id())) {
                countOnlyBefore++;
                onlyBefore.merge(keyOf(scored), bounds(scored.score(), null), Bounds::plus);
                if (idsOnlyInThisRun.contains(scored.id())) {
                    changed.add(scored.id());
                }
            }
        }
        List<BaselineDifference.OfIssue> observations = new ArrayList<>();
        issues.forEach((id, issue) -> {
            Bounds leftOut = issue.leftOut.plus(onlyBefore.getOrDefault(id, Bounds.NOTHING));
            onlyBefore.remove(id);
            observations.add(new BaselineDifference.OfIssue(issue.sum, issue.compared, leftOut, issue.failed));
        });
        onlyBefore
                .values()
                .forEach(bounds -> observations.add(new BaselineDifference.OfIssue(0, 0, bounds, Bounds.NOTHING)));
        return new BaselineDifference(
                baseline,
                level,
                new BaselineDifference.Counts(compared, worse, better),
                new LeftOut(idsOnlyInThisRun.size(), countOnlyBefore, unscored, failed),
                served.soFar(),
                List.copyOf(changed),
                List.copyOf(observations),
                worst.stream().sorted(WORST_FIRST).toList());
    }

    /** Returns the issue key of a baseline case, or one derived from its id if the case has none. */
    private String keyOf(ScoredCase scored) {
        return scored.group().isEmpty()
                ? keyOfId.getOrDefault(issueId(scored), "id " + issueId(scored))
                : scored.group();
    }

    /** Returns the id of its issue or row: the part of the case's id before the framing. */
    private static String issueId(ScoredCase scored) {
        int slash = scored.id().lastIndexOf('/');
        return slash < 0 ? scored.id() : scored.id().substring(0, slash);
    }

    /** Returns whether the case asked for drafts, so that its score measures no stance. */
    private static boolean isDraft(ScoredCase scored) {
        return scored.id().endsWith("/draft");
    }
}
