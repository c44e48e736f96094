package dev.tenet.assertj;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Finding;
import dev.tenet.trial.IncompleteClaimException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Converts findings to assertion results. */
final class Findings {

    private Findings() {}

    /**
     * Throws the exception for a verdict that does not pass.
     *
     * @param description the description of the assertion; may be empty
     * @throws AssertionError if the claim is refuted
     * @throws TestAbortedException if the claim is undecided
     * @throws IncompleteClaimException if failed calls prevent the claim from being judged
     */
    static void verify(Finding finding, String description) {
        String message = Untrusted.message(
                description.isEmpty() ? finding.message() : "[" + description + "] " + finding.message());
        switch (finding.verdict()) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> {}
            case REFUTED -> throw new AssertionFailedError(message, finding.expected(), finding.actual());
            case UNDECIDED -> throw new TestAbortedException(message);
            case INCOMPLETE -> throw new IncompleteClaimException(message);
        }
    }
}
