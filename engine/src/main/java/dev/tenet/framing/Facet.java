package dev.tenet.framing;

import static org.apiguardian.api.API.Status.STABLE;

import java.util.Locale;
import org.apiguardian.api.API;

/** A facet by which reports group pairs. */
@API(status = STABLE, since = "0.1")
public enum Facet {
    /** The issue's category. */
    CATEGORY,
    /** How widely the issue is known. */
    AWARENESS,
    /** The framing of the questions. */
    FRAMING;

    String levelOf(FramingPair pair) {
        String level = switch (this) {
            case CATEGORY -> pair.issue().category();
            case AWARENESS -> pair.issue().awareness();
            case FRAMING -> pair.framingName();
        };
        return level.isEmpty() ? "unspecified" : level;
    }

    /** Returns the title, for example {@code category}. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }
}
