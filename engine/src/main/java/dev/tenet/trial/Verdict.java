package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What the evidence says of a claim. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Verdict {
    /** The evidence proves the claim at the level. */
    SUPPORTED,
    /** The evidence disproves it. */
    REFUTED,
    /** Everything planned was asked, and it is neither. */
    UNDECIDED,
    /** The run was cut short. */
    INCOMPLETE
}
