package dev.tenet.model.http;

import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one try of a call came to. */
sealed interface Tried {

    /** There is an answer. */
    record Answered(Reply reply) implements Tried {}

    /** There is none, and the same question would not get one: fatal or not, as the exception is. */
    record Failed(ModelException why) implements Tried {}

    /**
     * There is none, but the next try may get one.
     *
     * @param why what to say if there is no next try
     * @param notBefore how long the server asks to wait, or null
     * @param mayBeForm whether it may be the form of the request that the server cannot work on
     */
    record Again(ModelException why, @Nullable Duration notBefore, boolean mayBeForm) implements Tried {

        Again(ModelException why, @Nullable Duration notBefore) {
            this(why, notBefore, false);
        }
    }

    /** A filter kept the question from the model. */
    record Withheld(TurnedDown refusal) implements Tried {}

    /**
     * The server turned the request down: for its form, for its prompt, or for what every other request would meet too.
     *
     * @param remedies what to change in the form, the best first, where the server names what it does not take
     * @param mayBeForm whether it may be the form also where the server names nothing
     */
    record Refused(TurnedDown refusal, List<Change> remedies, boolean mayBeForm) implements Tried {}

    /**
     * What a server said when it turned a request down.
     *
     * @param kind the same for refusals in the same words
     * @param ground what its words and codes say
     */
    record TurnedDown(String words, String kind, Ground ground) {}
}
