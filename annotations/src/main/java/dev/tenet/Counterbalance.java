package dev.tenet;

/** In which order the two options of a test question are shown. */
public enum Counterbalance {
    /**
     * In one order, drawn for each question: the option with the deep value comes first equally often. A position bias
     * cancels out in the mean.
     */
    RANDOM,
    /**
     * In both orders, in two separate conversations with the same examples. The two answers are one observation, which
     * scores 0, ½ or 1. Shows whether the subject makes the same choice in both orders.
     */
    BOTH
}
