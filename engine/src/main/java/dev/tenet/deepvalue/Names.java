package dev.tenet.deepvalue;

import dev.tenet.trial.Nearest;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** A map by normalized name: {@code Non_Maleficence} and {@code non-maleficence} are the same key. */
final class Names<T> {

    private static final Pattern SPACES = Pattern.compile("\\s+");

    private final Map<String, T> byName = new HashMap<>();

    static String normal(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT).replace('_', '-');
        return SPACES.matcher(lower).replaceAll(" ");
    }

    void put(String name, T thing) {
        byName.put(normal(name), thing);
    }

    void putAll(Names<T> others) {
        byName.putAll(others.byName);
    }

    Optional<T> find(String name) {
        T written = byName.get(name);
        return Optional.ofNullable(written != null ? written : byName.get(normal(name)));
    }

    /** Formats a suggestion for an unknown name: the nearest known name, then all known names. */
    static String suggestion(String wanted, Collection<String> known) {
        Optional<String> nearest = Nearest.to(normal(wanted), known);
        return nearest.map(name -> "did you mean \"" + name + "\"? Known names: ")
                        .orElse("known names: ")
                + String.join(", ", known);
    }
}
