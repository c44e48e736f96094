package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** A design that cannot be asked: a name that does not exist, or texts that do not suffice. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class DesignException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, what was expected, what to do */
    public DesignException(String message) {
        super(message);
    }
}
