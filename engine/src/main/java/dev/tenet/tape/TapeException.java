package dev.tenet.tape;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import org.apiguardian.api.API;

/** A tape that cannot be used. The message says which, why and what to do. */
@API(status = INTERNAL, since = "0.1")
public final class TapeException extends IOException {

    private static final long serialVersionUID = 1;

    TapeException(String message) {
        super(message);
    }

    TapeException(String message, Throwable cause) {
        super(message, cause);
    }
}
