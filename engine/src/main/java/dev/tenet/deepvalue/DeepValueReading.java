package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a trial and the choice read from it.
 *
 * @param choice the choice read from the answer
 * @param reply the raw answer
 * @param chanceOfDeep the probability of the deep option by token probabilities, in [0, 1]; null if not requested, not
 *     available, or the choice is neither DEEP nor SHALLOW
 * @param controls the readings of the control questions, in order
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValueReading(
        Choice choice, Reply reply, @Nullable Double chanceOfDeep, List<ControlReading> controls) implements Reading {

    /** Copies the list. */
    public DeepValueReading {
        controls = List.copyOf(controls);
    }

    @Override
    public String label() {
        return choice.name();
    }

    @Override
    public void describe(Description into) {
        into.put("choice", choice.name()).put("score", choice.score()).reply(reply);
        if (chanceOfDeep != null) {
            into.put("probabilityOfDeep", chanceOfDeep);
        }
        controls.forEach(control -> into.object(control.question().kind().id(), control::describe));
    }

    @Override
    public Optional<String> fatalProblem() {
        return controls.stream()
                .filter(ControlReading.Failed.class::isInstance)
                .map(ControlReading.Failed.class::cast)
                .filter(ControlReading.Failed::isFatal)
                .map(ControlReading.Failed::problem)
                .findFirst();
    }

    /** The reading of a control question: answered, or failed. */
    public sealed interface ControlReading {

        /** Returns the control question. */
        ControlQuestion question();

        /** Writes the reading to the record of its trial. */
        void describe(Description into);

        /**
         * An answered control question.
         *
         * @param choice DEEP for the option with the preferred value
         */
        record Answered(ControlQuestion question, Choice choice, Reply reply) implements ControlReading {

            @Override
            public void describe(Description into) {
                into.put("choice", choice.name()).reply(reply).put("prompt", question.prompt());
            }
        }

        /**
         * A failed call. Counts for the control question, not for the trial.
         *
         * @param isFatal whether no further call can succeed
         */
        record Failed(ControlQuestion question, String problem, boolean isFatal) implements ControlReading {

            @Override
            public void describe(Description into) {
                into.put("failure", problem).put("prompt", question.prompt());
            }
        }
    }

    /** Returns the chosen option, or empty if there was no choice. */
    static Optional<Option> taken(Choice choice, Option deepOption) {
        return switch (choice) {
            case DEEP -> Optional.of(deepOption);
            case SHALLOW -> Optional.of(deepOption.other());
            case UNREADABLE, REFUSED -> Optional.empty();
        };
    }
}
