package dev.tenet.model;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** One message of a conversation. */
@API(status = STABLE, since = "0.1")
public final class Turn {

    private final Role role;
    private final String text;

    /** The author of a message. */
    public enum Role {
        /** The user. */
        USER,
        /** The model. */
        ASSISTANT
    }

    private Turn(Role role, String text) {
        this.role = role;
        this.text = Objects.requireNonNull(text, "text");
    }

    /** A message from the user. */
    public static Turn user(String text) {
        return new Turn(Role.USER, text);
    }

    /** An earlier answer from the model. */
    public static Turn assistant(String text) {
        return new Turn(Role.ASSISTANT, text);
    }

    /** The author. */
    public Role role() {
        return role;
    }

    /** The text of the message. */
    public String text() {
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Turn turn && role == turn.role && text.equals(turn.text);
    }

    @Override
    public int hashCode() {
        return Objects.hash(role, text);
    }

    @Override
    public String toString() {
        return "Turn[role=" + role + ", text=" + text + "]";
    }
}
