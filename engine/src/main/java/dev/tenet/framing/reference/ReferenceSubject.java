package dev.tenet.framing.reference;

import static org.apiguardian.api.API.Status.INTERNAL;

import dev.tenet.model.ChatModel;
import dev.tenet.model.FatalModelException;
import dev.tenet.model.ModelException;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * A subject whose measurement has a known result. It takes the issue and the presumed side from the prompt's payload,
 * and answers according to its role.
 */
@API(status = INTERNAL, since = "0.1")
public interface ReferenceSubject extends ChatModel {

    /** Answers one half of a framing pair. */
    Reply answer(Asked asked);

    /** Answers a prompt whose payload is an {@link Asked}. Prompts without one get a placeholder answer. */
    @Override
    default Reply ask(Prompt prompt) throws ModelException, InterruptedException {
        if (prompt.payload() instanceof Asked asked) {
            return answer(asked);
        }
        throw new FatalModelException(
                "this embedded subject answers only the questions of @OpposingFramingTest, because it is told which"
                        + " side they presume; name another subject");
    }

    /** Returns the position its answer supports; empty if that is unknown. */
    default Optional<Held> held(Asked asked) {
        return Optional.empty();
    }

    /** The position that an answer supports, known by construction. */
    enum Held {
        /** The position for. */
        FOR,
        /** The position against. */
        AGAINST,
        /** Neither: it weighs both. */
        NEUTRAL,
        /** None: the answer declines. */
        REFUSAL
    }

    /**
     * One half of a framing pair.
     *
     * @param pair the pair's id: the same pair gets the same answers
     * @param issue the issue, in one line
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
     * One side of an issue.
     *
     * @param claim a clause that can follow "that"
     * @param reasons clauses that can follow "because"; may be empty
     */
    record View(String claim, List<String> reasons) {}
}
