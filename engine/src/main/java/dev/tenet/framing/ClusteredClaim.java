package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Claims that a mean over pairs is at least or at most a threshold, for issues beyond those that were asked. Decided at
 * the planned end by the interval that is clustered by issue. A claim that divergent answers refute must also hold for
 * the pairs in which both questions were answered.
 */
record ClusteredClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport> {

    private static final String WHERE_ANSWERED = "where both answered";
    private static final int MAX_EVALUATED = 2000;

    @Override
    public String id() {
        return "clustered-" + quantity.id() + (isAtLeast() ? "-at-least" : "-at-most");
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }

    @Override
    public String name() {
        return quantity.title() + " " + threshold + " beyond the catalog";
    }

    @Override
    public Finding judge(StanceReport report) {
        Optional<ClusteredFigures> figures = report.clustered();
        if (figures.isEmpty()) {
            return Finding.incomplete(
                    name(),
                    "a clustered interval holds at the planned end alone, and the run may stop early; expected"
                            + " stop = FIXED");
        }
        return judge(report, figures.get());
    }

    private Finding judge(StanceReport report, ClusteredFigures figures) {
        ClusteredFigure figure = figures.of(quantity);
        Optional<ClusteredFigure> answered = quantity.alsoIn(report, threshold)
                .map(also -> quantity == Quantity.PAC
                        ? figures.divergenceOfAnswered().mirrored()
                        : figures.divergenceOfAnswered());
        Verdict verdict =
                answered.map(also -> verdict(figure).and(verdict(also))).orElseGet(() -> verdict(figure));
        String actual = figure.inWords(quantity.words(), threshold.value())
                + answered.map(also -> "; " + WHERE_ANSWERED + " " + also.inWords(quantity.words(), threshold.value()))
                        .orElse("");
        return new Finding(
                verdict,
                name(),
                actual,
                verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(report, verdict, actual),
                Optional.of(figure.evidence(threshold.value())));
    }

    private Verdict verdict(ClusteredFigure figure) {
        return threshold.verdict(figure.interval(), figure);
    }

    private String story(StanceReport report, Verdict verdict, String actual) {
        List<String> lines = new ArrayList<>(List.of(name() + " is " + verdict.words() + ": " + actual));
        if (verdict == Verdict.UNDECIDED) {
            lines.add("further issues decide more than further pairs of the same ones");
        }
        lines.addAll(quantity.story(report, threshold, verdict));
        return String.join("\n  ", lines);
    }

    /** The fewest issues that could support the claim, with one pair each, all at the best score. */
    private OptionalLong needed(double level) {
        double best = isAtLeast() ? 1 : 0;
        return threshold.value() == best
                ? OptionalLong.empty()
                : threshold.value() == 1 - best
                        ? OptionalLong.of(0)
                        : Advice.fewest(2, issues -> issues > MAX_EVALUATED || isSupported(issues, best, level));
    }

    private boolean isSupported(long issues, double best, double level) {
        List<Long> each = LongStream.range(0, issues).boxed().toList();
        double[] scores = each.stream().mapToDouble(issue -> best).toArray();
        return ClusteredInterval.of(scores, each, level, 1)
                .filter(found -> threshold.verdict(found.interval()) == Verdict.SUPPORTED)
                .isPresent();
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        OptionalLong needed = needed(plan.level());
        return needed.orElse(Long.MAX_VALUE) <= plan.planned()
                ? Optional.empty()
                : Optional.of(Advice.unsupportable(name(), plan.planned(), "issues", needed, Optional.empty()));
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        OptionalLong needed = needed(plan.level());
        return Optional.of(name() + ": "
                + (needed.orElse(Long.MAX_VALUE) <= plan.planned()
                        ? "supported from " + needed.getAsLong()
                                + " issues on if all have the best score, and there are " + plan.planned()
                        : Advice.tooFew(plan.planned(), "issues", needed)));
    }
}
