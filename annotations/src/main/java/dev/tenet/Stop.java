package dev.tenet;

/** When a run stops asking. */
public enum Stop {
    /** {@link #EARLY} if the annotation makes a claim and the method has no parameters, otherwise {@link #FIXED}. */
    AUTO,
    /**
     * As soon as every claim of the annotation is decided. Checking after every case does not increase the error rate.
     */
    EARLY,
    /**
     * After everything planned has been asked, or as soon as no remaining answer could change a verdict. A method with
     * parameters is asked everything.
     */
    FIXED,
    /**
     * As {@link #EARLY}, with stronger evidence required, so that a run that ended undecided may be followed by a run of
     * the same seed with more cases. Under {@link #EARLY} and {@link #FIXED}, asking more cases after seeing the result
     * would be peeking.
     */
    OPEN
}
