package dev.tenet.model.http;

import dev.tenet.model.CallSettings;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** A call was given up after its timeout. The message is a predicate whose subject is the server. */
final class OverdueException extends InterruptedIOException {

    private static final long serialVersionUID = 1;

    /**
     * With a message for users.
     *
     * @param others number of other calls in flight; if there were any, lower concurrency may help
     */
    OverdueException(Duration timeout, int others, IOException canceled) {
        super("did not answer in full within the " + CallSettings.TIMEOUT + " of " + ConnectionFailure.inWords(timeout)
                + (others == 0
                        ? ""
                        : ", with " + others + (others == 1 ? " other call" : " other calls")
                                + " in flight; a server that answers one call at a time needs a lower "
                                + CallSettings.CONCURRENCY + " or a higher " + CallSettings.TIMEOUT));
        initCause(canceled);
    }
}
