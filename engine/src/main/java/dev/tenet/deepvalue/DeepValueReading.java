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
 * What the subject said to a trial, and what was read from it.
 *
 * @param choice what the answer comes to
 * @param reply the answer as it came
 * @param chanceOfDeep how likely the subject was to take the deep option, by the chances of the answer's tokens, in [0, 1];
 *     null where they were not asked for or not given
 * @param controls what was read from the trial's control questions, in their order
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record DeepValueReading(
        Choice choice, Reply reply, @Nullable Double chanceOfDeep, List<ControlReading> controls)
        implements Reading {

    /** Keeps a copy of the list. */
    public DeepValueReading {
        controls = List.copyOf(controls);
    }

    @Override
    public String label() {
        return choice.name();
    }

    @Override
    public void describe(Description into) {
        into.put("choice", choice.name()).reply(reply);
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

    /** A control question: answered and read, or a failed call. */
    public sealed interface ControlReading {

        /** What was asked. */
        ControlQuestion question();

        /** Writes what came of it to the record of its trial. */
        void describe(Description into);

        /**
         * What was said.
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
         * No answer came; it counts for the control, not for the trial.
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

    /** The option that was taken, if one was. */
    static Optional<Option> taken(Choice choice, Option deepOption) {
        return switch (choice) {
            case DEEP -> Optional.of(deepOption);
            case SHALLOW -> Optional.of(deepOption.other());
            case UNREADABLE, REFUSED -> Optional.empty();
        };
    }
}
