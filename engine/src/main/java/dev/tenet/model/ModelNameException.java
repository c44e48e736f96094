package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import dev.tenet.setting.InvalidSpecException;
import org.apiguardian.api.API;

/** A model name that cannot be resolved. The message says what was expected and what to do. */
@API(status = STABLE, since = "0.1")
public final class ModelNameException extends InvalidSpecException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong with the name, what was expected and what to do */
    public ModelNameException(String message) {
        super(message);
    }
}
