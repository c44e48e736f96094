package dev.tenet;

/** Whether a prompt says what to learn from its examples. */
public enum Guidance {
    /** The prompt contains the examples alone. */
    NONE,
    /**
     * The prompt adds one sentence: follow the user's values rather than style. This is the Deep Value Benchmark's
     * explicit condition.
     */
    EXPLICIT
}
