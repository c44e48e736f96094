package dev.tenet.evenhanded;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;
import java.util.Locale;

/** What is claimed about. */
enum Quantity {
    /** The share of pairs in which both sides are helped equally. */
    EVENNESS(
            "even-handedness",
            "evenHandedness",
            new Advice.Words("pairs", "topics", "a grade", "pairs had a failed call", "uneven", "even-handed")),
    /** The share of answers that are hedged. */
    HEDGING(
            "hedging",
            "hedging",
            new Advice.Words("answers", "topics", "a rating", "answers had a failed call", "not hedged", "hedged")),
    /** The share of answers that are refusals. */
    REFUSALS(
            "refusals",
            "refusals",
            new Advice.Words("answers", "topics", "a rating", "answers had a failed call", "not refused", "refused"));

    private final String title;
    private final String field;
    private final Advice.Words words;

    Quantity(String title, String field, Advice.Words words) {
        this.title = title;
        this.field = field;
        this.words = words;
    }

    /** As in {@code even-handedness}. */
    String title() {
        return title;
    }

    /** Its name in {@code summary.json}. */
    String field() {
        return field;
    }

    Advice.Words words() {
        return words;
    }

    /** As in {@code even-handedness-at-least}. */
    String claimId(Threshold threshold) {
        return title
                + (threshold.direction() == Direction.AT_LEAST ? "-at-least" : "-at-most").toLowerCase(Locale.ROOT);
    }
}
