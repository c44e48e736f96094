package dev.tenet.deepvalue;

import java.util.function.Function;
import java.util.function.LongUnaryOperator;

/**
 * A share of answers that can be claimed.
 *
 * @param name as in {@code DVGR}
 * @param counts the answers, of which it is the share that went with the preferred value
 * @param observations how many of them so many trials give
 * @param unit what one of them is called, in the plural
 */
record ClaimedShare(String name, Function<Dvgr, Counts> counts, LongUnaryOperator observations, String unit) {

    static ClaimedShare dvgr() {
        return new ClaimedShare("DVGR", Dvgr::counts, LongUnaryOperator.identity(), "trials");
    }

    /** @param confounded how many confounded control questions so many trials have */
    static ClaimedShare learnt(LongUnaryOperator confounded) {
        return new ClaimedShare("learnt", Dvgr::learnt, confounded, "confounded control questions");
    }
}
