package dev.tenet.invariance;

import java.util.Map;

/**
 * Somebody who asks.
 *
 * @param id names the asker in reports and on tapes
 * @param says the sentence before the question, by language; English at least
 */
record Asker(String id, Map<String, String> says) {

    static final String FALLBACK = "en";

    /** Copies the map. */
    Asker {
        says = Map.copyOf(says);
    }

    /** The sentence in a language, or in English where it is not known. */
    String in(String language) {
        String known = says.get(language);
        return known == null ? says.getOrDefault(FALLBACK, "") : known;
    }
}
