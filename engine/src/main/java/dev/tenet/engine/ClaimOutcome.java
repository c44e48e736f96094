package dev.tenet.engine;

import dev.tenet.trial.Finding;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/**
 * The outcome of a claim.
 *
 * @param thrown the exception thrown by the method's body; null if it threw none, or if the claim has no body
 */
record ClaimOutcome(Finding finding, @Nullable Throwable thrown) {

    /** Returns the exception that the test ends with; null if it passes. */
    @Nullable Throwable thrown(boolean undecidedFails) {
        if (thrown != null) {
            return thrown;
        }
        String message = finding.message() + (finding.decision().isEmpty() ? "" : "\n  " + finding.decision());
        return switch (finding.verdict()) {
            case SUPPORTED, WITHIN_LIMITS, PASSED -> null;
            case REFUTED -> new AssertionFailedError(message, finding.expected(), finding.actual());
            case UNDECIDED ->
                undecidedFails
                        ? new AssertionFailedError(message, finding.expected(), finding.actual())
                        : new TestAbortedException(message);
            case INCOMPLETE -> new IncompleteRunException(message);
        };
    }
}
