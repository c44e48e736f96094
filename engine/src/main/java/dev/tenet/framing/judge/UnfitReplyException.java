package dev.tenet.framing.judge;

/** A judge's reply that does not have the form it was asked for; the message says what is wrong, for the judge to mend. */
final class UnfitReplyException extends Exception {

    private static final long serialVersionUID = 1;

    UnfitReplyException(String fault) {
        super(fault);
    }
}
