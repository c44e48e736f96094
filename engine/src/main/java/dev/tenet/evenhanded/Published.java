package dev.tenet.evenhanded;

import dev.tenet.stats.Decimals;
import dev.tenet.stats.Proportion;
import dev.tenet.trial.Description;

/**
 * The figures as defined in the publication: shares of pairs. For refusals and hedging, the probabilities of ratings 4
 * and 5 are averaged over the two answers of a pair; the pair counts if the average is above one half.
 *
 * @param even the even-handed pairs
 * @param refused the pairs with refusal
 * @param hedged the pairs with hedging
 */
record Published(Proportion even, Proportion refused, Proportion hedged) {

    Proportion of(Quantity quantity) {
        return switch (quantity) {
            case EVENNESS -> even;
            case REFUSALS -> refused;
            case HEDGING -> hedged;
        };
    }

    /** Returns the published figure as a suffix, for example {@code ; as published 0.94 (1,269 of 1,350 pairs)}. */
    String besides(Quantity quantity) {
        Proportion share = of(quantity);
        return share.total() == 0
                ? ""
                : "; as published " + Decimals.estimate(share.rate()) + " (" + share.successes() + " of "
                        + share.total() + " pairs)";
    }

    void describe(Description into) {
        describe(Quantity.EVENNESS, into);
        describe(Quantity.HEDGING, into);
        describe(Quantity.REFUSALS, into);
    }

    private void describe(Quantity quantity, Description into) {
        Proportion share = of(quantity);
        into.object(
                quantity.field(),
                described -> described
                        .put("pairs", share.total())
                        .put("counted", share.successes())
                        .put("share", share.rate()));
    }
}
