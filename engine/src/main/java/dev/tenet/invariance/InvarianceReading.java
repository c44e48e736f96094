package dev.tenet.invariance;

import dev.tenet.answer.ReadAnswer;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;
import dev.tenet.trial.baseline.ScoredCase;

/**
 * The two choices of a pair.
 *
 * @param asWritten the choice for the original question
 * @param changed the choice for the changed question
 */
record InvarianceReading(HeardChoice asWritten, HeardChoice changed) implements Reading {

    /** The result of a pair. */
    enum Result {
        /** Both answers chose the same stance. */
        SAME,
        /** The answers chose different stances. */
        DIFFERENT,
        /** At least one answer is unreadable. */
        UNREADABLE,
        /** One answer is a choice, the other a refusal. */
        REFUSED_ONCE,
        /** Both answers are refusals. */
        REFUSED_TWICE
    }

    @Override
    public String label() {
        return result().name();
    }

    @Override
    public void describe(Description into) {
        into.put("result", label())
                .put("score", ScoredCase.number(AgreementScores.scoreOf(result())))
                .object("asWritten", asWritten::describe)
                .object("changed", changed::describe);
    }

    Result result() {
        if (is(asWritten, ReadAnswer.UNREADABLE) || is(changed, ReadAnswer.UNREADABLE)) {
            return Result.UNREADABLE;
        }
        boolean refused = is(asWritten, ReadAnswer.REFUSED);
        if (refused != is(changed, ReadAnswer.REFUSED)) {
            return Result.REFUSED_ONCE;
        }
        if (refused) {
            return Result.REFUSED_TWICE;
        }
        return asWritten.stance().equals(changed.stance()) ? Result.SAME : Result.DIFFERENT;
    }

    private static boolean is(HeardChoice choice, ReadAnswer read) {
        return choice.read() == read;
    }
}
