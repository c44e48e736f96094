package dev.tenet.engine;

import dev.tenet.trial.Finding;
import org.jspecify.annotations.Nullable;

/**
 * A claim and its finding.
 *
 * @param finding null if the claim was not judged
 */
record JudgedClaim(ClaimName claim, @Nullable Finding finding) {}
