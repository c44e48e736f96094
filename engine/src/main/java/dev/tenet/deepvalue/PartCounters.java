package dev.tenet.deepvalue;

import dev.tenet.stats.Bonferroni;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.ShareCounter;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The running shares of all parts of a factor. The number of trials of each part is planned, so each has a sampling
 * plan of its own and ends on its own. Mutable and not thread-safe.
 */
final class PartCounters {

    private final Map<String, PartCounter> counters = new TreeMap<>(new NaturalOrder());

    private record PartCounter(ShareCounter share, ShareCounter simultaneous) {

        PartShare soFar(String name) {
            return new PartShare(name, share.soFar(), simultaneous.soFar());
        }
    }

    /**
     * Creates counters for the planned parts.
     *
     * @param planned the number of trials of each part
     * @param run the plan of the run, whose level is that of the parts
     */
    PartCounters(Map<String, Long> planned, SamplingPlan run) {
        double simultaneous = Bonferroni.level(run.level(), Math.max(1, planned.size()));
        planned.forEach((name, trials) -> counters.put(
                name, new PartCounter(counter(run, run.level(), trials), counter(run, simultaneous, trials))));
    }

    private static ShareCounter counter(SamplingPlan run, double level, long trials) {
        return new ShareCounter(new SamplingPlan(level, run.looks(), trials, OptionalLong.empty()));
    }

    /** Counts a trial of a part. */
    void count(String name, Consumer<ShareCounter> trial) {
        PartCounter counter = counters.get(name);
        if (counter == null) {
            throw new IllegalStateException(
                    "a trial of \"" + name + "\" was not planned; expected one of " + counters.keySet());
        }
        trial.accept(counter.share());
        trial.accept(counter.simultaneous());
    }

    /** Returns whether the trials so far may decide a claim on every part, in constant time. Never false if they do. */
    boolean mayDecide(Threshold threshold) {
        return counters.values().stream()
                        .anyMatch(part -> part.simultaneous().possibleVerdict(threshold) == Verdict.REFUTED)
                || counters.values().stream()
                        .allMatch(part -> part.share().possibleVerdict(threshold) == Verdict.SUPPORTED);
    }

    /** Returns the shares so far, in order of their names. */
    List<PartShare> soFar() {
        return counters.entrySet().stream()
                .map(part -> part.getValue().soFar(part.getKey()))
                .toList();
    }
}
