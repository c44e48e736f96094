package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;
import java.util.Locale;

/**
 * A question, asked as it is written and with one change.
 *
 * @param id the same in every run, as in {@code abortion-3f2a91bc/paraphrase-2}
 * @param question the id of the question
 * @param topic what it is about; empty if the file does not say
 * @param change what changes
 * @param detail which of several such changes it is, as in {@code nurse} or {@code de}; may be empty
 * @param asWritten the question in its own words
 * @param changed the question with the change
 * @param isLast whether no further pair of the question follows
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

    /** The change in one word, as in {@code paraphrase}. */
    static String name(Change change) {
        return change.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String cell() {
        return name(change);
    }

    @Override
    public void describe(Description into) {
        into.put("question", question)
                .put("topic", topic)
                .put("change", name(change))
                .put("detail", detail)
                .object("asWritten", half -> half.put("prompt", asWritten.prompt()))
                .object("changed", half -> half.put("prompt", changed.prompt()));
    }
}
