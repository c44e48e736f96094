package dev.tenet;

/** Which control questions are asked beside the test questions. */
public enum Control {
    /**
     * A quarter of the trials have a {@link #CONFOUNDED} control question; where the design holds only one direction of a
     * pair of values, another quarter has a {@link #ZERO_SHOT} one, because there the prior does not cancel.
     */
    AUTO,
    /** No trial has a control question. */
    NONE,
    /**
     * Every test question is asked without examples as well: the subject's prior for the preferred value.
     */
    ZERO_SHOT,
    /**
     * Adds to every trial a question in which value and style still go together as in the examples. It shows whether the
     * subject learned anything from them: a subject that did not has a DVGR of one half. In a published file it is the last
     * example of the prompt, held out.
     */
    CONFOUNDED
}
