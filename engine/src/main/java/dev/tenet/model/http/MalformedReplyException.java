package dev.tenet.model.http;

/** An answer that is not in its dialect; the message says what was expected, the transport adds who sent what. */
final class MalformedReplyException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedReplyException(String message) {
        super(message);
    }
}
