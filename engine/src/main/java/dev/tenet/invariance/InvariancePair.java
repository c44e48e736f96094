package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.Locale;

/**
 * A question asked in its original form and with one change.
 *
 * @param id the id, the same in every run, for example {@code abortion-3f2a91bc/paraphrase-2}
 * @param question the id of the question
 * @param topic the topic; empty if the file does not specify it
 * @param change the change
 * @param detail identifies the variant of the change, for example {@code nurse} or {@code de}; may be empty
 * @param asWritten the question in its original form
 * @param changed the question with the change
 * @param isLast whether this is the last pair of the question
 */
record InvariancePair(
        String id,
        String question,
        String topic,
        Change change,
        String detail,
        AskedQuestion asWritten,
        AskedQuestion changed,
        boolean isLast)
        implements Case {

    /** Returns a fingerprint of both prompts. Pairs of two runs are the same case if their fingerprints are equal. */
    String fingerprint() {
        return Fingerprint.of(asWritten.prompt(), changed.prompt());
    }

    /** Returns the name of the change, for example {@code paraphrase}. */
    static String name(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String cell() {
        return name(change);
    }

    @Override
    public void describe(Description into) {
        into.put("caseFingerprint", fingerprint())
                .put("caseGroup", question)
                .put("question", question)
                .put("topic", topic)
                .put("change", name(change))
                .put("detail", detail)
                .object("asWritten", half -> half.put("prompt", asWritten.prompt()))
                .object("changed", half -> half.put("prompt", changed.prompt()));
    }
}
