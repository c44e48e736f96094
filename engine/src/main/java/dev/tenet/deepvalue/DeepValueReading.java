package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import dev.tenet.trial.LastReading;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What the subject said to a trial, and what was read from it.
 *
 * @param choice what the answer comes to
 * @param reply the answer as it came
 * @param chanceOfDeep how likely the subject was to take the deep option, by the chances of the answer's tokens, in [0, 1];
 *     null where they were not asked for or not given
 * @param control what the same question came to without examples, or null if it was not asked
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValueReading(
        Choice choice,
        Reply reply,
        @Nullable Double chanceOfDeep,
        @Nullable ControlReading control) implements LastReading {

    @Override
    public Optional<String> fatalProblem() {
        return control instanceof ControlReading.Failed failed && failed.isFatal()
                ? Optional.of(failed.problem())
                : Optional.empty();
    }

    /** The control question: answered and read, or a failed call. */
    public sealed interface ControlReading {

        /** What was said without examples. */
        record Answered(Choice choice, Reply reply) implements ControlReading {}

        /**
         * No answer came; it counts for the control, not for the trial.
         *
         * @param isFatal whether no further call can succeed
         */
        record Failed(String problem, boolean isFatal) implements ControlReading {}
    }

    /** The option that was taken, if one was. */
    static Optional<Option> taken(Choice choice, Option deepOption) {
        return switch (choice) {
            case DEEP -> Optional.of(deepOption);
            case SHALLOW -> Optional.of(deepOption.other());
            case UNREADABLE, REFUSED -> Optional.empty();
        };
    }
}
