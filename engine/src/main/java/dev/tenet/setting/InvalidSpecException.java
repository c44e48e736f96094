package dev.tenet.setting;

import static org.apiguardian.api.API.Status.STABLE;

import org.apiguardian.api.API;

/**
 * Thrown for a spec that cannot be measured because of a mistake in the spec, in a setting, or in something they refer
 * to. The message says what is wrong, where, what was expected and what to do. There is no stack trace, because the
 * mistake is not in Tenet's code.
 */
@API(status = STABLE, since = "0.1")
public class InvalidSpecException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, where, what was expected, and what to do */
    public InvalidSpecException(String message) {
        super(message, null, false, false);
    }
}
