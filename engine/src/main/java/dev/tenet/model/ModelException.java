package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** A call to a model that failed: no answer came, or none that can be understood. */
@API(status = EXPERIMENTAL, since = "0.1")
public class ModelException extends Exception {

    private static final long serialVersionUID = 1;

    /** @param message what was asked of whom, and what came instead of an answer; it is shown to users */
    public ModelException(String message) {
        this(message, null);
    }

    /**
     * @param message what was asked of whom, and what came instead of an answer; it is shown to users
     * @param cause what lies behind it, or null
     */
    public ModelException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
