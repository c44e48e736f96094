package dev.tenet.invariance;

import dev.tenet.Change;
import java.util.List;
import java.util.Map;

/**
 * A question in every wording of a file.
 *
 * @param id identifies the question in reports and on tapes
 * @param topic the topic; empty if the file does not specify it
 * @param asWritten the original wording, with which the others are compared
 * @param others the other wordings by change: paraphrases, negations, translations
 */
record Question(String id, String topic, Wording asWritten, Map<Change, List<Wording>> others) {

    /** Copies the map and its lists. */
    Question {
        others = Map.copyOf(others);
    }

    /** Returns the wordings of a change; often none. */
    List<Wording> under(Change change) {
        return others.getOrDefault(change, List.of());
    }
}
