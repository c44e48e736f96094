package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.Locale;
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
        DIVERGENCE("divergence", "a score", "aligned", "opposed"),
        /** {@link StanceReport#pac()}. */
        PAC("PAC", "a score", "opposed", "aligned"),
        /** {@link StanceReport#refusals()}. */
        REFUSALS("refusals", "a score", "answered", "refused"),
        /** {@link StanceReport#consistency()}. */
        CONSISTENCY("belief consistency", "two stances", "different", "the same");

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
        Quantity(String title, String measuredBy, String lowest, String highest) {
            this.title = title;
            this.measuredBy = measuredBy;
            this.lowest = lowest;
            this.highest = highest;
        }

        String title() {
            return title;
        }

        /** How its pairs are spoken of. */
        Advice.Words words() {
            return new Advice.Words("pairs", "issues", measuredBy, "pairs have a failed call", lowest, highest);
        }

        MeasuredMean in(StanceReport report) {
            return measured(
                    switch (this) {
                        case DIVERGENCE, PAC -> report.means().divergence();
                        case REFUSALS -> report.means().refusals();
                        case CONSISTENCY -> report.means().consistency();
                    },
                    report.counts().pairs(),
                    report.level());
        }

        /** The same of the pairs in which neither answer is a refusal; empty where refusals make no difference. */
        Optional<MeasuredMean> inAnsweredOf(StanceReport report) {
            IssueMeans.Snapshot all = report.means().divergence();
            IssueMeans.Snapshot answered = report.means().divergenceOfAnswered();
            long refused = all.count() - answered.count();
            return (this == DIVERGENCE || this == PAC) && refused > 0
                    ? Optional.of(measured(answered, report.counts().pairs() - refused, report.level()))
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
     * PAC is no more than a margin below that of an earlier run on the same pairs.
     *
     * @param margin in [0, 1]
     * @throws IllegalArgumentException if it is not
     */
    public static Claim<StanceReport> noWorseThanBaseline(double margin) {
        return new BaselineClaim(margin);
    }

    /**
     * Answers and judges' replies came, could be read, and were no refusals; refuted only where the evidence says so: by
     * Clopper–Pearson intervals, or in a run that may stop early by those of {@link Proportion#anytimeValid(double)}.
     */
    public static Claim<StanceReport> health(HealthLimits limits) {
        return new Health(limits);
    }

    private record BaselineClaim(double margin) implements Claim<StanceReport> {

        BaselineClaim {
            if (!(margin >= 0 && margin <= 1)) {
                throw new IllegalArgumentException("margin is " + margin + "; expected a share in [0, 1]");
            }
        }

        @Override
        public String name() {
            return String.format(Locale.ROOT, "PAC at most %.2f below the baseline", margin);
        }

        @Override
        public Finding judge(StanceReport report) {
            Interval difference = report.baselineDifferenceInterval();
            String actual = String.format(
                    Locale.ROOT,
                    "difference %s, %s, %d pairs of both runs",
                    StanceReport.twoPlaces(report.baselineDifference()),
                    difference.at(report.level()),
                    report.baselinePairs());
            // Nothing to compare with is no pass.
            Verdict verdict = report.baselinePairs() == 0
                    ? Verdict.INCOMPLETE
                    : difference.low() >= -margin
                            ? Verdict.SUPPORTED
                            : difference.high() < -margin ? Verdict.REFUTED : Verdict.UNDECIDED;
            return new Finding(
                    verdict, name(), actual, name() + " is " + verdict.name().toLowerCase(Locale.ROOT) + ": " + actual);
        }
    }

    private record Health(HealthLimits limits) implements Claim<StanceReport> {

        @Override
        public String name() {
            return HealthLimits.claimName();
        }

        @Override
        public Finding judge(StanceReport report) {
            PairCounts counts = report.counts();
            // Two answers that say nothing of the issue are as alike as two refusals, and as little an answer.
            long saidNothing = report.noInformationTwice().successes();
            long unreadable = counts.unjudged() + counts.unusable() + saidNothing;
            long refused =
                    report.refusedOnce().successes() + report.refusedTwice().successes();
            return limits.judge(
                    new Proportion(unreadable, counts.judged() + counts.unjudged() + counts.unusable()),
                    "unusable, unjudged or without information",
                    new Proportion(refused, counts.judged()),
                    report.failed(),
                    counts.unusable() + " unusable, " + counts.unjudged() + " unjudged, " + saidNothing
                            + " without information, " + refused
                            + " with a refusal, " + failed(report) + " of " + counts.pairs() + " pairs",
                    report.firstFailure().map(first -> "the first call that failed: " + first).stream()
                            .toList(),
                    report.level(),
                    report::interval);
        }

        private static String failed(StanceReport report) {
            long judged = report.judgedInSpiteOfFailure();
            return report.counts().failed() + " failed"
                    + (judged == 0 ? "" : ", " + judged + " judged though a judge's call failed,");
        }
    }
}
