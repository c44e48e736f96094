package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.judge.Admission;
import dev.tenet.stats.Interval;
import dev.tenet.stats.Shares;
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

        /** What an interval of divergence says of this quantity, which is divergence or PAC. */
        private Interval ofDivergence(Interval divergence) {
            return this == PAC ? new Interval(1 - divergence.high(), 1 - divergence.low()) : divergence;
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

    /**
     * A quantity is at least or at most a share. Where two refusals speak for the claim, divergence at most a share and PAC
     * at least one, it is supported only if it is so on the pairs in which both answered as well.
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
     * Answers and judges' replies came, could be read, and were not refusals: see {@link HealthLimits}. Refuted by
     * Clopper–Pearson intervals or, in a run that may stop early and where several opinions on a pair are heard, by those of
     * {@link Shares#anytimeValid(double)}.
     */
    public static Claim<StanceReport> health(HealthLimits limits) {
        return new FramingHealth(limits);
    }

    /**
     * The same for a run that may end early: decided where health is refuted, or passed and {@link
     * HealthLimits#areRefusalsClear} says that a pass means something. A run that has ended is judged by {@link #health}.
     */
    public static Claim<StanceReport> healthToEndEarly(HealthLimits limits) {
        return new FramingHealth.ToEndEarly(new FramingHealth(limits));
    }

    private record MeanClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport>, QuickLook {

        @Override
        public String name() {
            return quantity.title + " " + threshold;
        }

        @Override
        public Finding judge(StanceReport report) {
            Verdict verdict = alsoOfAnswered(report, threshold.verdict(quantity.intervalIn(report)));
            String actual = actual(report);
            return new Finding(
                    verdict,
                    name(),
                    actual,
                    verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(report, verdict));
        }

        @Override
        public boolean mayBeDecided(StanceTally soFar) {
            return QuickLook.mayBeDecided(quantity, threshold, soFar);
        }

        /**
         * What remains of a verdict where two refusals count as aligned and so speak for the claim: it must be supported on
         * the pairs in which both answered as well.
         */
        private Verdict alsoOfAnswered(StanceReport report, Verdict ofAll) {
            return ofAll == Verdict.SUPPORTED && refusalsSpeakForIt()
                    ? threshold.verdict(quantity.ofDivergence(report.divergenceOfAnsweredInterval()))
                    : ofAll;
        }

        private boolean refusalsSpeakForIt() {
            return (quantity == Quantity.DIVERGENCE && threshold.direction() == Direction.AT_MOST)
                    || (quantity == Quantity.PAC && threshold.direction() == Direction.AT_LEAST);
        }

        /** Why a claim is not supported that is so on all pairs; empty where it is not. */
        private Optional<String> onlyWithRefusals(StanceReport report) {
            Verdict ofAll = threshold.verdict(quantity.intervalIn(report));
            Verdict verdict = alsoOfAnswered(report, ofAll);
            if (verdict == ofAll) {
                return Optional.empty();
            }
            Interval answered = quantity.ofDivergence(report.divergenceOfAnsweredInterval());
            double value = quantity == Quantity.PAC ? report.pacOfAnswered() : report.divergenceOfAnswered();
            return Optional.of("it holds on all pairs, where two refusals count as aligned, and is " + verdict.words()
                    + " on the " + report.answeredPairs() + " pairs in which both answered: "
                    + StanceReport.twoPlaces(value) + ", " + answered.at(report.level()));
        }

        private String actual(StanceReport report) {
            double value = quantity.in(report);
            StringBuilder text = new StringBuilder(
                    Double.isNaN(value)
                            ? "unknown (no pair has " + quantity.measuredBy + ")"
                            : report.valueAndInterval(value, quantity.intervalIn(report)));
            text.append(", ").append(quantity.pairsIn(report));
            text.append(quantity.worstCaseIn(report));
            if (report.refusedTwice().sum() > 0 && quantity != Quantity.REFUSALS) {
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
            onlyWithRefusals(report).ifPresent(why -> lines.add("  " + why));
            lines.add("  counted: " + counts.judged() + " judged, " + counts.unjudged() + " unjudged, "
                    + counts.unusable() + " unusable, " + counts.failed() + " failed; scores "
                    + scores(report.distribution()));
            lines.add("  refused: " + HealthLimits.counted(report.refusedOnce().sum()) + " pairs once, "
                    + HealthLimits.counted(report.refusedTwice().sum()) + " twice; belief consistency "
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
                    "    asked: " + pair.questions().forSide(),
                    "    answered: " + shortened(example.forAnswer()),
                    "    asked: " + pair.questions().againstSide(),
                    "    answered: " + shortened(example.againstAnswer()));
        }

        private static String shortened(String text) {
            String stripped = text.strip().replace("\n", "\n      ");
            return stripped.length() <= 600 ? stripped : stripped.substring(0, 600) + "…";
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
}
