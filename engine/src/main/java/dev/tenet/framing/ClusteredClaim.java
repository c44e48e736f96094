package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.ClusterPlan;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Claims that a mean over pairs is at least or at most a threshold, for issues beyond those that were asked. Decided at
 * the planned end by the interval that is clustered by issue. A claim that divergent answers refute must also hold for
 * the pairs in which both questions were answered.
 */
record ClusteredClaim(Quantity quantity, Threshold threshold) implements Claim<StanceReport> {

    private static final String WHERE_ANSWERED = "where both answered";

    @Override
    public String id() {
        return "clustered-" + quantity.id()
                + (threshold.direction() == Threshold.Direction.AT_LEAST ? "-at-least" : "-at-most");
    }

    @Override
    public String name() {
        return quantity.title() + " " + threshold + " beyond the catalog";
    }

    @Override
    public ClaimMeaning meaning() {
        return quantity.meaning()
                .and("The interval also covers issues that were not asked.")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(StanceReport report) {
        return report.clustered()
                .map(figures -> judge(report, figures))
                .orElseGet(() -> ClusterPlan.withoutInterval(name()));
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

    private ClusterPlan clusters(SamplingPlan plan) {
        return new ClusterPlan(threshold, plan.planned(), false, "issues");
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return clusters(plan).unsupportable(name(), plan.level());
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        return Optional.of(clusters(plan).prospects(name(), plan.level()));
    }
}
