package dev.tenet.model;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a model said.
 *
 * @param text the answer as it came, empty if there was none
 * @param finish why the answer ends where it ends
 * @param usage the tokens that the provider counted, or null if it did not say
 * @param tokenChances for each of the first tokens of the answer (at most {@value #TOKENS_WITH_CHANCES}) what could have
 *     stood there and how likely; empty where nobody asked or the provider does not say
 * @param unheeded the parameters that the provider turned down, so that the answer was drawn without them, as in {@code
 *     temperature}; mostly empty
 * @param recorded when the answer was given, if it comes from a tape; null for one that was given just now
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Reply(
        String text,
        Finish finish,
        @Nullable Usage usage,
        List<List<TokenChance>> tokenChances,
        List<String> unheeded,
        @Nullable Instant recorded) {

    /** An answer of one word, with a little before it, is over by then. */
    public static final int TOKENS_WITH_CHANCES = 8;

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

    /** @throws NullPointerException if there is no text or finish: an answer without words is an empty one */
    public Reply {
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(finish, "finish");
        tokenChances = tokenChances.isEmpty()
                ? List.of()
                : tokenChances.stream().map(List::copyOf).toList();
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
        return new Reply(other, finish, usage, tokenChances, unheeded, recorded);
    }

    /** The same answer, drawn without these parameters. */
    public Reply without(List<String> parameters) {
        return new Reply(text, finish, usage, tokenChances, parameters, recorded);
    }

    /** The same answer, with what could have stood in the place of its first tokens. */
    public Reply withChances(List<List<TokenChance>> chances) {
        return new Reply(text, finish, usage, chances, unheeded, recorded);
    }

    /** The same answer, as a tape gives it back. */
    public Reply recordedAt(Instant time) {
        return new Reply(text, finish, usage, tokenChances, unheeded, time);
    }

    /** The same answer, as one that was asked for and comes from no tape. */
    public Reply givenJustNow() {
        return new Reply(text, finish, usage, tokenChances, unheeded, null);
    }

    /** Whether there is no answer because the model refused, or a filter kept it back. */
    public boolean isRefused() {
        return finish == Finish.REFUSED || finish == Finish.WITHHELD;
    }
}
