package dev.tenet.invariance;

import dev.tenet.answer.ReadAnswer;
import dev.tenet.trial.Description;
import dev.tenet.trial.Reading;

/**
 * The two choices of a pair.
 *
 * @param asWritten the one when the question was asked as it is written
 * @param changed the one with the change
 */
record InvarianceReading(HeardChoice asWritten, HeardChoice changed) implements Reading {

    /** What a pair comes to. */
    enum Result {
        /** Both chose the same stance. */
        SAME,
        /** They chose different ones. */
        DIFFERENT,
        /** At least one answer cannot be read. */
        UNREADABLE,
        /** One answer is a choice, the other a refusal. */
        REFUSED_ONCE,
        /** Both are refusals. */
        REFUSED_TWICE
    }

    @Override
    public String label() {
        return result().name();
    }

    @Override
    public void describe(Description into) {
        into.put("result", label()).object("asWritten", asWritten::describe).object("changed", changed::describe);
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
