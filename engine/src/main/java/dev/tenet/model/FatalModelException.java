package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/** A failed call after which every further call would fail too, for example because of a wrong key. */
@API(status = STABLE, since = "0.1")
public final class FatalModelException extends ModelException {

    private static final long serialVersionUID = 1;

    /** @param message the model called and what it returned instead of an answer; shown to users */
    public FatalModelException(String message) {
        super(message);
    }
}
