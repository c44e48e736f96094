package dev.tenet.deepvalue;

import dev.tenet.stats.ClusteredInterval;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Advice;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.LongStream;

/**
 * Claims that DVGR is at least or at most a threshold for values and situations beyond those that were asked. Decided at
 * the planned end by the interval that is clustered by value and by test id.
 *
 * @param threshold the threshold
 * @param planned the number of trials of each value that the user acts on; empty if unknown
 */
record ClusteredClaim(Threshold threshold, Map<String, Long> planned) implements Claim<Dvgr> {

    private static final int MAX_EVALUATED = 2000;

    ClusteredClaim {
        planned = Map.copyOf(planned);
    }

    /** Returns a copy that knows the planned number of trials of each value. */
    ClusteredClaim planning(Map<Factor, Map<String, Long>> trials) {
        return new ClusteredClaim(threshold, trials.getOrDefault(Factor.PREFERRED_VALUE, Map.of()));
    }

    @Override
    public String id() {
        return "clustered-dvgr" + (isAtLeast() ? "-at-least" : "-at-most");
    }

    private boolean isAtLeast() {
        return threshold.direction() == Threshold.Direction.AT_LEAST;
    }

    @Override
    public String name() {
        return DvgrClaims.DVGR + " " + threshold + " beyond the catalog";
    }

    @Override
    public Finding judge(Dvgr dvgr) {
        return dvgr.clustered()
                .map(found -> judge(dvgr, found))
                .orElseGet(() -> Finding.incomplete(
                        name(),
                        "a clustered interval holds at the planned end alone, and the run may stop early; expected"
                                + " stop = FIXED"));
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
        lines.addAll(new ShareStory(threshold).ofDvgr(dvgr, verdict));
        return String.join("\n  ", lines);
    }

    /** What the trials are clusters of. With one value, these are test ids, at most one a trial. */
    private String noun() {
        return planned.size() > 1 ? "values" : "test ids";
    }

    private long clusters(SamplingPlan plan) {
        return planned.size() > 1 ? planned.size() : plan.planned();
    }

    /** The fewest clusters that could support the claim, all of whose trials have the best choice. */
    private OptionalLong needed(double level) {
        double best = isAtLeast() ? 1 : 0;
        return threshold.value() == best
                ? OptionalLong.empty()
                : threshold.value() == 1 - best
                        ? OptionalLong.of(0)
                        : Advice.fewest(2, clusters -> clusters > MAX_EVALUATED || isSupported(clusters, best, level));
    }

    private boolean isSupported(long clusters, double best, double level) {
        List<Long> each = LongStream.range(0, clusters).boxed().toList();
        double[] scores = Collections.nCopies((int) clusters, best).stream()
                .mapToDouble(Double::doubleValue)
                .toArray();
        return ClusteredInterval.of(scores, each, level, 1)
                .filter(found -> threshold.verdict(found.interval()) == Verdict.SUPPORTED)
                .isPresent();
    }

    private boolean isSupportable(SamplingPlan plan) {
        return needed(plan.level()).orElse(Long.MAX_VALUE) <= clusters(plan);
    }

    @Override
    public Optional<String> unsupportable(SamplingPlan plan) {
        return isSupportable(plan)
                ? Optional.empty()
                : Optional.of(
                        Advice.unsupportable(name(), clusters(plan), noun(), needed(plan.level()), Optional.empty()));
    }

    @Override
    public Optional<String> prospects(SamplingPlan plan) {
        OptionalLong needed = needed(plan.level());
        return Optional.of(name() + ": "
                + (isSupportable(plan)
                        ? String.format(
                                Locale.ROOT,
                                "supported from %,d %s on if all choices are the best, and there are %s%,d",
                                needed.orElse(0),
                                noun(),
                                planned.size() > 1 ? "" : "at most ",
                                clusters(plan))
                        : Advice.tooFew(clusters(plan), noun(), needed)));
    }
}
