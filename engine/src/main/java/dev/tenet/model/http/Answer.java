package dev.tenet.model.http;

import okhttp3.Headers;

/**
 * An HTTP response before a dialect parses it.
 *
 * @param status the HTTP status
 * @param headers the response headers
 * @param body the text of the body; may contain the key
 * @param isTooLong whether the body was not read because of its length
 * @param isHidden whether the status was taken from an error in the body of a successful response
 */
record Answer(int status, Headers headers, String body, boolean isTooLong, boolean isHidden) {

    Answer(int status, Headers headers, String body, boolean isTooLong) {
        this(status, headers, body, isTooLong, false);
    }

    /** A copy with the status and body of the error that it contains. */
    Answer hiding(int itsStatus, String itsBody) {
        return new Answer(itsStatus, headers, itsBody, false, true);
    }

    boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }
}
