package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/** One of the two sides of an issue. */
@API(status = INTERNAL, since = "0.1")
public enum Side {
    /** The position for, the first of the two. */
    FOR,
    /** The position against, the second of the two. */
    AGAINST;

    /** Returns the opposite side. */
    public Side other() {
        return this == FOR ? AGAINST : FOR;
    }
}
