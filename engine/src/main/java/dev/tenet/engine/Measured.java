package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.model.Prices;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.Power;
import dev.tenet.trial.Run;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A completed run and the claims to judge on it.
 *
 * @param sample what was drawn
 * @param stale why answers from a tape are too old to judge claims; empty if they are not
 * @param planned what the plan said of the claims; empty if the run did not begin
 */
record Measured<F extends Figures>(
        List<Participant> participants,
        List<Claim<F>> claims,
        Run<F> run,
        Sample sample,
        Optional<String> stale,
        List<PlannedClaim> planned) {

    /** Returns which results of the plan would have supported and refuted a claim, in words, if that can be known. */
    Optional<String> prospects(String claimId) {
        return planned(claimId).flatMap(PlannedClaim::prospects);
    }

    /** Returns how small an effect the plan could show in most runs, in words, if that can be computed quickly. */
    Optional<String> power(String claimId) {
        return planned(claimId).flatMap(PlannedClaim::power).map(Power::inWords);
    }

    private Optional<PlannedClaim> planned(String claimId) {
        return planned.stream().filter(claim -> claim.id().equals(claimId)).findFirst();
    }

    private Optional<Claim<F>> claim(String claimId) {
        return claims.stream().filter(one -> one.id().equals(claimId)).findFirst();
    }

    /** Judges a claim. A claim that cannot be judged is incomplete. */
    Finding judge(String claimId) {
        Claim<F> claim = claim(claimId).orElseThrow(() -> new IllegalArgumentException("there is no claim " + claimId));
        // Response health describes the answers, even if they come from a tape that is too old to prove anything.
        boolean isHealth = claimId.equals(HealthClaim.ID);
        Optional<String> obstacle = isHealth ? run.obstacle() : obstacle();
        if (obstacle.isPresent()) {
            return incomplete(claim.name(), obstacle.get());
        }
        Finding finding = claim.judge(run.figures());
        return DecisionSentence.explained(
                isHealth ? withAnswerers(finding) : finding,
                run,
                claim.meaning().direction());
    }

    /**
     * Completes the finding on response health. It does not pass if several models answered, because the figures then
     * describe none of them. If it does not pass, incomplete answers are reported as well.
     */
    private Finding withAnswerers(Finding health) {
        List<Cost> costs = Cost.of(participants, Prices.NONE);
        List<String> changes =
                costs.stream().flatMap(cost -> cost.severalModels().stream()).toList();
        Verdict verdict = health.verdict().isPass() && !changes.isEmpty() ? Verdict.UNDECIDED : health.verdict();
        if (verdict.isPass()) {
            return health;
        }
        String headline = health.verdict().isPass()
                ? health.expected() + " is undecided: " + String.join("; ", changes) + "\n  " + health.actual()
                : Stream.concat(Stream.of(health.message()), changes.stream()).collect(Collectors.joining("\n  "));
        Stream<String> shortfalls = costs.stream().flatMap(cost -> cost.shortfall().stream());
        return new Finding(
                verdict,
                health.expected(),
                Stream.concat(Stream.of(health.actual()), changes.stream()).collect(Collectors.joining("; ")),
                Stream.concat(Stream.of(headline), shortfalls).collect(Collectors.joining("\n  ")),
                health.evidence());
    }

    /** Returns a copy for which no claim can be judged. */
    Measured<F> cutShort(String reason) {
        Run<F> cut = new Run<>(run.figures(), new Ending.CutShort(reason), run.planned(), run.asked());
        return new Measured<>(participants, claims, cut, sample, stale, planned);
    }

    /** Returns why claims cannot be judged, if that is so. */
    Optional<String> obstacle() {
        return run.obstacle().or(() -> stale).or(this::cutPrompts);
    }

    /** Rejects trials with truncated prompts, because the server did not see the question asked. */
    private Optional<String> cutPrompts() {
        return Cost.of(participants, Prices.NONE).stream()
                .flatMap(cost -> cost.cut().stream())
                .findFirst();
    }

    Finding incomplete(String name, String reason) {
        return new Finding(
                Verdict.INCOMPLETE,
                name,
                reason,
                name + " is incomplete: " + reason + "\n  so far: "
                        + run.figures().headline());
    }
}
