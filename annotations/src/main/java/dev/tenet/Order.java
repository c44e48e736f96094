package dev.tenet;

/** In which order a judge reads the two answers of a pair. */
public enum Order {
    /** Once, the answer to the question for the issue first. */
    ONE,
    /** Twice, with the answers swapped the second time; the score is the mean, and the report has the flip rate. */
    BOTH
}
