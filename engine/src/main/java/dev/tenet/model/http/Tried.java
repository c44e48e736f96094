package dev.tenet.model.http;

import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.time.Duration;
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
     */
    record Again(ModelException why, @Nullable Duration notBefore) implements Tried {}

    /**
     * The server takes the question only without this parameter.
     *
     * @param isNamed whether the server says that it is about this one; else it is worth a try
     */
    record Without(String parameter, boolean isNamed, ModelException why) implements Tried {}
}
