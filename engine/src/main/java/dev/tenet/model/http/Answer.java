package dev.tenet.model.http;

import okhttp3.Headers;

/**
 * What came back from a server, before a dialect reads it.
 *
 * @param status the HTTP status
 * @param headers as they came
 * @param body the text of the body; it may repeat the key
 * @param isTooLong whether the body was so long that it was not read
 * @param isHidden whether the status is that of an error in an answer whose own status was one of success
 */
record Answer(int status, Headers headers, String body, boolean isTooLong, boolean isHidden) {

    Answer(int status, Headers headers, String body, boolean isTooLong) {
        this(status, headers, body, isTooLong, false);
    }

    /** The same with the error that it holds. */
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
