package dev.tenet.answer;

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

    private static final String BEGINS_A = "\nOption A:";
    private static final String BEGINS_B = "\nOption B:";

    /** The options of the last question of a prompt, whose lines begin with {@code Option A:} and {@code Option B:}. */
    public static OptionTexts in(String prompt) {
        int b = prompt.lastIndexOf(BEGINS_B);
        int a = b < 0 ? -1 : prompt.lastIndexOf(BEGINS_A, b);
        if (a < 0) {
            return UNKNOWN;
        }
        int end = prompt.indexOf('\n', b + 1);
        return new OptionTexts(
                prompt.substring(a + BEGINS_A.length(), b).strip(),
                prompt.substring(b + BEGINS_B.length(), end < 0 ? prompt.length() : end)
                        .strip());
    }
}
