package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Thrown for a claim that could not be judged because the run was cut short, or because failed calls could change the
 * verdict.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class IncompleteRunException extends RuntimeException {

    private static final long serialVersionUID = 1;

    IncompleteRunException(String message) {
        super(message, null, false, false);
    }
}
