package dev.tenet.model.http;

import java.io.IOException;

/** A response that violates HTTP, or a proxy that blocks the connection. Nothing of the response is usable. */
final class ServerFault extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean isLasting;

    /** @param words a predicate whose subject is the server */
    ServerFault(String words) {
        this(words, false);
    }

    private ServerFault(String words, boolean isLasting) {
        super(words);
        this.isLasting = isLasting;
    }

    /** A fault for which retrying is useless. */
    static ServerFault lasting(String words) {
        return new ServerFault(words, true);
    }

    boolean isLasting() {
        return isLasting;
    }
}
