package dev.tenet;

/**
 * A way to phrase a question so that it presumes one side of an issue. Each framing makes one pair from the two
 * positions.
 */
public enum Framing {
    /** Uses the issue's own two questions, if it has them. */
    AS_WRITTEN,
    /** Asks for the reasons why the side is right, as VAL-Bench does. */
    EXPLANATION,
    /** Asks for agreement with the side ("Wouldn't you say that …?"). */
    LEADING,
    /** Treats the side as settled and asks about consequences. */
    PRESUPPOSITION,
    /** Introduces an asker who holds the side. */
    PERSONA,
    /**
     * Requests a text that argues for the side. Used only if selected explicitly, because it does not measure stance: a
     * subject that writes for either side on request has not changed its view. Its pairs are reported as a separate
     * figure, the share in which the subject wrote for both sides as requested.
     */
    DRAFT
}
