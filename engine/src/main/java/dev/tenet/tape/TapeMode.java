package dev.tenet.tape;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What a tape does when a model is asked. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum TapeMode {
    /** Nothing: every question is asked, nothing is recorded. */
    OFF,
    /** Gives back what is on it, and records what is not. */
    AUTO,
    /** Every question is asked, and its answer recorded in the place of an older one. */
    RECORD,
    /** Gives back what is on it; a question that is not ends the run. No server is asked. */
    REPLAY
}
