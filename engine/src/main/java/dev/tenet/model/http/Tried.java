package dev.tenet.model.http;

import dev.tenet.model.ModelException;
import dev.tenet.model.Reply;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The outcome of one attempt. */
sealed interface Tried {

    /** The model answered. */
    record Answered(Reply reply) implements Tried {}

    /** There is no answer, and a retry is useless. The exception says whether it is fatal. */
    record Failed(ModelException why) implements Tried {}

    /**
     * There is no answer, but a retry may succeed.
     *
     * @param why the failure to report if there is no retry
     * @param notBefore the wait that the server asks for, or null
     * @param mayBeForm whether the form of the request may be the reason
     */
    record Again(ModelException why, @Nullable Duration notBefore, boolean mayBeForm) implements Tried {

        Again(ModelException why, @Nullable Duration notBefore) {
            this(why, notBefore, false);
        }
    }

    /** A content filter blocked the question. */
    record Withheld(TurnedDown refusal) implements Tried {}

    /**
     * The server rejected the request: because of its form, its prompt, or something that all requests share.
     *
     * @param remedies changes of the form that the server suggests, best first
     * @param mayBeForm whether the form may be the reason even if the server suggests nothing
     */
    record Refused(TurnedDown refusal, List<Change> remedies, boolean mayBeForm) implements Tried {}

    /**
     * A server's description of a rejection.
     *
     * @param kind equal for rejections with the same message
     * @param ground the reason according to message and codes
     */
    record TurnedDown(String words, String kind, Ground ground) {}
}
