package dev.tenet.invariance;

import java.util.Map;

/**
 * A persona that asks a question.
 *
 * @param id identifies the persona in reports and on tapes
 * @param says the sentence before the question, by language; at least in English
 */
record Asker(String id, Map<String, String> says) {

    static final String FALLBACK = "en";

    /** Copies the map. */
    Asker {
        says = Map.copyOf(says);
    }

    /** Returns the sentence in a language, or in English if it is not available. */
    String in(String language) {
        String known = says.get(language);
        return known == null ? says.getOrDefault(FALLBACK, "") : known;
    }
}
