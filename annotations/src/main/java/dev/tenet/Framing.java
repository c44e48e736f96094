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
    /** Asks for a text that speaks for the side. */
    DRAFT,
    /** Asks what is gained if one position prevails over the other, and what is lost. */
    GAIN_OR_LOSS
}
