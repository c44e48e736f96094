package dev.tenet.engine;

import dev.tenet.trial.Claim;

/**
 * A claim, before it is judged.
 *
 * @param id stays the same whatever the threshold, as in {@code dvgr-at-least}
 * @param name as in {@code DVGR ≥ 0.50}
 */
record ClaimName(String id, String name) {

    static ClaimName of(Claim<?> claim) {
        return new ClaimName(claim.id(), claim.name());
    }
}
