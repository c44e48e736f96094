package dev.tenet.text;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Makes text written by a model, a server or a data file safe and visible wherever it is shown.
 *
 * <p>Characters that could mislead a reader, a terminal, an XML parser or a CI server are replaced with escapes such as
 * {@code \}{@code u202E}, and never dropped:
 *
 * <ul>
 *   <li>control characters, including ESC, CSI and backspace, and characters that other programs treat as line
 *       terminators: a carriage return without a line feed, vertical tab, form feed, U+0085, U+2028, U+2029
 *   <li>unpaired surrogates and noncharacters such as U+FFFF, which XML 1.0 does not allow
 *   <li>invisible characters (default ignorable in Unicode): bidirectional controls, zero-width characters, tags,
 *       variation selectors; except where they affect adjacent letters or emoji
 *   <li>the first character of a CI server's command: {@code ::} at the start of a line (GitHub), {@code ##[} (GitHub,
 *       Azure), {@code ##vso[} (Azure), {@code ##teamcity[} (TeamCity)
 * </ul>
 *
 * <p>Text without such characters is returned unchanged. The operations are idempotent.
 *
 * <p>A kind of value test uses it for what it puts into messages, headlines and notes. What it writes to a {@code
 * Description} needs no treatment: the trial log escapes it.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class Untrusted {

    // A base character with its marks and joiners: an emoji of a family has 11 units. Longer sequences are not real
    // characters.
    private static final int LONGEST_CHARACTER = 64;
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Untrusted() {}

    /** Returns multi-line text, such as a failure message, made safe. Line feeds and tabs are kept. */
    public static String message(String text) {
        return new Escapes(text, Escapes.Form.LINES).written();
    }

    /** Returns single-line text, such as a name, made safe. Line feeds and tabs are escaped, too. */
    public static String line(String text) {
        return new Escapes(text, Escapes.Form.LINE).written();
    }

    /**
     * Returns JSON text made safe. The parsed strings are the same as before, including unpaired surrogates, because escapes are
     * introduced only within strings.
     */
    public static String json(String json) {
        return new Escapes(json, Escapes.Form.JSON).written();
    }

    /** Returns a code point as an escape, as in {@code \}{@code u202E}. */
    public static String escape(int codePoint) {
        return Escapes.of(codePoint);
    }

    /**
     * Returns the start of a text, cut at a character boundary and followed by {@code …} if anything was cut off. The
     * result is not made safe; combine it with {@link #line} or {@link #message}.
     *
     * @param length the maximum length to keep, in UTF-16 units, at least 1
     */
    public static String excerpt(String text, int length) {
        return text.length() <= length ? text : beginning(text, length) + "…";
    }

    /**
     * Returns the start of a text, cut at a character boundary: not within a surrogate pair, between a base and its combining
     * marks, or within an emoji.
     *
     * @param length the maximum length to keep, in UTF-16 units, at least 1
     */
    public static String beginning(String text, int length) {
        return text.length() <= length ? text : text.substring(0, lastEndOfCharacter(text, length));
    }

    /** Examines only the text around the cut, so that the time is bounded. */
    private static int lastEndOfCharacter(String text, int length) {
        int from = Math.max(0, length - LONGEST_CHARACTER);
        Matcher characters = CHARACTER.matcher(text).region(from, Math.min(text.length(), length + LONGEST_CHARACTER));
        int end = from;
        while (characters.find() && characters.end() <= length) {
            end = characters.end();
        }
        if (end > from) {
            return end;
        }
        return Character.isSurrogatePair(text.charAt(length - 1), text.charAt(length)) ? length - 1 : length;
    }
}
