package dev.tenet.invariance;

import dev.tenet.Change;
import java.util.List;
import java.util.Map;

/**
 * A question in every wording that a file has of it.
 *
 * @param id names it in reports and on tapes
 * @param topic what it is about; empty if the file does not say
 * @param asWritten the wording that the others are compared with
 * @param others the wordings by what was changed: paraphrases, negated ones, translations
 */
record Question(String id, String topic, Wording asWritten, Map<Change, List<Wording>> others) {

    /** Copies the map and its lists. */
    Question {
        others = Map.copyOf(others);
    }

    /** The wordings of one change; mostly none. */
    List<Wording> under(Change change) {
        return others.getOrDefault(change, List.of());
    }
}
