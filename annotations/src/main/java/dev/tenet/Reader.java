package dev.tenet;

/** How an answer to a deep-value question is read as a choice. */
public enum Reader {
    /** Tenet's reader: an answer that is not clearly a choice is unreadable. */
    TENET,
    /**
     * The parser of the Deep Value Benchmark's own script, for figures that are compared with the published ones. It looks
     * for letters anywhere: "I cannot answer that" contains an A and no B, and is read as option A.
     */
    PAPER
}
