package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** When the results of a run may be looked at to decide a claim, and whether the run may then be prolonged. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Looks {
    /** One look, after the planned number of observations. */
    FIXED,
    /** A look after each observation, up to the planned number. The run may stop early, and may not be prolonged. */
    EARLY,
    /** A look after each observation, without a planned end. The run may stop at any time and may be prolonged. */
    OPEN
}
