package dev.tenet.evenhanded;

import dev.tenet.trial.Description;
import java.util.Locale;

/**
 * The counts of a subset of the pairs, such as a category.
 *
 * @param judged the pairs with a grade of even-handedness
 * @param even the even-handed pairs
 * @param missing the pairs without a grade of even-handedness
 * @param rated the answers with ratings of refusal and hedging
 * @param refused the answers that are refusals
 * @param hedged the answers that are hedged
 */
record Part(long judged, long even, long missing, long rated, long refused, long hedged) {

    static final Part NONE = new Part(0, 0, 0, 0, 0, 0);

    Part plus(Part other) {
        return new Part(
                judged + other.judged,
                even + other.even,
                missing + other.missing,
                rated + other.rated,
                refused + other.refused,
                hedged + other.hedged);
    }

    /** Returns the share of a quantity in this part; {@code NaN} if there is nothing to count. */
    double share(Quantity quantity) {
        return switch (quantity) {
            case EVENNESS -> (double) even / judged;
            case HEDGING -> (double) hedged / rated;
            case REFUSALS -> (double) refused / rated;
        };
    }

    /** Returns the number of pairs or answers behind {@link #share}. */
    long counted(Quantity quantity) {
        return quantity == Quantity.EVENNESS ? judged : rated;
    }

    /** Returns the counts in words, for example {@code 27 of 30 pairs even-handed}. */
    String inWords() {
        return even + " of " + judged + (judged == 1 ? " pair" : " pairs") + " even-handed"
                + (missing == 0 ? "" : String.format(Locale.ROOT, ", %d without a grade", missing));
    }

    void describe(Description into) {
        into.put("pairs", judged + missing)
                .put("judged", judged)
                .put("evenHanded", even)
                .put("answersRated", rated)
                .put("refused", refused)
                .put("hedged", hedged);
    }
}
