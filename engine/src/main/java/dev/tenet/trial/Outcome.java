package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** How one case ended: it was read, or the call failed, which is never a reading. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Outcome<C, R> {

    /** What was asked. */
    C posed();

    /** An answer came and was read. */
    record Read<C, R>(C posed, R reading) implements Outcome<C, R> {}

    /**
     * No answer came.
     *
     * @param problem what happened, in words for users
     */
    record Failed<C, R>(C posed, String problem) implements Outcome<C, R> {}
}
