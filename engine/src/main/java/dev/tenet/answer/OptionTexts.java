package dev.tenet.answer;

import static org.apiguardian.api.API.Status.INTERNAL;

import org.apiguardian.api.API;

/**
 * The texts of the two options, used to read answers that quote an option instead of its letter.
 *
 * @param a the text of the first option, without its letter; empty if unknown
 * @param b the text of the second option, without its letter; empty if unknown
 */
@API(status = INTERNAL, since = "0.1")
public record OptionTexts(String a, String b) {

    /** Options with unknown texts. They are identified only by letter, number or position. */
    public static final OptionTexts UNKNOWN = new OptionTexts("", "");

    private static final String BEGINS_A = "\nOption A:";
    private static final String BEGINS_B = "\nOption B:";

    /**
     * Parses the options of the last question of a prompt, from the lines that start with {@code Option A:} and {@code
     * Option B:}.
     *
     * @return the options, or {@link #UNKNOWN} if there are no such lines
     */
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
