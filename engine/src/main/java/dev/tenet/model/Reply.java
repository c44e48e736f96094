package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model said.
 *
 * @param text the answer as it came, empty if there was none
 * @param finish why the answer ends where it ends
 * @param usage the tokens that the provider counted, or null if it did not say
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Reply(String text, Finish finish, @Nullable Usage usage) {

    /** Why an answer ends where it ends. */
    public enum Finish {
        /** The model had said what it had to say. */
        COMPLETE,
        /** The limit of tokens cut it off. */
        CUT_OFF,
        /** The provider withheld it, or the model refused in the provider's own terms. */
        REFUSED
    }

    /** A complete answer whose tokens nobody counted. */
    public static Reply of(String text) {
        return new Reply(text, Finish.COMPLETE, null);
    }
}
