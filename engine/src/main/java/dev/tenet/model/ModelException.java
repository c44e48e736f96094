package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A failed call to a model: it returned no answer, or one that cannot be parsed. */
@API(status = STABLE, since = "0.1")
public class ModelException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message the model called and what it returned instead of an answer; shown to users */
    public ModelException(String message) {
        this(message, null);
    }

    /**
     * @param message the model called and what it returned instead of an answer; shown to users
     * @param cause the cause, or null
     */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
