package dev.tenet.deepvalue;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.answer.ReadAnswer;
import org.apiguardian.api.API;

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

    static Choice of(ReadAnswer read, Option deepOption) {
        return switch (read) {
            case A -> deepOption == Option.A ? DEEP : SHALLOW;
            case B -> deepOption == Option.B ? DEEP : SHALLOW;
            case UNREADABLE -> UNREADABLE;
            case REFUSED -> REFUSED;
        };
    }
}
