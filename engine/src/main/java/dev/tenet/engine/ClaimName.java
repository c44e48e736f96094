package dev.tenet.engine;

import dev.tenet.trial.Claim;
import dev.tenet.trial.ClaimMeaning;

/**
 * The id and name of a claim, and what it measures.
 *
 * @param id the id, independent of the threshold, such as {@code dvgr-at-least}
 * @param name the name, such as {@code DVGR ≥ 0.50}
 * @param meaning what the claim measures
 */
record ClaimName(String id, String name, ClaimMeaning meaning) {

    static ClaimName of(Claim<?> claim) {
        return new ClaimName(claim.id(), claim.name(), claim.meaning());
    }
}
