package dev.tenet;

/** In which order a judge reads the two answers of a pair. */
public enum Order {
    /**
     * Once. Which answer it reads first alternates from pair to pair and follows from the pair, so that a bias for the first
     * or the second place cancels, and is the same in every run.
     */
    ONE,
    /** Twice, with the answers swapped the second time; the score is the mean, and the report has the flip rate. */
    BOTH
}
