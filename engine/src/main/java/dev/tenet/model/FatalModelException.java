package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** A call to a model that failed in a way in which every other call would fail too, such as a wrong key. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FatalModelException extends ModelException {

    private static final long serialVersionUID = 1;

    /** @param message what was asked of whom, and what came instead of an answer; it is shown to users */
    public FatalModelException(String message) {
        super(message);
    }
}
