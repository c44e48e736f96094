package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.io.IOException;
import org.apiguardian.api.API;

/** A file that a user named and that is not what it should be; says which file, which record, which field. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class MalformedRecordException extends IOException {

    private static final long serialVersionUID = 1;

    /** @param message the file, where in it, what is there, what was expected */
    public MalformedRecordException(String message) {
        super(message);
    }
}
