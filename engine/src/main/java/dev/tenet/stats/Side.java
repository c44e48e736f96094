package dev.tenet.stats;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** On which side of a threshold a share or mean was shown to be. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Side {
    /** It is below the threshold. */
    BELOW,
    /** It may be on either side. */
    UNDECIDED,
    /** It is above the threshold. */
    ABOVE
}
