package dev.tenet.tape;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.Reply;
import org.apiguardian.api.API;

/** Which recorded answers are asked for again, once a launch, in place of being given back. */
@API(status = INTERNAL, since = "0.1")
public enum TapeRefresh {
    /** Those without words, such as a server gives that is about to break down; refusals are none. */
    EMPTY {
        @Override
        boolean appliesTo(Reply reply) {
            return !reply.isRefused() && reply.said().isBlank();
        }
    },
    /**
     * Those that ended for a reason that Tenet does not know, which may have been a failure. What is known to have failed is
     * never recorded, and asked again anyway.
     */
    FAILED {
        @Override
        boolean appliesTo(Reply reply) {
            return reply.unknownFinish() != null;
        }
    };

    abstract boolean appliesTo(Reply reply);
}
