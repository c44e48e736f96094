package dev.tenet.model.http;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;

/** A call was given up because it had waited too long; the message is a half-sentence whose subject is the server. */
final class OverdueException extends InterruptedIOException {

    private static final long serialVersionUID = 1;

    /**
     * Tells it to users.
     *
     * @param others how many other calls were under way: where there were any, fewer may help
     */
    OverdueException(Duration timeout, int others, IOException canceled) {
        super("did not answer in full within " + ConnectionFailure.inWords(timeout) + ", as tenet.timeout says"
                + (others == 0
                        ? ""
                        : ", with " + others + (others == 1 ? " other call" : " other calls")
                                + " under way; a server that answers one after the other needs a lower"
                                + " tenet.concurrency or a higher tenet.timeout"));
        initCause(canceled);
    }
}
