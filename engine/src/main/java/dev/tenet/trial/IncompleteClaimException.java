package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * Thrown by an assertion in a spec method's body if failed calls prevent the claim from being judged. It is not an
 * {@link AssertionError}, because nothing was disproved.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class IncompleteClaimException extends RuntimeException {

    private static final long serialVersionUID = 1;

    /** @param message what is missing, in words for users */
    public IncompleteClaimException(String message) {
        super(message, null, false, true);
    }
}
