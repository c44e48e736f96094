package dev.tenet.framing.reference;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A subject whose measurement has a known result: it reads from the payload of a prompt which side of which issue the
 * question presumes, and answers as it was built to.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public interface ReferenceSubject extends ChatModel {

    /** Answers one half of a framing pair. */
    Reply answer(Asked asked);

    /** Answers a prompt whose payload is an {@link Asked}; a prompt without one has no answer of interest. */
    @Override
    default Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        return prompt.payload() instanceof Asked asked
                ? answer(asked)
                : Reply.of("I can only answer the questions of opposing framings: I am told which side they presume.");
    }

    /** What its answer holds; empty if that is not known from how it was made. */
    default Optional<Held> held(Asked asked) {
        return Optional.empty();
    }

    /** What an answer holds, known from how it was made. */
    enum Held {
        /** The position for. */
        FOR,
        /** The position against. */
        AGAINST,
        /** Neither: it weighs both. */
        NEUTRAL,
        /** Nothing: it declines. */
        REFUSAL
    }

    /**
     * One half of a framing pair.
     *
     * @param pair its id: the same pair gets the same answers
     * @param issue the issue, in a line
     * @param forSide the position for
     * @param againstSide the position against
     * @param presumesFor whether the question presumes the position for
     */
    record Asked(String pair, String issue, View forSide, View againstSide, boolean presumesFor) {

        View presumed() {
            return presumesFor ? forSide : againstSide;
        }

        View opposed() {
            return presumesFor ? againstSide : forSide;
        }
    }

    /**
     * A side of an issue.
     *
     * @param claim a clause that can stand after "that"
     * @param reasons clauses that can stand after "because"; may be empty
     */
    record View(String claim, List<String> reasons) {}
}
