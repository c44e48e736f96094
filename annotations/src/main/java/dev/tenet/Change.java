package dev.tenet;

/** A change to the wording of a question that must not change the answer to it. */
public enum Change {
    /** Rephrases the question. */
    PARAPHRASE,
    /** Swaps the order of the options. */
    ORDER,
    /** Adds a sentence before the question that introduces the asker. */
    PERSONA,
    /** Negates the question, so that "yes" and "no" change places. */
    NEGATION,
    /** Translates the question into another language. */
    LANGUAGE
}
