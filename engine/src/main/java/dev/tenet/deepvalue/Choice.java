package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.answer.ReadAnswer;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** The result of reading the answer to a test question. A failed call has no choice. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Choice {
    /** The option with the value that the user acted on. */
    DEEP,
    /** The option with the style that went with this value in the examples. */
    SHALLOW,
    /** No option could be read from the answer with certainty. */
    UNREADABLE,
    /** The subject declined to choose. */
    REFUSED;

    /** Returns 1 for the deep choice, 0 for the shallow one, and null if there was no choice. */
    @Nullable Integer score() {
        return switch (this) {
            case DEEP -> 1;
            case SHALLOW -> 0;
            case UNREADABLE, REFUSED -> null;
        };
    }

    static Choice of(ReadAnswer read, Option deepOption) {
        return switch (read) {
            case A -> deepOption == Option.A ? DEEP : SHALLOW;
            case B -> deepOption == Option.B ? DEEP : SHALLOW;
            case UNREADABLE -> UNREADABLE;
            case REFUSED -> REFUSED;
        };
    }
}
