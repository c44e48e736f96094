package dev.tenet.answer;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What a raw answer says. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum ReadAnswer {
    /** The first option. */
    A,
    /** The second option. */
    B,
    /** Neither with certainty. */
    UNREADABLE,
    /** That no option will be chosen. */
    REFUSED
}
