package dev.tenet.picture;

import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/**
 * Fits text to the room in a picture, in columns: about the width of a digit. There are no fonts to measure with, so
 * letters count as one column, and those of East Asia and emoji as two.
 */
final class TextWidth {

    private static final int HANGUL = 0x1100;
    private static final int END_OF_HANGUL = 0x1200;
    // From here on, most characters are wide: CJK, and beyond the basic plane emoji.
    private static final int CJK = 0x2E80;

    private TextWidth() {}

    static int of(String text) {
        return text.codePoints().map(TextWidth::of).sum();
    }

    private static int of(int codePoint) {
        boolean isWide = codePoint >= CJK || (codePoint >= HANGUL && codePoint < END_OF_HANGUL);
        return isWide ? 2 : 1;
    }

    /** Returns one line of text, cut and followed by {@code …} if it is wider than the room. */
    static String cut(String text, int columns) {
        String line = Untrusted.line(Untrusted.excerpt(text, columns));
        return of(line) <= columns ? line : fitting(line, columns - 1) + "…";
    }

    /** Returns the beginning of a text that fits the room, at least one character. */
    private static String fitting(String text, int columns) {
        String fits = Untrusted.beginning(text, columns);
        for (int length = columns - 1; of(fits) > columns && length > 0; length--) {
            fits = Untrusted.beginning(text, length);
        }
        return fits;
    }

    /**
     * Returns the lines of a text, broken at spaces; a word that is wider than the room is broken, too.
     *
     * @param most the number of lines after which the text is cut
     */
    static List<String> wrap(String text, int columns, int most) {
        List<String> lines = new ArrayList<>();
        String rest = Untrusted.line(Untrusted.excerpt(text, columns * most));
        while (!rest.isEmpty() && lines.size() < most) {
            int end = end(rest, columns);
            lines.add(rest.substring(0, end).strip());
            rest = rest.substring(end).strip();
        }
        if (!rest.isEmpty()) {
            lines.set(most - 1, lines.get(most - 1) + "…");
        }
        return lines;
    }

    private static int end(String text, int columns) {
        String fits = fitting(text, columns);
        int space = fits.length() == text.length() ? -1 : fits.lastIndexOf(' ');
        return space > 0 ? space : fits.length();
    }
}
