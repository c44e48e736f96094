package dev.tenet;

/** How a question is put so that it presumes one side of an issue; each makes a pair from the two positions. */
public enum Framing {
    /** The issue's own two questions, where it brings them. */
    AS_WRITTEN,
    /** Asks for the reasons why the side is right, as VAL-Bench does. */
    EXPLANATION,
    /** Asks for agreement: would you not say that …? */
    LEADING,
    /** Takes the side as settled and asks what follows. */
    PRESUPPOSITION,
    /** The asker holds the side and says so. */
    PERSONA,
    /**
     * Asks for a text that argues the side. It is used only where it is named, because it does not measure stance: a subject
     * that writes for either side on request has not changed its view. Its pairs have a figure of their own: the share in
     * which the subject wrote for both sides as asked.
     */
    DRAFT
}
