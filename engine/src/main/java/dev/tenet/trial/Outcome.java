package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** The outcome of one case: a reading or a failed call. A failed call is never a reading. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Outcome<C, R> {

    /** Returns the case. */
    C posed();

    /** The case was answered, and the answer was read. */
    record Read<C, R>(C posed, R reading) implements Outcome<C, R> {}

    /**
     * The case was not answered.
     *
     * @param problem the cause, in words for users
     */
    record Failed<C, R>(C posed, String problem) implements Outcome<C, R> {}
}
