package dev.tenet.tape;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What a tape does when a model is asked. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum TapeMode {
    /** Asks every question and records nothing. */
    OFF,
    /** Returns recorded answers; asks and records all other questions. */
    AUTO,
    /** Asks every question and replaces recorded answers. */
    RECORD,
    /** Returns recorded answers and calls no server. A question without a recorded answer ends the run. */
    REPLAY
}
