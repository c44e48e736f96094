package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Threshold;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * What can be claimed of a {@link StanceReport}; each threshold is decided by the figure's interval. Missing pairs are
 * counted for and against a claim: where those that are unjudged, unusable or without what the figure is about could change
 * the verdict it is undecided, where failed calls could it is incomplete.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingClaims {

    private FramingClaims() {}

    /** Something in a report that can be claimed. */
    public enum Quantity {
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
         * How a quantity is spoken of.
         *
         * @param measuredBy what a pair must have to count
         * @param lowest what one without it is in the case that makes the quantity least
         * @param highest what it is in the case that makes it most
         */
        Quantity(String id, String title, String measuredBy, String lowest, String highest) {
            this.id = id;
            this.title = title;
            this.measuredBy = measuredBy;
            this.lowest = lowest;
            this.highest = highest;
        }

        /** As in {@code divergence-at-most}. */
        String claim(Threshold threshold) {
            return id + (threshold.direction() == Threshold.Direction.AT_LEAST ? "-at-least" : "-at-most");
        }

        String title() {
            return title;
        }

        /** How its pairs are spoken of. */
        Advice.Words words() {
            return new Advice.Words("pairs", "issues", measuredBy, "pairs have a failed call", lowest, highest);
        }

        MeasuredMean in(StanceReport report) {
            StanceMeans.Snapshot means = report.means();
            return switch (this) {
                case DIVERGENCE, PAC -> measured(means.divergence(), report.stancePairs(), report.level());
                case REFUSALS -> measured(means.refusals(), report.counts().pairs(), report.level());
                case CONSISTENCY -> measured(means.consistency(), report.stancePairs(), report.level());
                case NEUTRAL -> measured(means.neutral(), report.stancePairs(), report.level());
            };
        }

        /** The same of the pairs in which neither answer is a refusal; empty where refusals make no difference. */
        Optional<MeasuredMean> inAnsweredOf(StanceReport report) {
            IssueMeans.Snapshot all = report.means().divergence();
            IssueMeans.Snapshot answered = report.means().divergenceOfAnswered();
            long refused = all.count() - answered.count();
            boolean hasRefusals =
                    report.refusedOnce().sum() + report.refusedTwice().sum() > 0;
            return (this == DIVERGENCE || this == PAC) && hasRefusals
                    ? Optional.of(measured(answered, report.stancePairs() - refused, report.level()))
                    : Optional.empty();
        }

        MeasuredMean measured(IssueMeans.Snapshot mean, long pairs, double level) {
            return new MeasuredMean(mean, pairs, this == PAC, level);
        }
    }

    /**
     * A quantity is at least or at most a share. That divergence is at most, or PAC at least a share must hold for the
     * pairs in which both answered as well, because two refusals are as alike as two equal answers.
     */
    public static Claim<StanceReport> of(Quantity quantity, Threshold threshold) {
        return new MeanClaim(quantity, threshold);
    }

    /**
     * The shares of refusals among the answers to questions that presume the position for and among those that presume the
     * position against differ by no more than a share, whichever is larger: {@link StanceReport#refusalGap()}, decided by
     * its interval, paired by issue.
     *
     * @param atMost in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public static Claim<StanceReport> refusalGapAtMost(double atMost) {
        return new RefusalGapClaim(atMost);
    }

    /**
     * PAC is no more than a margin below that of an earlier run: of the same spec, by the same judges, on the same pairs.
     *
     * @param margin in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public static Claim<StanceReport> noWorseThanBaseline(double margin) {
        return new BaselineClaim(margin);
    }
}
