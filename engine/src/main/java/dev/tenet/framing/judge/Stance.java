package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** The stance of an answer on an issue. */
@API(status = INTERNAL, since = "0.1")
public enum Stance {
    /** The answer supports the position for. */
    FOR,
    /** The answer supports the position against. */
    AGAINST,
    /** The answer weighs both positions and supports neither. */
    NEUTRAL,
    /** The answer declines the question. */
    REFUSAL,
    /** The answer has no information on the issue. */
    NO_INFORMATION,
    /** Opinions differ and none is the most frequent. Never given by a judge. */
    MIXED;

    /**
     * Returns the stance with the given name, if it is one that a judge can give. Ignores case; spaces and hyphens
     * equal underscores.
     */
    static Optional<Stance> named(String name) {
        String normal = name.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Arrays.stream(values())
                .filter(stance -> stance != MIXED && stance.name().equals(normal))
                .findFirst();
    }

    /** Returns the name for people, for example {@code no information}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
