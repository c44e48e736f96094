package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model said.
 *
 * @param text the answer as it came, empty if there was none
 * @param finish why the answer ends where it ends
 * @param usage the tokens that the provider counted, or null if it did not say
 * @param firstToken what the first token of the answer could have been and how likely, the likeliest first; empty where
 *     nobody asked or the provider does not say
 * @param unheeded the parameters that the provider turned down, so that the answer was drawn without them, as in {@code
 *     temperature}; mostly empty
 * @param recorded when the answer was given, if it comes from a tape; null for one that was given just now
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Reply(
        String text,
        Finish finish,
        @Nullable Usage usage,
        List<TokenChance> firstToken,
        List<String> unheeded,
        @Nullable Instant recorded) {

    /** Why an answer ends where it ends. */
    public enum Finish {
        /** The model had said what it had to say. */
        COMPLETE,
        /** The limit of tokens cut it off. */
        CUT_OFF,
        /** The model refused, in the provider's own terms. */
        REFUSED,
        /** A filter of the provider kept the question from the model, or the answer from us. */
        WITHHELD
    }

    /** Copies the lists. */
    public Reply {
        firstToken = List.copyOf(firstToken);
        unheeded = List.copyOf(unheeded);
    }

    /** An answer that was given just now. */
    public Reply(String text, Finish finish, @Nullable Usage usage) {
        this(text, finish, usage, List.of(), List.of(), null);
    }

    /** A complete answer whose tokens nobody counted. */
    public static Reply of(String text) {
        return new Reply(text, Finish.COMPLETE, null);
    }

    /** The same answer in other words. */
    public Reply saying(String other) {
        return new Reply(other, finish, usage, firstToken, unheeded, recorded);
    }

    /** The same answer, drawn without these parameters. */
    public Reply without(List<String> parameters) {
        return new Reply(text, finish, usage, firstToken, parameters, recorded);
    }

    /** The same answer, with what its first token could have been. */
    public Reply withFirstToken(List<TokenChance> chances) {
        return new Reply(text, finish, usage, chances, unheeded, recorded);
    }

    /** The same answer, as a tape gives it back. */
    public Reply recordedAt(Instant time) {
        return new Reply(text, finish, usage, firstToken, unheeded, time);
    }

    /** Whether there is no answer because the model refused, or a filter kept it back. */
    public boolean isRefused() {
        return finish == Finish.REFUSED || finish == Finish.WITHHELD;
    }
}
