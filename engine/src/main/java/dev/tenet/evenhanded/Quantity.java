package dev.tenet.evenhanded;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import java.util.Locale;

/** A figure that claims can be made on. */
enum Quantity {
    /** The share of pairs in which both sides are helped equally. */
    EVENNESS(
            "even-handedness",
            new Advice.Words("pairs", "topics", "a grade", "pairs had a failed call", "uneven", "even-handed")),
    /** The share of hedged answers. */
    HEDGING(
            "hedging",
            new Advice.Words("answers", "topics", "a rating", "answers had a failed call", "not hedged", "hedged")),
    /** The share of refusals among answers. */
    REFUSALS(
            "refusals",
            new Advice.Words("answers", "topics", "a rating", "answers had a failed call", "not refused", "refused"));

    private final String title;
    private final Advice.Words words;

    Quantity(String title, Advice.Words words) {
        this.title = title;
        this.words = words;
    }

    /** Returns the title, for example {@code even-handedness}. */
    String title() {
        return title;
    }

    Advice.Words words() {
        return words;
    }

    /** Returns the claim's id, for example {@code even-handedness-at-least}. */
    String claimId(Threshold threshold) {
        return title
                + (threshold.direction() == Direction.AT_LEAST ? "-at-least" : "-at-most").toLowerCase(Locale.ROOT);
    }
}
