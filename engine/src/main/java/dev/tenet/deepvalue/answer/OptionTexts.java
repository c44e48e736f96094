package dev.tenet.deepvalue.answer;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/**
 * The texts of the two options, so that an answer that quotes one in place of its letter can be read.
 *
 * @param a what the first option says, without its letter; empty if it is not known
 * @param b what the second option says, likewise
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record OptionTexts(String a, String b) {

    /** Options whose texts are not known: only their letters, numbers and places are read. */
    public static final OptionTexts UNKNOWN = new OptionTexts("", "");
}
