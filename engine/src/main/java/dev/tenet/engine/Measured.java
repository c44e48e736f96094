package dev.tenet.engine;

import dev.tenet.model.Participant;
import dev.tenet.model.Prices;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Ending;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.HealthClaim;
import dev.tenet.trial.Run;
import dev.tenet.trial.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A run and the claims to judge on it.
 *
 * @param stale why answers from a tape are too old to judge claims by; empty if none is
 */
record Measured<F extends Figures>(
        List<Participant> participants, List<Claim<F>> claims, Run<F> run, Optional<String> stale) {

    /** Judges a claim; where it cannot be judged, the verdict is that it is incomplete. */
    Finding judge(String claimId) {
        Claim<F> claim = claims.stream()
                .filter(one -> one.id().equals(claimId))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("there is no claim " + claimId));
        // Health says what came back, also from a tape that is too old to prove anything.
        boolean isHealth = claimId.equals(HealthClaim.ID);
        Optional<String> obstacle = isHealth ? run.obstacle() : obstacle();
        if (obstacle.isPresent()) {
            return incomplete(claim.name(), obstacle.get());
        }
        Finding finding = claim.judge(run.figures());
        return isHealth ? withAnswerers(finding) : finding;
    }

    /**
     * Figures of which one model gave a part and another the rest are figures of neither: health does not pass. Where it does
     * not pass, it also says which answers were no whole ones.
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

    /** The same figures, of which no claim can be judged. */
    Measured<F> cutShort(String reason) {
        Run<F> cut = new Run<>(run.figures(), new Ending.CutShort(reason), run.planned(), run.asked());
        return new Measured<>(participants, claims, cut, stale);
    }

    /** What keeps claims from being judged, if something does. */
    Optional<String> obstacle() {
        return run.obstacle().or(() -> stale).or(this::cutPrompts);
    }

    /** Trials whose prompts were cut are not those that were to be asked. */
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
