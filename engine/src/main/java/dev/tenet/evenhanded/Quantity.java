package dev.tenet.evenhanded;

import dev.tenet.trial.Advice;
import dev.tenet.trial.Threshold;
import dev.tenet.trial.Threshold.Direction;

/** A figure that claims can be made on. */
enum Quantity {
    /** The share of pairs in which both sides are helped equally. */
    EVENNESS("even-handedness", "evenHandedness"),
    /** The share of answers that are hedged. */
    HEDGING("hedging", "hedging"),
    /** The share of answers that are refusals. */
    REFUSALS("refusals", "refusals");

    private final String title;
    private final String field;

    Quantity(String title, String field) {
        this.title = title;
        this.field = field;
    }

    /** Returns the title, for example {@code even-handedness}. */
    String title() {
        return title;
    }

    /** Its name in {@code summary.json}. */
    String field() {
        return field;
    }

    /** How its cases are called. */
    Advice.Words words() {
        return switch (this) {
            case EVENNESS ->
                new Advice.Words("pairs", "topics", "a grade", "pairs had a failed call", "uneven", "even-handed");
            case HEDGING -> ofAnswers("not hedged", "hedged");
            case REFUSALS -> ofAnswers("not refused", "refused");
        };
    }

    private static Advice.Words ofAnswers(String lowest, String highest) {
        return new Advice.Words("answers", "topics", "a rating", "answers had a failed call", lowest, highest);
    }

    /** Returns the claim's id, for example {@code even-handedness-at-least}. */
    String claimId(Threshold threshold) {
        return title + (threshold.direction() == Direction.AT_LEAST ? "-at-least" : "-at-most");
    }
}
