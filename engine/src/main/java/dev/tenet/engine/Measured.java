package dev.tenet.engine;

import dev.tenet.engine.Spec.Measurement;
import dev.tenet.trial.Claim;
import dev.tenet.trial.Figures;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Run;
import dev.tenet.trial.Verdict;
import java.util.Optional;

/**
 * A run and the claims to judge on it.
 *
 * @param stale why answers from a tape are too old to judge claims by; empty if none is
 */
record Measured<F extends Figures>(Measurement<?, ?, F> measurement, Run<F> run, Optional<String> stale) {

    /** Judges a claim; where it cannot be judged, the verdict is that it is incomplete. */
    Finding judge(String claimId) {
        Claim<F> claim = measurement.claims().get(claimId);
        if (claim == null) {
            throw new IllegalArgumentException("there is no claim " + claimId);
        }
        // Health says what came back, also from a tape that is too old to prove anything.
        Optional<String> obstacle = claimId.equals(SpecMethod.HEALTH.id()) ? run.obstacle() : obstacle();
        return obstacle.map(reason -> incomplete(claim.name(), reason)).orElseGet(() -> claim.judge(run.figures()));
    }

    /** What keeps claims from being judged, if something does. */
    Optional<String> obstacle() {
        return run.obstacle().or(() -> stale);
    }

    Finding incomplete(String name, String reason) {
        String actual = "incomplete: " + reason;
        return new Finding(
                Verdict.INCOMPLETE,
                name,
                actual,
                name + " is " + actual + "\n  so far: " + run.figures().headline());
    }
}
