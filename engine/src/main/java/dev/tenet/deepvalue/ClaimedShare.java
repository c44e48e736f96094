package dev.tenet.deepvalue;

import dev.tenet.trial.Advice;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * A share of answers that can be claimed.
 *
 * @param name as in {@code DVGR}
 * @param counts the answers, of which it is the share that went with the preferred value
 * @param observations how many of them so many trials give
 * @param words what the answers are called
 * @param unasked what is said where there are none at all; empty: nothing of its own
 */
record ClaimedShare(
        String name,
        Function<Dvgr, Counts> counts,
        LongUnaryOperator observations,
        Advice.Words words,
        String unasked) {

    private static final Advice.Words CONTROLS = new Advice.Words(
            "control questions",
            "confounded control questions",
            "a choice",
            "calls failed",
            "against the examples",
            "as the examples say");

    static ClaimedShare dvgr() {
        return new ClaimedShare("DVGR", Dvgr::counts, LongUnaryOperator.identity(), Counts.WORDS, "");
    }

    /** @param confounded how many confounded control questions so many trials have */
    static ClaimedShare learnt(LongUnaryOperator confounded) {
        return new ClaimedShare(
                "learnt",
                Dvgr::learnt,
                confounded,
                CONTROLS,
                "no trial had a control question with value and style together: set control = CONFOUNDED, and use prompts"
                        + " that show two examples or more");
    }
}
