package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** One of the two sides of an issue. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Side {
    /** The first of its two positions. */
    FOR,
    /** The second. */
    AGAINST;

    /** The other one. */
    public Side other() {
        return this == FOR ? AGAINST : FOR;
    }
}
