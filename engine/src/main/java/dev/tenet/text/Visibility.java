package dev.tenet.text;

import java.lang.Character.UnicodeScript;
import java.util.EnumSet;
import java.util.Set;

/**
 * Detects characters that are invisible or affect the display of their surroundings.
 *
 * <p>Default ignorable characters are exempt where real writing requires them: the two joiners after a letter of a
 * script with joining or stacking letters, a joiner between two emoji, a zero-width space after a letter of a script
 * written without spaces, and one variation selector after a character with variants.
 */
final class Visibility {

    private static final int NON_JOINER = 0x200C;
    private static final int JOINER = 0x200D;
    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int TEXT_STYLE = 0xFE0E;
    private static final int EMOJI_STYLE = 0xFE0F;

    // An upper bound, above that of any real letter, so that long runs of marks do not slow down the search.
    private static final int MOST_MARKS = 8;

    private static final Set<UnicodeScript> JOINED = EnumSet.of(
            UnicodeScript.ADLAM,
            UnicodeScript.ARABIC,
            UnicodeScript.BENGALI,
            UnicodeScript.DEVANAGARI,
            UnicodeScript.GUJARATI,
            UnicodeScript.GURMUKHI,
            UnicodeScript.HANIFI_ROHINGYA,
            UnicodeScript.KANNADA,
            UnicodeScript.KHMER,
            UnicodeScript.MALAYALAM,
            UnicodeScript.MANDAIC,
            UnicodeScript.MONGOLIAN,
            UnicodeScript.MYANMAR,
            UnicodeScript.NKO,
            UnicodeScript.ORIYA,
            UnicodeScript.SINHALA,
            UnicodeScript.SYRIAC,
            UnicodeScript.TAMIL,
            UnicodeScript.TELUGU,
            UnicodeScript.TIBETAN);

    private static final Set<UnicodeScript> SPACELESS =
            EnumSet.of(UnicodeScript.KHMER, UnicodeScript.LAO, UnicodeScript.MYANMAR, UnicodeScript.THAI);

    private Visibility() {}

    /**
     * Whether a character must be escaped to be visible or harmless.
     *
     * @param point the code point at {@code at}
     */
    static boolean isHidden(String text, int at, int point) {
        if (point < 0x7F) {
            return point < ' ';
        }
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                true;
            default -> isNoncharacter(point) || (isIgnorable(point) && !isAtWork(text, at, point));
        };
    }

    private static boolean isNoncharacter(int point) {
        return (point & 0xFFFE) == 0xFFFE || isWithin(point, 0xFDD0, 0xFDEF);
    }

    /**
     * Unicode's property Default_Ignorable_Code_Point, which Java does not provide, and the three invisible annotation
     * characters.
     */
    private static boolean isIgnorable(int point) {
        return switch (point) {
            case 0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x3164, 0xFEFF, 0xFFA0 -> true;
            default ->
                isWithin(point, 0x180B, 0x180F)
                        || isWithin(point, 0x200B, 0x200F)
                        || isWithin(point, 0x202A, 0x202E)
                        || isWithin(point, 0x2060, 0x206F)
                        || isWithin(point, 0xFE00, 0xFE0F)
                        || isWithin(point, 0xFFF0, 0xFFFB)
                        || isWithin(point, 0x1BCA0, 0x1BCA3)
                        || isWithin(point, 0x1D173, 0x1D17A)
                        || isWithin(point, 0xE0000, 0xE0FFF);
        };
    }

    /** Whether an ignorable character affects its neighbors. */
    private static boolean isAtWork(String text, int at, int point) {
        if (at == 0) {
            return false;
        }
        return switch (point) {
            case NON_JOINER -> JOINED.contains(scriptBefore(text, at));
            case JOINER -> JOINED.contains(scriptBefore(text, at)) || isBetweenEmoji(text, at);
            case ZERO_WIDTH_SPACE -> SPACELESS.contains(scriptBefore(text, at));
            case TEXT_STYLE, EMOJI_STYLE -> hasStyles(text.codePointBefore(at));
            default -> isVariant(point, text.codePointBefore(at));
        };
    }

    /** The script of the preceding letter, skipping marks. */
    private static UnicodeScript scriptBefore(String text, int at) {
        int from = at;
        int point = text.codePointBefore(from);
        for (int marks = 0; isMark(point) && marks < MOST_MARKS && from > Character.charCount(point); marks++) {
            from -= Character.charCount(point);
            point = text.codePointBefore(from);
        }
        return UnicodeScript.of(point);
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return (type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK) && !isIgnorable(point);
    }

    private static boolean isBetweenEmoji(String text, int at) {
        int before = text.codePointBefore(at);
        int base = before == EMOJI_STYLE && at > 1 ? text.codePointBefore(at - 1) : before;
        return isEmoji(base) && at + 1 < text.length() && isEmoji(text.codePointAt(at + 1));
    }

    /** Approximate: a Java runtime knows only the emoji of its own Unicode version. */
    private static boolean isEmoji(int point) {
        return switch (Character.getType(point)) {
            case Character.OTHER_SYMBOL -> true;
            case Character.MODIFIER_SYMBOL, Character.UNASSIGNED -> isWithin(point, 0x1F000, 0x1FAFF);
            case Character.MATH_SYMBOL -> point == 0x2194;
            default -> false;
        };
    }

    /** Whether a character has a text and an emoji presentation. */
    private static boolean hasStyles(int point) {
        return switch (point) {
            case '#', '*', 0x203C, 0x2049, 0x2139, 0x3030 -> true;
            default -> isEmoji(point) || isWithin(point, '0', '9') || Character.getType(point) == Character.MATH_SYMBOL;
        };
    }

    private static boolean isVariant(int selector, int point) {
        if (isWithin(selector, 0xE0100, 0xE01EF)) {
            return Character.isIdeographic(point);
        }
        if (isWithin(selector, 0xFE00, 0xFE0D)) {
            return Character.isIdeographic(point)
                    || Character.getType(point) == Character.MATH_SYMBOL
                    || UnicodeScript.of(point) == UnicodeScript.MYANMAR;
        }
        return isWithin(selector, 0x180B, 0x180F)
                && !isIgnorable(point)
                && UnicodeScript.of(point) == UnicodeScript.MONGOLIAN;
    }

    private static boolean isWithin(int point, int least, int most) {
        return point >= least && point <= most;
    }
}
