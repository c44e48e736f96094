package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** The reason why a run ended. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Ending {

    /** Everything planned was asked. */
    record Complete() implements Ending {}

    /**
     * The claims were decided before everything planned was asked. Answers in flight at that time are passed to the
     * observer but not counted.
     *
     * @param after the number of cases that decided them
     */
    record Decided(long after) implements Ending {}

    /**
     * The run could not be completed.
     *
     * @param reason the cause, in words for users
     */
    record CutShort(String reason) implements Ending {}
}
