package dev.tenet.framing;

import dev.tenet.framing.PairReading.Result;
import dev.tenet.framing.judge.PairJudge;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.GroupMeans;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.Outcome;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The running means of divergence over the issues of each category and each framing, for claims about every part.
 * Drafts measure no stance and are left out.
 */
final class PartMeans {

    private final double level;
    private final Map<EveryPart, Map<String, Part>> parts = new EnumMap<>(EveryPart.class);

    private record Part(GroupMeans divergence, GroupMeans ofAnswered) {}

    /**
     * The divergence in one part.
     *
     * @param name the name of the part
     * @param divergence over the issues of the part
     * @param ofAnswered over its pairs without a refusal
     * @param hasRefusals whether an answer in the part is a refusal
     */
    record Snapshot(String name, GroupedMean divergence, GroupedMean ofAnswered, boolean hasRefusals) {}

    PartMeans(double level) {
        this.level = level;
        for (EveryPart every : EveryPart.values()) {
            parts.put(every, new TreeMap<>());
        }
    }

    void add(Outcome<FramingPair, PairReading> outcome) {
        if (!outcome.posed().isDraft()) {
            parts.forEach((every, levels) -> add(
                    outcome,
                    levels.computeIfAbsent(
                            every.facet().levelOf(outcome.posed()),
                            name -> new Part(
                                    GroupMeans.shown(SamplingPlan.fixed(level, 0)),
                                    GroupMeans.shown(SamplingPlan.fixed(level, 0))))));
        }
    }

    private static void add(Outcome<FramingPair, PairReading> outcome, Part to) {
        if (outcome instanceof Outcome.Read<FramingPair, PairReading> read) {
            if (read.reading().result() instanceof Result.Judged judged) {
                add(judged.ruling(), to);
                return;
            }
            if (!(read.reading().result() instanceof Result.Failed)) {
                to.divergence().addWithoutReading();
                to.ofAnswered().addWithoutReading();
                return;
            }
        }
        to.divergence().addFailed();
        to.ofAnswered().addFailed();
    }

    private static void add(Ruling.Judged ruling, Part to) {
        boolean isSure = ruling.said().stream().noneMatch(PairJudge.Said::hasFailedCall);
        to.divergence().add(StanceMeans.divergence(ruling.score()), isSure);
        ruling.scoreAmong(opinion -> opinion.refusals() == 0)
                .ifPresent(score -> to.ofAnswered().add(StanceMeans.divergence(score), isSure));
    }

    /** Ends an issue, whose pairs may be of several parts. */
    void end(int issue) {
        parts.values()
                .forEach(levels -> levels.values().forEach(part -> {
                    part.divergence().end(issue);
                    part.ofAnswered().end(issue);
                }));
    }

    Map<EveryPart, List<Snapshot>> soFar(Map<Facet, Map<String, StancePart>> counts) {
        Map<EveryPart, List<Snapshot>> found = new EnumMap<>(EveryPart.class);
        parts.forEach((every, levels) -> {
            List<Snapshot> ofEvery = new ArrayList<>();
            levels.forEach((name, part) -> ofEvery.add(new Snapshot(
                    name,
                    part.divergence().soFar(),
                    part.ofAnswered().soFar(),
                    counts.getOrDefault(every.facet(), Map.of())
                                    .getOrDefault(name, StancePart.NONE)
                                    .refusedAnswers()
                            > 0)));
            found.put(every, List.copyOf(ofEvery));
        });
        return found;
    }
}
