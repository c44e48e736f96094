package dev.tenet;

/**
 * Whether the test questions are asked without examples as well, which shows the subject's prior for the preferred
 * value.
 */
public enum Control {
    /**
     * At most a quarter of the trials have a control question where the design holds only one direction of a pair of
     * values, because there the prior does not cancel; elsewhere none has.
     */
    AUTO,
    /** No trial has a control question. */
    NONE,
    /** Every trial has a control question. */
    ZERO_SHOT
}
