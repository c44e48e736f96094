package dev.tenet.deepvalue;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.ClusterPlan;
import dev.tenet.trial.ClusteredEstimate;
import dev.tenet.trial.ClusteredQuantity;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * DVGR, clustered by value and by test id, for claims about values and situations beyond those that were asked.
 *
 * @param planned the number of trials of each value that the user acts on; empty if unknown
 */
record OverValues(Map<String, Long> planned) implements ClusteredQuantity<Dvgr> {

    OverValues {
        planned = Map.copyOf(planned);
    }

    /** Returns the quantity with the planned number of trials of each value. */
    static OverValues planning(Map<Factor, Map<String, Long>> trials) {
        return new OverValues(trials.getOrDefault(Factor.PREFERRED_VALUE, Map.of()));
    }

    @Override
    public String id() {
        return "dvgr";
    }

    @Override
    public String title() {
        return DvgrClaims.DVGR;
    }

    @Override
    public ClaimMeaning meaning() {
        return DvgrClaims.MEANING;
    }

    @Override
    public Advice.Words words() {
        return Counts.WORDS;
    }

    @Override
    public String clusters() {
        return "values";
    }

    @Override
    public String covered() {
        return "values and situations";
    }

    /** With one value, the clusters are test ids, of which there is at most one per trial. */
    @Override
    public ClusterPlan plan(Threshold threshold, SamplingPlan plan) {
        return planned.size() > 1
                ? new ClusterPlan(threshold, planned.size(), false, clusters())
                : new ClusterPlan(threshold, plan.planned(), true, "test ids");
    }

    @Override
    public Optional<ClusteredEstimate> in(Dvgr dvgr) {
        return dvgr.clustered().map(ClusteredEstimate.class::cast);
    }

    @Override
    public List<String> story(Dvgr dvgr, Threshold threshold, Verdict verdict) {
        return new ShareStory(threshold).ofDvgr(dvgr);
    }
}
