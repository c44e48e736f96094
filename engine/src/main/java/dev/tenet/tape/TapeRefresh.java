package dev.tenet.tape;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.Reply;
import org.apiguardian.api.API;

/** The kinds of recorded answers to ask for again, once per launch, instead of returning them. */
@API(status = INTERNAL, since = "0.1")
public enum TapeRefresh {
    /** Answers without text, as returned by servers that are about to fail; refusals are excluded. */
    EMPTY {
        @Override
        boolean appliesTo(Reply reply) {
            return !reply.isRefused() && reply.said().isBlank();
        }
    },
    /**
     * Answers with an unknown finish reason, which may be a failure. Known failures are never recorded and therefore
     * always asked for again.
     */
    FAILED {
        @Override
        boolean appliesTo(Reply reply) {
            return reply.unknownFinish() != null;
        }
    };

    abstract boolean appliesTo(Reply reply);
}
