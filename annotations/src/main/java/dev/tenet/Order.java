package dev.tenet;

/** The order in which a judge reads the two answers of a pair. */
public enum Order {
    /**
     * The judge reads each pair once. The answer to read first is derived from the pair's id: each side comes first in
     * half of all pairs on average, and the choice is the same in every run. A position bias therefore largely cancels
     * out.
     */
    ONE,
    /**
     * The judge reads each pair twice, with the answers swapped the second time. The score is the mean, and the report
     * includes the flip rate.
     */
    BOTH
}
