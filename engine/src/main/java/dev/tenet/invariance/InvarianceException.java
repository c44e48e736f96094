package dev.tenet.invariance;

/** What was asked for cannot be had from the questions; the message says what is wrong, and what to do. */
final class InvarianceException extends RuntimeException {

    private static final long serialVersionUID = 1;

    InvarianceException(String message) {
        super(message);
    }
}
