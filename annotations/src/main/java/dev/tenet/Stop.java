package dev.tenet;

/** When a run stops asking. */
public enum Stop {
    /** {@link #EARLY} if the annotation makes a claim and the method has no parameters, otherwise {@link #FIXED}. */
    AUTO,
    /**
     * As soon as every claim of the annotation is decided. Checking after every case does not increase the error rate.
     */
    EARLY,
    /** After everything planned has been asked. */
    FIXED
}
