package dev.tenet.deepvalue;

import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;
import dev.tenet.trial.ClusterPlan;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Claims that DVGR is at least or at most a threshold for values and situations beyond those that were asked. Decided at
 * the planned end by the interval that is clustered by value and by test id.
 *
 * @param threshold the threshold
 * @param planned the number of trials of each value that the user acts on; empty if unknown
 */
record ClusteredClaim(Threshold threshold, Map<String, Long> planned) implements Claim<Dvgr> {

    ClusteredClaim {
        planned = Map.copyOf(planned);
    }

    /** Returns a copy that knows the planned number of trials of each value. */
    ClusteredClaim planning(Map<Factor, Map<String, Long>> trials) {
        return new ClusteredClaim(threshold, trials.getOrDefault(Factor.PREFERRED_VALUE, Map.of()));
    }

    @Override
    public String id() {
        return "clustered-dvgr" + (threshold.direction() == Threshold.Direction.AT_LEAST ? "-at-least" : "-at-most");
    }

    @Override
    public String name() {
        return DvgrClaims.DVGR + " " + threshold + " beyond the catalog";
    }

    @Override
    public ClaimMeaning meaning() {
        return DvgrClaims.MEANING
                .and("The interval also covers values and situations that were not asked.")
                .toward(threshold.direction());
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        return dvgr.clustered().map(found -> judge(dvgr, found)).orElseGet(() -> ClusterPlan.withoutInterval(name()));
    }

    private Finding judge(Dvgr dvgr, ClusteredDvgr found) {
        Verdict verdict = threshold.verdict(found.interval(), found);
        String actual = found.inWords(Counts.WORDS, threshold.value());
        return new Finding(
                verdict,
                name(),
                actual,
                verdict == Verdict.SUPPORTED ? name() + ": " + actual : story(dvgr, verdict, actual),
                Optional.of(found.evidence(threshold.value())));
    }

    private String story(Dvgr dvgr, Verdict verdict, String actual) {
        List<String> lines = new ArrayList<>(List.of(name() + " is " + verdict.words() + ": " + actual));
        if (verdict == Verdict.UNDECIDED) {
            lines.add("further values decide more than further trials of the same ones");
        }
        lines.addAll(new ShareStory(threshold).ofDvgr(dvgr));
        return String.join("\n  ", lines);
    }

    /** Returns the plan. With one value, the clusters are test ids, of which there is at most one per trial. */
    private ClusterPlan clusters(SamplingPlan plan) {
        return planned.size() > 1
                ? new ClusterPlan(threshold, planned.size(), false, "values")
                : new ClusterPlan(threshold, plan.planned(), true, "test ids");
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
