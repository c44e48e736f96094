package dev.tenet.text;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Replaces unsafe characters in a text with escapes, in one pass. */
final class Escapes {

    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int REPLACEMENT = 0xFFFD;
    private static final String[] COMMANDS = {"[", "teamcity[", "vso["};

    private final String text;
    private final Form form;
    private boolean isBlankSoFar = true;
    private int endOfString;

    /** The context in which the text will appear. */
    enum Form {
        /** Several lines. */
        LINES,
        /** One line. */
        LINE,
        /**
         * JSON. Its strings contain no control characters below U+0020; those outside strings separate lines or tokens.
         */
        JSON
    }

    Escapes(String text, Form form) {
        this.text = text;
        this.form = form;
    }

    String written() {
        @Nullable StringBuilder written = null;
        int kept = 0;
        int next;
        for (int at = 0; at < text.length(); at = next) {
            next = at + 1;
            if (isPlain(text.charAt(at))) {
                isBlankSoFar &= text.charAt(at) == ' ';
                continue;
            }
            int point = text.codePointAt(at);
            next = at + Character.charCount(point);
            boolean isEscaped = isUnsafe(point, at);
            if (isEscaped) {
                written = written == null ? new StringBuilder(text.length() + 16) : written;
                written.append(text, kept, at);
                written.append(form == Form.JSON ? inJson(point, at) : of(point));
                kept = next;
            }
            isBlankSoFar = !isEscaped && (point == '\n' || (isBlankSoFar && isBlank(point)));
        }
        return written == null
                ? text
                : written.append(text, kept, text.length()).toString();
    }

    /** Fast path for most characters. */
    private static boolean isPlain(char unit) {
        return unit >= ' ' && unit <= '~' && unit != '#' && unit != ':';
    }

    private boolean isUnsafe(int point, int at) {
        return switch (point) {
            case '\t', '\n' -> form == Form.LINE;
            case '\r' -> form == Form.LINE || (form == Form.LINES && !text.startsWith("\n", at + 1));
            case ':' -> form != Form.JSON && isBlankSoFar && text.startsWith(":", at + 1);
            case '#' -> at > 0 && text.charAt(at - 1) == '#' && isCommand(at + 1);
            default -> (form != Form.JSON || point >= ' ') && Visibility.isHidden(text, at, point);
        };
    }

    private boolean isCommand(int at) {
        for (String command : COMMANDS) {
            if (text.regionMatches(true, at, command, 0, command.length())) {
                return true;
            }
        }
        return false;
    }

    /** CI servers strip more than spaces before they look for a command. */
    private static boolean isBlank(int point) {
        return Character.isWhitespace(point) || Character.isSpaceChar(point);
    }

    private static boolean isHalf(int point) {
        return Character.getType(point) == Character.SURROGATE;
    }

    /** JSON parsers accept an escaped surrogate in a string value, but not in a key. */
    private boolean isInKey(int at) {
        if (at >= endOfString) {
            endOfString = at;
            while (endOfString < text.length() && text.charAt(endOfString) != '"') {
                endOfString += text.charAt(endOfString) == '\\' ? 2 : 1;
            }
        }
        int after = endOfString + 1;
        while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
            after++;
        }
        return text.startsWith(":", after);
    }

    /** One escape for a code point, for people. */
    static String of(int point) {
        return point <= Character.MAX_VALUE
                ? "\\u" + HEX.toHexDigits((char) point)
                : "\\u{" + HEX.toHexDigits(point, point > 0xFFFFF ? 6 : 5) + "}";
    }

    /** One escape per UTF-16 unit, for parsers. */
    private String inJson(int point, int at) {
        if (Character.charCount(point) == 2) {
            return of(Character.highSurrogate(point)) + of(Character.lowSurrogate(point));
        }
        return of(isHalf(point) && isInKey(at) ? REPLACEMENT : point);
    }
}
