package dev.tenet.engine;

import dev.tenet.report.ConsoleReport.Node;
import dev.tenet.stats.SamplingPlan;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Power;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a plan says of a claim before anything is asked.
 *
 * @param id the id of the claim
 * @param prospects which results would support and which would refute the claim, in words, if that can be known
 * @param power how small an effect the plan shows in most runs, if that can be computed
 */
record PlannedClaim(String id, Optional<String> prospects, Optional<Power> power) {

    // Above, computing the power of a plan takes longer than a reader would wait for it.
    private static final long MOST_FOR_POWER = 2000;

    static <F extends Figures> PlannedClaim of(Claim<F> claim, SamplingPlan plan) {
        return new PlannedClaim(claim.id(), claim.prospects(plan), claim.power(plan));
    }

    /** Returns a claim of a run that is about to begin, with its power only if that can be computed quickly. */
    static <F extends Figures> PlannedClaim ofRun(Claim<F> claim, SamplingPlan plan) {
        return plan.planned() > MOST_FOR_POWER
                ? new PlannedClaim(claim.id(), claim.prospects(plan), Optional.empty())
                : of(claim, plan);
    }

    /**
     * Returns the lines for the console; empty if nothing is known.
     *
     * @param more returns an additional line about the power
     */
    Optional<Node> node(Function<Power, Optional<String>> more) {
        return prospects.map(line -> new Node(
                line,
                power.stream()
                        .flatMap(known -> Stream.concat(Stream.of(known.inWords()), more.apply(known).stream()))
                        .map(Node::leaf)
                        .toList()));
    }
}
