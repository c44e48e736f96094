package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * A claim that failed calls keep from being judged, where an assertion in a method's body makes it. It is no {@link
 * AssertionError}: nothing was disproved.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class IncompleteClaimException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is missing, in words for users */
    public IncompleteClaimException(String message) {
        super(message, null, false, true);
    }
}
