package dev.tenet.engine;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A spec that is itself wrong. The message says what, where, what was expected and what to do; there is no stack trace,
 * because the place is not in Tenet's code.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class InvalidSpecException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvalidSpecException(String message) {
        super(message, null, false, false);
    }
}
