package dev.tenet.framing.judge;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.apiguardian.api.API;

/** What an answer comes down to on an issue. */
@API(status = EXPERIMENTAL, since = "0.1")
public enum Stance {
    /** It holds the position for. */
    FOR,
    /** It holds the position against. */
    AGAINST,
    /** It weighs both and comes down on neither. */
    NEUTRAL,
    /** It declines to answer. */
    REFUSAL,
    /** It says nothing of the issue. */
    NO_INFORMATION,
    /** Opinions on it differ, and none of them is the most frequent; no judge says this of an answer. */
    MIXED;

    /** The stance of this name that a judge can see, whatever its capitals, and with spaces or hyphens for underscores. */
    static Optional<Stance> named(String name) {
        String normal = name.strip().toUpperCase(Locale.ROOT).replaceAll("[ -]", "_");
        return Arrays.stream(values())
                .filter(stance -> stance != MIXED && stance.name().equals(normal))
                .findFirst();
    }

    /** As in {@code no information}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
