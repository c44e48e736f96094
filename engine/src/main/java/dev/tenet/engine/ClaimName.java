package dev.tenet.engine;

import dev.tenet.trial.Claim;

/**
 * The id and name of a claim.
 *
 * @param id the id, independent of the threshold, such as {@code dvgr-at-least}
 * @param name the name, such as {@code DVGR ≥ 0.50}
 */
record ClaimName(String id, String name) {

    static ClaimName of(Claim<?> claim) {
        return new ClaimName(claim.id(), claim.name());
    }
}
