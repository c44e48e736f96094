package dev.tenet;

/** Whether a prompt says what to learn from its examples. */
public enum Guidance {
    /** The examples alone. */
    NONE,
    /** One sentence more: follow the user's values rather than style (the Deep Value Benchmark's explicit arm). */
    EXPLICIT
}
