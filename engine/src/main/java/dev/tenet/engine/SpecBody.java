package dev.tenet.engine;

import dev.tenet.model.ChatModel;
import dev.tenet.trial.AssertedFindings;
import dev.tenet.trial.Finding;
import dev.tenet.trial.IncompleteClaimException;
import dev.tenet.trial.Verdict;
import java.util.Optional;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** Runs the body of a spec method on the result of the measurement, as a claim of its own. */
final class SpecBody {

    private static final String NAME = SpecMethod.BODY.name();

    private SpecBody() {}

    static ClaimOutcome call(SpecMethod method, MeasurementState.Asked asked, boolean undecidedFails) {
        Optional<String> obstacle = asked.measured().obstacle();
        if (obstacle.isPresent()) {
            return new ClaimOutcome(asked.measured().incomplete(NAME, obstacle.get()), null);
        }
        try (AssertedFindings asserted = AssertedFindings.begin()) {
            method.call(asked.instance(), arguments(method, asked));
            return new ClaimOutcome(asserted.passed(NAME), null);
        } catch (Throwable thrown) {
            Thrown.rethrowIfUnrecoverable(thrown);
            return threw(thrown, undecidedFails);
        }
    }

    private static ClaimOutcome threw(Throwable thrown, boolean undecidedFails) {
        String message = String.valueOf(thrown.getMessage());
        if (thrown instanceof TestAbortedException) {
            Throwable failed = undecidedFails ? new AssertionFailedError(message) : thrown;
            failed.setStackTrace(thrown.getStackTrace());
            return new ClaimOutcome(new Finding(Verdict.UNDECIDED, NAME, message, message), failed);
        }
        if (thrown instanceof IncompleteClaimException) {
            return new ClaimOutcome(new Finding(Verdict.INCOMPLETE, NAME, message, message), thrown);
        }
        return thrown instanceof AssertionError
                ? new ClaimOutcome(new Finding(Verdict.REFUTED, NAME, message, message), thrown)
                : new ClaimOutcome(Finding.incomplete(NAME, "the method threw " + thrown), thrown);
    }

    private static Object[] arguments(SpecMethod method, MeasurementState.Asked asked) {
        Class<?>[] types = method.method().getParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = types[i] == ChatModel.class
                    ? asked.subject().model()
                    : asked.measured().run().figures();
        }
        return arguments;
    }
}
