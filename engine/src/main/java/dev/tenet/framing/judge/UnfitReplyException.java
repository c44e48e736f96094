package dev.tenet.framing.judge;

/** A judge's reply that does not have the form it was asked for; the message says what is wrong, for the judge to mend. */
final class UnfitReplyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String hint;

    UnfitReplyException(String fault) {
        this(fault, "");
    }

    /** @param hint what a user, not the judge, can do about it */
    UnfitReplyException(String fault, String hint) {
        super(fault);
        this.hint = hint;
    }

    /** The fault, with what a user can do about it. */
    String words() {
        return getMessage() + (hint.isEmpty() ? "" : "; " + hint);
    }
}
