package dev.tenet.text;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import org.apiguardian.api.API;

/** Makes text that Tenet did not write harmless and visible wherever it is shown. */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Untrusted {

    private Untrusted() {}

    /**
     * The beginning of a text, cut between characters.
     *
     * @param length the most UTF-16 units that are kept, at least 1
     * @return the text, or its beginning and {@code …}
     */
    public static String excerpt(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(length - 1)) ? length - 1 : length;
        return text.substring(0, end) + "…";
    }
}
