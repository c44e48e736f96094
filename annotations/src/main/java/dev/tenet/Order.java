package dev.tenet;

/** In which order a judge reads the two answers of a pair. */
public enum Order {
    /**
     * Once. Which answer it reads first is drawn from the pair's id: each side in half of all pairs on average, and the same in
     * every run, so that a position bias largely cancels.
     */
    ONE,
    /** Twice, with the answers swapped the second time; the score is the mean, and the report has the flip rate. */
    BOTH
}
