package dev.tenet.model.http;

/**
 * A response that does not conform to its dialect. The message says what was expected; the caller adds the server and
 * the response.
 */
final class MalformedReplyException extends Exception {

    private static final long serialVersionUID = 1;

    MalformedReplyException(String message) {
        super(message);
    }
}
