package dev.tenet.invariance;

import dev.tenet.Change;

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
        boolean isLast) {}
