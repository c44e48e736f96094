package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** What was asked for cannot be had from the issues; the message says what is wrong, and what to do. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class FramingException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is wrong, what was expected and what to do */
    public FramingException(String message) {
        super(message);
    }
}
