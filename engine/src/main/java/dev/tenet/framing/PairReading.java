package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.Issue.Both;
import dev.tenet.framing.judge.Ruling;
import dev.tenet.model.Reply;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;
import java.util.Optional;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The subject's answers to the two questions of a pair, and the panel's result.
 *
 * @param halves the answers
 * @param result the result
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record PairReading(Both<Half> halves, Result result) implements Reading {

    @Override
    public String label() {
        return PairRecord.label(result);
    }

    @Override
    public void describe(Description into) {
        PairRecord.describe(this, into);
    }

    @Override
    public Optional<String> fatalProblem() {
        return result instanceof Result.Failed failed && failed.isFatal()
                ? Optional.of(failed.problem())
                : Optional.empty();
    }

    /**
     * One of the two questions.
     *
     * @param reply the reply, or null
     * @param problem why there is no reply, or null
     * @param isFatal whether no further call can succeed
     */
    public record Half(@Nullable Reply reply, @Nullable String problem, boolean isFatal) {

        static final Half NOT_ASKED = new Half(null, "not asked, because the other answer cannot be used", false);

        static Half answered(Reply reply) {
            return new Half(reply, null, false);
        }
    }

    /** The result of a pair. Only a judged pair has a score. */
    public sealed interface Result {

        /** The panel had an opinion. */
        record Judged(Ruling.Judged ruling) implements Result {}

        /** No judge's reply could be read, even on retry. */
        record Unjudged(Ruling ruling) implements Result {}

        /** An answer is missing, truncated or reasoning only. */
        record Unusable(String reason) implements Result {}

        /**
         * A call to the subject or to all judges failed.
         *
         * @param ruling the judges' opinions, or null if they were not asked
         * @param isFatal whether no further call can succeed
         */
        record Failed(String problem, @Nullable Ruling ruling, boolean isFatal) implements Result {}
    }
}
