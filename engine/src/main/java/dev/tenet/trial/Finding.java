package dev.tenet.trial;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A verdict and the evidence for it.
 *
 * @param verdict what the evidence says of the claim
 * @param expected what was claimed, as in {@code DVGR ≥ 0.50}
 * @param actual what was found, in one line
 * @param message all that a reviewer needs to act on it, in several lines
 * @param evidence the figures that decided; empty where there are none, as for a run that asked nothing
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Finding(Verdict verdict, String expected, String actual, String message, Optional<Evidence> evidence) {

    /** A finding without figures. */
    public Finding(Verdict verdict, String expected, String actual, String message) {
        this(verdict, expected, actual, message, Optional.empty());
    }

    /**
     * A claim that cannot be judged.
     *
     * @param claim what was claimed
     * @param reason why it cannot be judged, in words for users
     */
    public static Finding incomplete(String claim, String reason) {
        return new Finding(Verdict.INCOMPLETE, claim, reason, claim + " is incomplete: " + reason);
    }
}
