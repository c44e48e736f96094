package dev.tenet.answer;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/** The result of reading a raw answer. */
@API(status = INTERNAL, since = "0.1")
public enum ReadAnswer {
    /** The first option. */
    A,
    /** The second option. */
    B,
    /** No option can be read with certainty. */
    UNREADABLE,
    /** The answer declines to choose. */
    REFUSED
}
