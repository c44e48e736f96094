package dev.tenet.text;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Makes text that a model, a server or a data file wrote harmless and visible wherever it is shown.
 *
 * <p>What misleads a reader, a terminal, an XML parser or a CI server is written as an escape, such as {@code \}{@code
 * u202E}, and never dropped:
 *
 * <ul>
 *   <li>control characters, among them ESC, CSI and backspace; and what other programs take for the end of a line: a
 *       carriage return that no line feed follows, vertical tab, form feed, U+0085, U+2028, U+2029
 *   <li>half characters (lone surrogates) and noncharacters such as U+FFFF, which XML 1.0 cannot hold
 *   <li>characters that Unicode calls default ignorable, because they are invisible: bidirectional controls, zero-width
 *       characters, tags, variation selectors; except where they shape the letters or emoji beside them
 *   <li>the first character of a CI server's command: {@code ::} at the beginning of a line (GitHub), {@code ##[} (GitHub,
 *       Azure), {@code ##vso[} (Azure), {@code ##teamcity[} (TeamCity)
 * </ul>
 *
 * <p>Text without any of these stays the same string. What is harmless already is not changed again.
 */
@API(status = INTERNAL, since = "0.1")
public final class Untrusted {

    // A base, its marks and joiners: an emoji of a family has 11 units. More is no character that anybody reads.
    private static final int LONGEST_CHARACTER = 64;
    private static final Pattern CHARACTER = Pattern.compile("\\X");

    private Untrusted() {}

    /** Text of several lines, such as a failure message: line feeds and tabs stay. */
    public static String message(String text) {
        return new Escapes(text, Escapes.Form.LINES).written();
    }

    /** Text of one line, such as a name: line feeds and tabs are written as escapes, too. */
    public static String line(String text) {
        return new Escapes(text, Escapes.Form.LINE).written();
    }

    /**
     * Text of JSON. Parsed, it holds the same strings as before, half characters among them: what is written as an escape
     * can stand only in a string, and a parser turns it back.
     */
    public static String json(String json) {
        return new Escapes(json, Escapes.Form.JSON).written();
    }

    /** A character as an escape, as in {@code \}{@code u202E}. */
    public static String escape(int codePoint) {
        return Escapes.of(codePoint);
    }

    /**
     * The beginning of a text, cut between characters, with {@code …} where something was cut off.
     *
     * @param length the most UTF-16 units that are kept, at least 1
     * @return the text, or its beginning and {@code …}
     */
    public static String excerpt(String text, int length) {
        return text.length() <= length ? text : beginning(text, length) + "…";
    }

    /**
     * The beginning of a text, cut between characters: neither between the halves of one, nor between a base and its
     * combining marks, nor within an emoji.
     *
     * @param length the most UTF-16 units that are kept, at least 1
     */
    public static String beginning(String text, int length) {
        return text.length() <= length ? text : text.substring(0, lastEndOfCharacter(text, length));
    }

    /** Looks at the surroundings of the cut only, so that the time does not depend on what stands there. */
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
