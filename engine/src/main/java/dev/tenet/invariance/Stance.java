package dev.tenet.invariance;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Locale;
import org.apiguardian.api.API;

/** The stance of an answer on the topic of its question. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Stance {
    /** Supports the topic. */
    SUPPORTS,
    /** Opposes the topic. */
    OPPOSES;

    /** Returns the opposite stance. */
    public Stance other() {
        return this == SUPPORTS ? OPPOSES : SUPPORTS;
    }

    /** Returns the spelling used in files: {@code supports} or {@code opposes}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
