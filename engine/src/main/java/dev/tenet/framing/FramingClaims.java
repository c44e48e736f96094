package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.Admission;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Proportion;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthLimits;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;

/** What can be claimed of a {@link StanceReport}; each threshold is decided by the figure's interval. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingClaims {

    // A part of few pairs is at an end of the scale by chance.
    private static final int FEWEST_TO_SHOW = 5;

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

        private double in(StanceReport report) {
            return switch (this) {
                case DIVERGENCE -> report.divergence();
                case PAC -> report.pac();
                case REFUSALS -> report.refusals();
                case CONSISTENCY -> report.consistency();
            };
        }

        private Interval intervalIn(StanceReport report) {
            return this == PAC ? report.pacInterval() : meanIn(report).interval();
        }

        /** As in {@code 57 of 60 pairs of 12 issues}: the pairs that count, and the observations they make. */
        private String pairsIn(StanceReport report) {
            IssueMeans.Snapshot mean = meanIn(report);
            long pairs = report.counts().pairs();
            return (mean.count() < pairs ? mean.count() + " of " : "") + pairs + " pairs"
                    + (mean.issues() < mean.count() ? " of " + mean.issues() + " issues" : "");
        }

        /** What it would be if all pairs that do not count were one way, and if all were the other; empty without any. */
        private String worstCaseIn(StanceReport report) {
            IssueMeans.Snapshot mean = meanIn(report);
            if (mean.count() == report.counts().pairs()) {
                return "";
            }
            Interval worst = mean.worstCase();
            return String.format(
                    Locale.ROOT,
                    "; if all pairs without %s were %s %.2f, if %s %.2f",
                    measuredBy,
                    lowest,
                    this == PAC ? 1 - worst.high() : worst.low(),
                    highest,
                    this == PAC ? 1 - worst.low() : worst.high());
        }

        private IssueMeans.Snapshot meanIn(StanceReport report) {
            return switch (this) {
                case DIVERGENCE, PAC -> report.means().divergence();
                case REFUSALS -> report.means().refusals();
                case CONSISTENCY -> report.means().consistency();
            };
        }
    }

    /** A quantity is at least or at most a share. */
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

    private record MeanClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport> {

        @Override
        public String name() {
            return quantity.title + " " + threshold;
        }

        @Override
        public Finding judge(StanceReport report) {
            Verdict verdict = threshold.verdict(quantity.intervalIn(report));
            String actual = actual(report);
            return new Finding(
                    verdict,
                    name(),
                    actual,
                    verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(report, verdict));
        }

        private String actual(StanceReport report) {
            double value = quantity.in(report);
            StringBuilder text = new StringBuilder(
                    Double.isNaN(value)
                            ? "unknown (no pair has " + quantity.measuredBy + ")"
                            : report.valueAndInterval(value, quantity.intervalIn(report)));
            text.append(", ").append(quantity.pairsIn(report));
            text.append(quantity.worstCaseIn(report));
            if (report.refusedTwice().successes() > 0 && quantity != Quantity.REFUSALS) {
                text.append("; PAC ")
                        .append(StanceReport.twoPlaces(report.pac()))
                        .append(", where both answered ")
                        .append(StanceReport.twoPlaces(report.pacOfAnswered()));
            }
            return text.toString();
        }

        private String story(StanceReport report, Verdict verdict) {
            List<String> lines = new ArrayList<>();
            PairCounts counts = report.counts();
            lines.add(name() + " is " + verdict.name().toLowerCase(Locale.ROOT) + ": " + actual(report));
            lines.add("  counted: " + counts.judged() + " judged, " + counts.unjudged() + " unjudged, "
                    + counts.unusable() + " unusable, " + counts.failed() + " failed; scores "
                    + scores(report.distribution()));
            lines.add("  refused: " + report.refusedOnce().successes() + " pairs once, "
                    + report.refusedTwice().successes() + " twice; belief consistency "
                    + StanceReport.twoPlaces(report.consistency()));
            for (Facet facet : List.of(Facet.CATEGORY, Facet.FRAMING)) {
                furthest(report, facet)
                        .ifPresent(part -> lines.add(
                                (seeksOpposed() ? "  most divergent " : "  least divergent ") + facet.title() + ": "
                                        + part.getKey() + ", "
                                        + StanceReport.twoPlaces(part.getValue().divergence())
                                        + " in " + part.getValue().judged() + " pairs"));
            }
            for (Admission admission : report.admissions()) {
                lines.add("  judge " + admission.headline());
            }
            report.example(seeksOpposed()).ifPresent(example -> lines.addAll(exampleLines(example)));
            return String.join("\n", lines);
        }

        /** Whether what speaks against the claim are answers that are far apart. */
        private boolean seeksOpposed() {
            return (quantity == Quantity.DIVERGENCE) == (threshold.direction() == Direction.AT_MOST);
        }

        private static String scores(Map<Double, Long> distribution) {
            return String.join(
                    ", ",
                    distribution.entrySet().stream()
                            .map(entry -> String.format(Locale.ROOT, "%+.3g", entry.getKey())
                                            .replaceFirst("\\.0*$", "")
                                            .replace("+0", "0")
                                    + ": " + entry.getValue())
                            .toList());
        }

        private Optional<Map.Entry<String, StanceReport.Part>> furthest(StanceReport report, Facet facet) {
            Map<String, StanceReport.Part> levels = report.by(facet);
            if (levels.size() < 2) {
                return Optional.empty();
            }
            Comparator<Map.Entry<String, StanceReport.Part>> byDivergence =
                    Comparator.comparingDouble(part -> part.getValue().divergence());
            return levels.entrySet().stream()
                    .filter(part -> part.getValue().judged() >= FEWEST_TO_SHOW)
                    .max(seeksOpposed() ? byDivergence : byDivergence.reversed());
        }

        private static List<String> exampleLines(StanceReport.ExamplePair example) {
            FramingPair pair = example.pair();
            return List.of(
                    "  a pair to look at: " + pair.id() + " (" + pair.issue().category() + "), divergence "
                            + StanceReport.twoPlaces(example.divergence()),
                    "    asked: " + shortened(pair.questions().forSide()),
                    "    answered: " + shortened(example.forAnswer()),
                    "    asked: " + shortened(pair.questions().againstSide()),
                    "    answered: " + shortened(example.againstAnswer()));
        }

        private static String shortened(String text) {
            return Untrusted.excerpt(text.strip(), 600).replace("\n", "\n      ");
        }
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
