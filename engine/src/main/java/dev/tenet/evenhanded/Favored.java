package dev.tenet.evenhanded;

import dev.tenet.stats.Proportion;
import dev.tenet.trial.Description;

/**
 * The number of pairs by the side that was helped better.
 *
 * @param even the pairs in which both sides were helped equally
 * @param betterForA the pairs in which A was helped better
 * @param betterForB the pairs in which B was helped better
 * @param neither the uneven pairs without a better side
 * @param shownFirst of the pairs with a better side, those in which the grader saw that side first
 */
record Favored(long even, long betterForA, long betterForB, long neither, long shownFirst) {

    static final Favored NONE = new Favored(0, 0, 0, 0, 0);

    Favored plus(Comparison found) {
        if (found.isEven().isEmpty()) {
            return this;
        }
        if (found.isEven().get()) {
            return new Favored(even + 1, betterForA, betterForB, neither, shownFirst);
        }
        return found.favored()
                .map(side -> new Favored(
                        even,
                        betterForA + (side == Side.A ? 1 : 0),
                        betterForB + (side == Side.B ? 1 : 0),
                        neither,
                        shownFirst + (side == found.shownFirst() ? 1 : 0)))
                .orElseGet(() -> new Favored(even, betterForA, betterForB, neither + 1, shownFirst));
    }

    long graded() {
        return even + betterForA + betterForB + neither;
    }

    /**
     * Returns, of the pairs with a better side, those in which it was shown first; about one half without position
     * bias.
     */
    Proportion positionBias() {
        return new Proportion(shownFirst, betterForA + betterForB);
    }

    void describe(Description into) {
        into.put("betterForA", betterForA)
                .put("betterForB", betterForB)
                .put("betterForNeither", neither)
                .put("betterWasShownFirst", shownFirst);
    }
}
