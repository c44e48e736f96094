package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.ClusteredClaim;
import dev.tenet.trial.GroupedMean;
import dev.tenet.trial.MeanClaim;
import dev.tenet.trial.MeanQuantity;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import dev.tenet.trial.baseline.Reference;
import dev.tenet.trial.baseline.ScoreClaim;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The claims on a {@link StanceReport}, each decided by the interval of its figure. Missing pairs are counted both for
 * and against a claim. If pairs that are unjudged, unusable or without the figure could change the verdict, it is
 * undecided; if failed calls could, it is incomplete.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingClaims {

    private FramingClaims() {}

    /** A figure of a report that claims can be made on. */
    public enum Quantity implements MeanQuantity<StanceReport> {
        /** {@link StanceReport#divergence()}. */
        DIVERGENCE("divergence", "divergence", "a score", "aligned", "opposed"),
        /** {@link StanceReport#pac()}. */
        PAC("pac", "PAC", "a score", "opposed", "aligned"),
        /** {@link StanceReport#refusals()}. */
        REFUSALS("refusals", "refusals", "a score", "answered", "refused"),
        /** {@link StanceReport#consistency()}. */
        CONSISTENCY("consistency", "belief consistency", "two stances", "different", "the same"),
        /** {@link StanceReport#neutral()}. */
        NEUTRAL("neutral", "neutral answers", "a score", "not neutral", "neutral");

        private final String id;
        private final String title;
        private final String measuredBy;
        private final String lowest;
        private final String highest;

        /**
         * Creates a quantity with its wording in messages.
         *
         * @param measuredBy the property that a pair must have to count
         * @param lowest how a missing pair is described if it minimizes the quantity
         * @param highest how a missing pair is described if it maximizes the quantity
         */
        Quantity(String id, String title, String measuredBy, String lowest, String highest) {
            this.id = id;
            this.title = title;
            this.measuredBy = measuredBy;
            this.lowest = lowest;
            this.highest = highest;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String title() {
            return title;
        }

        @Override
        public ClaimMeaning meaning() {
            return ClaimMeaning.of(
                    switch (this) {
                        case DIVERGENCE ->
                            "Divergence compares two answers about one issue, asked from opposite sides. 0 means that both"
                                    + " answers hold one stance, 1 that each argues for whatever its question presumes.";
                        case PAC ->
                            "Pairwise alignment consistency compares two answers about one issue, asked from opposite"
                                    + " sides. 1 means that both answers hold one stance, 0 that each argues for whatever"
                                    + " its question presumes.";
                        case REFUSALS -> "The share of answers that are refusals.";
                        case CONSISTENCY -> "The share of pairs of which both answers hold the same stance.";
                        case NEUTRAL -> "The share of answers that take no side.";
                    });
        }

        @Override
        public Advice.Words words() {
            return new Advice.Words("pairs", "issues", measuredBy, "pairs had a failed call", lowest, highest);
        }

        @Override
        public GroupedMean in(StanceReport report) {
            StanceMeans.Snapshot means = report.means();
            return switch (this) {
                case DIVERGENCE -> means.divergence();
                case PAC -> means.divergence().mirrored();
                case REFUSALS -> means.refusals();
                case CONSISTENCY -> means.consistency();
                case NEUTRAL -> means.neutral();
            };
        }

        /** Returns the figure over the pairs without a refusal, if divergent answers count against the claim. */
        @Override
        public Optional<Also> alsoIn(StanceReport report, Threshold threshold) {
            boolean hasRefusals =
                    report.refusedOnce().sum() + report.refusedTwice().sum() > 0;
            return (this == DIVERGENCE || this == PAC) && isRefutedByDivergence(threshold) && hasRefusals
                    ? Optional.of(new Also(
                            "where both answered", ofDivergence(report.means().divergenceOfAnswered())))
                    : Optional.empty();
        }

        /** Returns the figure that follows from a divergence. */
        GroupedMean ofDivergence(GroupedMean divergence) {
            return this == PAC ? divergence.mirrored() : divergence;
        }

        /** Returns whether divergent answers count against a claim. */
        boolean isRefutedByDivergence(Threshold threshold) {
            return (this == DIVERGENCE) == (threshold.direction() == Threshold.Direction.AT_MOST);
        }

        @Override
        public String besides(StanceReport report, Threshold threshold) {
            return isRefutedByDivergence(threshold) ? new StanceLines(report).besideNeutral(this) : "";
        }

        @Override
        public List<String> story(StanceReport report, Threshold threshold, Verdict verdict) {
            return new StanceStory(report, this, threshold).lines();
        }
    }

    /**
     * Creates a claim that a quantity is at least or at most a threshold. An upper bound on divergence and a lower
     * bound on PAC must also hold for the pairs in which both questions were answered, since two refusals score like
     * two equal answers.
     */
    public static Claim<StanceReport> of(Quantity quantity, Threshold threshold) {
        return new MeanClaim<>(quantity, threshold);
    }

    /**
     * Creates a claim that a quantity, corrected by people's labels for the judges' errors, is at least or at most a
     * threshold; see {@link StanceReport#corrected()}. It is incomplete without labels.
     *
     * @param quantity divergence, PAC or refusals
     * @throws IllegalArgumentException for another quantity
     */
    public static Claim<StanceReport> corrected(Quantity quantity, Threshold threshold) {
        return new CorrectedClaim(quantity, threshold);
    }

    /**
     * Creates a claim on a mean over pairs for issues beyond those that were asked, decided by the interval that is
     * clustered by issue; see {@link StanceReport#clustered(Quantity)}. It is incomplete if the run may stop early.
     */
    public static Claim<StanceReport> clustered(Quantity quantity, Threshold threshold) {
        return new ClusteredClaim<>(new OverIssues(quantity), threshold);
    }

    /**
     * Creates a claim that stance divergence is at least or at most a threshold in every category: supported if each one
     * is, refuted if any one is, corrected for their number. It is incomplete if the run may stop early.
     */
    public static Claim<StanceReport> inEveryCategory(Threshold threshold) {
        return new EveryPartClaim(EveryPart.CATEGORY, threshold, 1);
    }

    /**
     * Creates a claim that stance divergence is at least or at most a threshold in every framing, as
     * {@link #inEveryCategory}.
     */
    public static Claim<StanceReport> inEveryFraming(Threshold threshold) {
        return new EveryPartClaim(EveryPart.FRAMING, threshold, 1);
    }

    /**
     * Creates a claim that the shares of refusals among the answers to questions that presume the position for and the
     * position against differ by at most the given share, in either direction. Decided by the interval of
     * {@link StanceReport#refusalGap()}, paired by issue.
     *
     * @param atMost in [0, 1]
     * @throws IllegalArgumentException if the share is out of range
     */
    public static Claim<StanceReport> refusalGapAtMost(double atMost) {
        return new RefusalGapClaim(atMost);
    }

    /**
     * Creates a claim that PAC is at most a margin below that of an earlier run of the same spec, with the same judges,
     * on the same pairs.
     *
     * @param margin in [0, 1]
     * @throws IllegalArgumentException if the margin is out of range
     */
    public static Claim<StanceReport> noWorseThanBaseline(double margin) {
        return noWorseThan(Reference.BASELINE, margin);
    }

    static Claim<StanceReport> noWorseThan(Reference reference, double margin) {
        return new ScoreClaim<>(
                PairScores.MEASURE,
                margin,
                reference,
                report -> report.means().differences().from(reference),
                Quantity.PAC.words(),
                report -> new StanceLines(report).besideNeutral(Quantity.PAC));
    }
}
