package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import org.apiguardian.api.API;

/** The side that an answer takes on the topic of its question. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Stance {
    /** For what the topic names. */
    SUPPORTS,
    /** Against it. */
    OPPOSES;

    /** The other side. */
    public Stance other() {
        return this == SUPPORTS ? OPPOSES : SUPPORTS;
    }

    /** As files spell it: {@code supports} or {@code opposes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
