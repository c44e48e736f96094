package dev.tenet.assertj;

import dev.tenet.text.Untrusted;
import dev.tenet.trial.Finding;
import dev.tenet.trial.IncompleteClaimException;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Turns a finding into what an assertion throws. */
final class Findings {

    private Findings() {}

    /**
     * Throws what the verdict comes to.
     *
     * @param description what the assertion is called; may be empty
     * @throws AssertionError if it is refuted
     * @throws TestAbortedException if it is undecided
     * @throws IncompleteClaimException if failed calls keep it from being judged
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
