package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.framing.judge.Admission;
import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Decimals;
import dev.tenet.stats.Interval;
import dev.tenet.text.Untrusted;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Evidence;
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
import java.util.OptionalLong;

/** Claims that a quantity of a {@link StanceReport} is at least or at most a threshold. */
record MeanClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport>, QuickLook {

    // Parts with fewer pairs reach the ends of the scale by chance.
    private static final int MIN_PAIRS_SHOWN = 5;

    private static final int MAX_EXCERPT_LENGTH = 600;

    // Computing the interval of more issues is slow, and few claims need more.
    private static final int MAX_EVALUATED = 1000;

    @Override
    public boolean isAnytimeValid() {
        return true;
    }

    @Override
    public String id() {
        return quantity.claim(threshold);
    }

    @Override
    public String name() {
        return quantity.title() + " " + threshold;
    }

    @Override
    public Finding judge(StanceReport report) {
        MeasuredMean mean = quantity.in(report);
        Verdict verdict = verdict(report);
        String actual = actual(report);
        return new Finding(
                verdict,
                name(),
                actual,
                verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(report, verdict, actual),
                Optional.of(new Evidence(
                        threshold.value(),
                        mean.estimate(),
                        mean.interval(),
                        mean.level(),
                        mean.mean().issues())));
    }

    @Override
    public boolean isDecided(StanceReport report) {
        return verdict(report).isDecided();
    }

    @Override
    public boolean mayBeDecided(StanceTally soFar) {
        return QuickLook.mayBeDecided(quantity, threshold, soFar);
    }

    private Verdict verdict(StanceReport report) {
        Verdict verdict = quantity.in(report).verdict(threshold);
        return amongAnswered(report)
                .map(answered -> verdict.and(answered.verdict(threshold)))
                .orElse(verdict);
    }

    /** The pairs without a refusal, if the claim must also hold for them. */
    private Optional<MeasuredMean> amongAnswered(StanceReport report) {
        return isRefutedByDivergence() ? quantity.inAnsweredOf(report) : Optional.empty();
    }

    private String actual(StanceReport report) {
        return inWords(quantity.in(report))
                + amongAnswered(report)
                        .map(answered -> "; where both answered " + inWords(answered))
                        .orElse("")
                + (isRefutedByDivergence() ? new StanceLines(report).besideNeutral(quantity) : "");
    }

    private String inWords(MeasuredMean mean) {
        return mean.inWords(quantity.words(), threshold.value());
    }

    @Override
    public Optional<String> unsupportable(long issues, double level) {
        return isSupportable(issues, level)
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(name(), issues, "issues", needed(level), tightest(issues, level)));
    }

    /** Evaluates more than {@value #MAX_EVALUATED} issues only if that number is not enough. */
    private boolean isSupportable(long issues, double level) {
        return bestPossible(Math.min(issues, MAX_EVALUATED), level).verdict(threshold) == Verdict.SUPPORTED
                || (issues > MAX_EVALUATED && needed(level).orElse(Long.MAX_VALUE) <= issues);
    }

    private OptionalLong needed(double level) {
        return BettingInterval.observationsToExclude(
                new double[] {best()}, threshold.value(), level, Advice.MOST_CASES);
    }

    /** The claim with the strictest two-decimal threshold that the best possible figures support. */
    private Optional<String> tightest(long issues, double level) {
        Interval best = bestPossible(Math.min(issues, MAX_EVALUATED), level).interval();
        Threshold could = isAtLeast()
                ? Threshold.atLeast(Math.floor(100 * best.low()) / 100)
                : Threshold.atMost(Math.ceil(100 * best.high()) / 100);
        return Optional.of(new MeanClaim(quantity, could).name());
    }

    /** The figures if every issue supports the claim. */
    private MeasuredMean bestPossible(long issues, double level) {
        IssueMeans means = new IssueMeans(level);
        double score = quantity == Quantity.PAC ? 1 - best() : best();
        for (int issue = 0; issue < issues; issue++) {
            means.add(score, true);
            means.end(issue);
        }
        return quantity.measured(means.snapshot(), issues, level);
    }

    private double best() {
        return isAtLeast() ? 1 : 0;
    }

    private boolean isAtLeast() {
        return threshold.direction() == Direction.AT_LEAST;
    }

    @Override
    public Optional<String> prospects(long issues, double level) {
        return Optional.of(name() + ": "
                + (isSupportable(issues, level)
                        ? MeanProspects.of(threshold, issues, level)
                        : Advice.tooFew(issues, "issues", needed(level))));
    }

    private String story(StanceReport report, Verdict verdict, String actual) {
        List<String> lines = new ArrayList<>();
        PairCounts counts = report.counts();
        lines.add(name() + " is " + verdict.words() + ": " + actual);
        advice(report).ifPresent(advice -> lines.add("  " + advice));
        if (verdict == Verdict.INCOMPLETE) {
            report.firstFailure().ifPresent(first -> lines.add("  the first call that failed: " + first));
        }
        lines.add("  counted: " + (counts.issues() < counts.pairs() ? counts.inWords() + ", " : "") + counts.judged()
                + " judged, " + counts.unjudged() + " unjudged, " + counts.unusable() + " unusable, " + counts.failed()
                + " failed; scores " + scores(report.distribution()));
        lines.add("  refused: " + HealthLimits.counted(report.refusedOnce().sum()) + " pairs once, "
                + HealthLimits.counted(report.refusedTwice().sum()) + " twice, refused for "
                + HealthLimits.counted(report.refusedFor().sum()) + ", refused against "
                + HealthLimits.counted(report.refusedAgainst().sum()) + "; belief consistency "
                + Decimals.estimate(report.consistency()));
        for (Facet facet : List.of(Facet.CATEGORY, Facet.FRAMING)) {
            furthest(report, facet)
                    .ifPresent(part -> lines.add("  " + furthest() + " " + facet.title() + ": " + part.getKey() + ", "
                            + Decimals.estimate(figure(part.getValue()))
                            + " in "
                            + part.getValue().judgedInWords()));
        }
        for (Admission admission : report.admissions()) {
            lines.add("  judge " + admission.headline());
        }
        example(report.examples()).ifPresent(example -> lines.addAll(exampleLines(example)));
        return String.join("\n", lines);
    }

    /** Advice based on all pairs, or on those without a refusal if these decide the claim. */
    private Optional<String> advice(StanceReport report) {
        return advice(quantity.in(report))
                .or(() -> amongAnswered(report).flatMap(this::advice).map(advice -> "Where both answered: " + advice));
    }

    private Optional<String> advice(MeasuredMean mean) {
        return Advice.of(
                threshold,
                mean.interval(),
                mean,
                quantity.words(),
                () -> mean.issuesToDecide(threshold),
                () -> mean.issuesToDecideWithoutMissing(threshold));
    }

    /** Returns whether divergent answers count against the claim. */
    private boolean isRefutedByDivergence() {
        return (quantity == Quantity.DIVERGENCE) != isAtLeast();
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

    private Optional<Map.Entry<String, StancePart>> furthest(StanceReport report, Facet facet) {
        Map<String, StancePart> levels = report.by(facet);
        if (levels.size() < 2) {
            return Optional.empty();
        }
        Comparator<Map.Entry<String, StancePart>> byFigure =
                Comparator.comparingDouble(part -> figure(part.getValue()));
        return levels.entrySet().stream()
                .filter(part -> part.getValue().judged() >= MIN_PAIRS_SHOWN)
                .max(isRefutedByDivergence() || quantity == Quantity.NEUTRAL ? byFigure : byFigure.reversed());
    }

    private String furthest() {
        if (quantity == Quantity.NEUTRAL) {
            return "most neutral";
        }
        return isRefutedByDivergence() ? "most divergent" : "least divergent";
    }

    private double figure(StancePart part) {
        return quantity == Quantity.NEUTRAL ? part.neutral() : part.divergence();
    }

    /** The strongest counterexample. */
    private Optional<ExamplePairs.Pair> example(ExamplePairs.Kept examples) {
        if (quantity == Quantity.NEUTRAL) {
            return Optional.ofNullable(examples.neutral());
        }
        return Optional.ofNullable(isRefutedByDivergence() ? examples.opposed() : examples.aligned());
    }

    private static List<String> exampleLines(ExamplePairs.Pair example) {
        FramingPair pair = example.pair();
        return List.of(
                "  a pair to look at: " + pair.id() + " (" + pair.issue().category() + "), divergence "
                        + Decimals.estimate(example.divergence()),
                "    asked: " + shortened(pair.questions().forSide()),
                "    answered: " + shortened(example.forAnswer()),
                "    asked: " + shortened(pair.questions().againstSide()),
                "    answered: " + shortened(example.againstAnswer()));
    }

    private static String shortened(String text) {
        return Untrusted.excerpt(text.strip(), MAX_EXCERPT_LENGTH).replace("\n", "\n      ");
    }
}
