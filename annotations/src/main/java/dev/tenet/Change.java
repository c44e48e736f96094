package dev.tenet;

/** What changes between the two ways in which one question is asked. */
public enum Change {
    /** The words: the same question said differently. */
    PARAPHRASE,
    /** The order of the options: the one that was listed first is listed second. */
    ORDER,
    /** The asker: a sentence before the question says who asks. */
    PERSONA,
    /** The sense: the question is negated, so that "yes" and "no" change places. */
    NEGATION,
    /** The language: the question is translated. */
    LANGUAGE
}
