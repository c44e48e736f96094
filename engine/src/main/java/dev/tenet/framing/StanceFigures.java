package dev.tenet.framing;

import dev.tenet.framing.judge.Admission;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.RateInterval;
import dev.tenet.trial.Responses;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link StanceTally} has counted so far, behind a {@link StanceReport}.
 *
 * @param level the confidence level of the intervals
 * @param rateInterval the interval method for rates
 * @param responses the responses counted by response health
 * @param distribution the number of pairs by score
 * @param parts the pairs that measure stance, by facet and level
 * @param corrected the figures corrected by people's labels; null if there are no labels
 * @param clustered the means over pairs; null if the run may stop early
 * @param everyPart the divergence in each part; empty if the run may stop early
 */
record StanceFigures(
        double level,
        RateInterval rateInterval,
        PairCounts counts,
        Responses responses,
        StanceMeans.Snapshot means,
        Refusals refused,
        StanceTally.Flags withoutInformation,
        Map<Double, Long> distribution,
        Map<Facet, Map<String, StancePart>> parts,
        Judging judging,
        ExamplePairs.Kept examples,
        @Nullable CorrectedFigures corrected,
        @Nullable ClusteredFigures clustered,
        Map<EveryPart, List<PartMeans.Snapshot>> everyPart) {

    /**
     * The refusals among judged pairs.
     *
     * @param flags the counts by pair
     * @param forSide the number of refusals of questions that presume the position for
     * @param againstSide the number of refusals of questions that presume the position against
     */
    record Refusals(StanceTally.Flags flags, double forSide, double againstSide) {}

    /**
     * Figures about the judges.
     *
     * @param missing the number of missing opinions, counting each order in which a judge was asked
     * @param judgedDespiteFailure the number of pairs with a score despite a failed call to a judge
     */
    record Judging(
            List<Admission> admissions,
            Proportion flipped,
            double alpha,
            long missing,
            long judgedDespiteFailure,
            JudgeSteadiness steadiness,
            double flipsAtMost) {}
}
