package dev.tenet.model.http;

import okhttp3.Headers;

/**
 * What came back from a server, before a dialect reads it.
 *
 * @param status the HTTP status
 * @param headers as they came
 * @param body the text of the body
 */
record Answer(int status, Headers headers, String body) {

    boolean isSuccessful() {
        return status >= 200 && status < 300;
    }

    boolean isRedirect() {
        return status >= 300 && status < 400;
    }

    /** Whether every other prompt would be answered the same: the key, the model or the parameters are wrong. */
    boolean isFatal() {
        return switch (status) {
            case 400, 401, 403, 404, 422 -> true;
            default -> false;
        };
    }
}
