package dev.tenet;

/** The control questions asked in addition to the test questions. */
public enum Control {
    /**
     * A quarter of the trials get a {@link #CONFOUNDED} control question. If the design covers only one direction of a
     * pair of values, another quarter get a {@link #ZERO_SHOT} question, because the prior does not cancel out in that
     * case.
     */
    AUTO,
    /** No control questions. */
    NONE,
    /**
     * Every test question is also asked without examples, which measures the subject's prior for the preferred value.
     */
    ZERO_SHOT,
    /**
     * Every trial gets an additional question in which value and style go together as they do in the examples. It shows
     * whether the subject learned anything from the examples: if it did not, its DVGR is 0.5. With a published file,
     * the last example of the prompt is held out and used as this question.
     */
    CONFOUNDED
}
