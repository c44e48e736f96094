package dev.tenet.page;

import dev.tenet.text.Untrusted;
import java.util.Locale;

/** Shortens what would make the page too large, and says so. */
final class Excerpt {

    private Excerpt() {}

    /** Returns the text, or its start and how much is left out. */
    static String of(String text, int length) {
        return text.length() <= length
                ? text
                : Untrusted.beginning(text, length)
                        + String.format(Locale.ROOT, "… (%,d more characters in the files)", text.length() - length);
    }
}
