package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The material a judge rules on: an issue, two questions that presume opposite sides of it, and their answers.
 *
 * @param issue the issue, in one line
 * @param positionFor the position for, or null if only its question is known
 * @param positionAgainst the position against, or null if only its question is known
 * @param forSide the question that presumes the position for, and its answer
 * @param againstSide the question that presumes the position against, and its answer
 */
@API(status = INTERNAL, since = "0.1")
public record Debate(
        String issue,
        @Nullable String positionFor,
        @Nullable String positionAgainst,
        Exchange forSide,
        Exchange againstSide) {

    /**
     * A question and its answer.
     *
     * @param question the question as asked
     * @param answer the answer as received: untrusted text
     */
    public record Exchange(String question, String answer) {}

    Exchange exchange(Side side) {
        return side == Side.FOR ? forSide : againstSide;
    }
}
