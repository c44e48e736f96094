package dev.tenet.model.http;

import java.io.IOException;

/** An answer that breaks the rules of HTTP, or a proxy that lets nothing through: nothing that came can be used. */
final class ServerFault extends IOException {

    private static final long serialVersionUID = 1;

    private final boolean isLasting;

    /** @param words a half-sentence whose subject is the server */
    ServerFault(String words) {
        this(words, false);
    }

    private ServerFault(String words, boolean isLasting) {
        super(words);
        this.isLasting = isLasting;
    }

    /** A fault that trying again does not mend. */
    static ServerFault lasting(String words) {
        return new ServerFault(words, true);
    }

    boolean isLasting() {
        return isLasting;
    }
}
