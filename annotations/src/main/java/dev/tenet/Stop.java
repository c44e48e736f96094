package dev.tenet;

/** When a run stops asking. */
public enum Stop {
    /** {@link #EARLY} where the annotation claims something and the method has no parameter, else {@link #FIXED}. */
    AUTO,
    /** As soon as every claim of the annotation is decided; looking after every case costs no error. */
    EARLY,
    /** When everything planned was asked. */
    FIXED
}
