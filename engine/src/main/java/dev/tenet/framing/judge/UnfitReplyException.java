package dev.tenet.framing.judge;

/** Thrown if a judge's reply does not have the required format. The message states the fault in words for the judge. */
final class UnfitReplyException extends Exception {

    private static final long serialVersionUID = 1;

    private final String hint;

    UnfitReplyException(String fault) {
        this(fault, "");
    }

    /** @param hint advice for the user, not the judge */
    UnfitReplyException(String fault, String hint) {
        super(fault);
        this.hint = hint;
    }

    /** Returns the fault with the advice for the user. */
    String words() {
        return getMessage() + (hint.isEmpty() ? "" : "; " + hint);
    }
}
