package dev.tenet.trial;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.stats.SamplingPlan;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The claim that a mean is at least or at most a threshold for clusters beyond those that were asked, such as further
 * issues. Decided at the planned end by an interval that takes the clusters for a sample; incomplete if the run may stop
 * early. Missing cases are counted both for and against the claim. Immutable.
 *
 * @param quantity the mean
 * @param threshold the threshold
 * @param <F> the figures that contain the mean
 */
@API(status = INTERNAL, since = "0.1")
public record ClusteredClaim<F extends Figures>(ClusteredQuantity<F> quantity, Threshold threshold)
        implements Claim<F> {

    @Override
    public String id() {
        return "clustered-" + quantity.id() + threshold.idSuffix();
    }

    @Override
    public String name() {
        return quantity.title() + " " + threshold + " beyond the catalog";
    }

    @Override
    public ClaimMeaning meaning() {
        return quantity.meaning()
                .and("The interval also covers " + quantity.covered() + " that were not asked.")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(F figures) {
        return quantity.in(figures)
                .map(estimate -> judge(figures, estimate))
                .orElseGet(() -> ClusterPlan.withoutInterval(name()));
    }

    private Finding judge(F figures, ClusteredEstimate estimate) {
        Optional<ClusteredQuantity.Also> also = quantity.alsoIn(figures, threshold);
        Verdict ofAll = estimate.verdict(threshold);
        Verdict verdict = also.map(second -> ofAll.and(second.estimate().verdict(threshold)))
                .orElse(ofAll);
        String actual = inWords(estimate)
                + also.map(second -> "; " + second.where() + " " + inWords(second.estimate()))
                        .orElse("");
        return Finding.of(verdict, name(), actual, () -> story(figures, verdict))
                .with(estimate.evidence(threshold.value()));
    }

    private String inWords(ClusteredEstimate estimate) {
        return estimate.inWords(quantity.words(), threshold.value());
    }

    private Story story(F figures, Verdict verdict) {
        Story story = new Story();
        if (verdict == Verdict.UNDECIDED) {
            story.add("more " + quantity.clusters() + " narrow the interval further than more "
                    + quantity.words().cases() + " of the same "
                    + quantity.clusters());
        }
        return story.addAll(quantity.story(figures, threshold, verdict));
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return quantity.plan(threshold, plan).unsupportable(name(), plan.level());
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        return Optional.of(quantity.plan(threshold, plan).prospects(name(), plan.level()));
    }

    @Override
    public Optional<Power> power(SamplingPlan plan) {
        return Optional.of(PowerInWords.notComputed(quantity.clusters() + " beyond the catalog"));
    }
}
