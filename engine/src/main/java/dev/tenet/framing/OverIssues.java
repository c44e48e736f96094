package dev.tenet.framing;

import dev.tenet.framing.FramingClaims.Quantity;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.ClusterPlan;
import dev.tenet.trial.ClusteredEstimate;
import dev.tenet.trial.ClusteredQuantity;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Optional;

/**
 * A mean over pairs, clustered by issue, for claims about issues beyond those that were asked. A claim that divergent
 * answers refute must also hold for the pairs in which both questions were answered.
 */
record OverIssues(Quantity quantity) implements ClusteredQuantity<StanceReport> {

    @Override
    public String id() {
        return quantity.id();
    }

    @Override
    public String title() {
        return quantity.title();
    }

    @Override
    public ClaimMeaning meaning() {
        return quantity.meaning();
    }

    @Override
    public Advice.Words words() {
        return quantity.words();
    }

    @Override
    public String clusters() {
        return "issues";
    }

    @Override
    public ClusterPlan plan(Threshold threshold, SamplingPlan plan) {
        return new ClusterPlan(threshold, plan.planned(), false, clusters());
    }

    @Override
    public Optional<ClusteredEstimate> in(StanceReport report) {
        return report.clustered().map(figures -> figures.of(quantity));
    }

    @Override
    public Optional<Also> alsoIn(StanceReport report, Threshold threshold) {
        return quantity.alsoIn(report, threshold)
                .flatMap(also -> report.clustered().map(figures -> new Also(also.where(), answered(figures))));
    }

    private ClusteredFigure answered(ClusteredFigures figures) {
        return quantity == Quantity.PAC ? figures.divergenceOfAnswered().mirrored() : figures.divergenceOfAnswered();
    }

    @Override
    public List<String> story(StanceReport report, Threshold threshold, Verdict verdict) {
        return quantity.story(report, threshold, verdict);
    }
}
