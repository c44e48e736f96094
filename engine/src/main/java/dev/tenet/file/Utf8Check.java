package dev.tenet.file;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.util.Locale;

/**
 * Validates UTF-8 block by block (RFC 3629: no overlong forms, no surrogates) and counts lines. NUL bytes are rejected,
 * too.
 */
final class Utf8Check {

    private static final int CONTINUATION = 0x80;
    private static final int LAST_CONTINUATION = 0xBF;
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long ONES = 0x0101_0101_0101_0101L;
    private static final long LINE_ENDS = 0x0A0A_0A0A_0A0A_0A0AL;
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;
    private static final Charset WINDOWS = Charset.forName("windows-1252");

    private final FileLocation file;
    private long before;
    private long line = 1;
    private int missing;
    private int first;
    private long begun;
    private int lowest = CONTINUATION;
    private int highest = LAST_CONTINUATION;

    /** @param before number of bytes of the file before the first block */
    Utf8Check(FileLocation file, long before) {
        this.file = file;
        this.before = before;
    }

    /**
     * Validates a block.
     *
     * @throws MalformedRecordException if it is not UTF-8; names the line and the byte
     */
    void check(byte[] bytes, int from, int length) throws MalformedRecordException {
        int end = from + length;
        for (int i = from; i < end; i++) {
            while (missing == 0 && i + Long.BYTES <= end && isPlain((long) WORDS.get(bytes, i))) {
                i += Long.BYTES;
            }
            if (i == end) {
                break;
            }
            int unit = bytes[i];
            if (unit > 0 && missing == 0) {
                if (unit == '\n') {
                    line++;
                }
            } else if (missing == 0) {
                begin(unit & 0xFF, before + i - from + 1, i + 1 == end || bytes[i + 1] >= 0);
            } else {
                go(unit & 0xFF, before + i - from + 1);
            }
        }
        before += length;
    }

    /** Verifies that the last character is complete. */
    void end() throws MalformedRecordException {
        if (missing > 0 && begun == before) {
            throw malformed(first, begun, true);
        }
        if (missing > 0) {
            throw new MalformedRecordException(file + ", line " + line + ", byte " + begun
                    + ": the file ends in the middle of a character; expected complete UTF-8. Is it truncated?");
        }
    }

    /**
     * Whether eight bytes are ASCII without line terminators or NUL. Most of most files is, so it is tested eight bytes
     * at a time.
     */
    private static boolean isPlain(long word) {
        long lineEnds = word ^ LINE_ENDS;
        return ((word | (word - ONES) | (lineEnds - ONES)) & HIGH_BITS) == 0;
    }

    private void begin(int unit, long position, boolean isAlone) throws MalformedRecordException {
        first = unit;
        begun = position;
        missing = unit >= 0xC2 && unit <= 0xDF
                ? 1
                : unit >= 0xE0 && unit <= 0xEF ? 2 : unit >= 0xF0 && unit <= 0xF4 ? 3 : 0;
        if (missing == 0) {
            throw malformed(unit, position, isAlone);
        }
        lowest = unit == 0xE0 ? 0xA0 : unit == 0xF0 ? 0x90 : CONTINUATION;
        highest = unit == 0xED ? 0x9F : unit == 0xF4 ? 0x8F : LAST_CONTINUATION;
    }

    private void go(int unit, long position) throws MalformedRecordException {
        if (unit < lowest || unit > highest) {
            // The malformed byte is the one that announced a longer sequence.
            throw malformed(first, begun, unit < CONTINUATION && position == begun + 1);
        }
        lowest = CONTINUATION;
        highest = LAST_CONTINUATION;
        missing--;
    }

    private MalformedRecordException malformed(int unit, long position, boolean isAlone) {
        String place = file + ", line " + line + ", byte " + position;
        if (unit == 0) {
            return new MalformedRecordException(place
                    + ": a NUL byte, which is not allowed in text; save the file as UTF-8. It looks like UTF-16 without a byte order"
                    + " mark, or like a binary file");
        }
        return new MalformedRecordException(String.format(
                Locale.ROOT, "%s: 0x%02X is not UTF-8; save the file as UTF-8%s", place, unit, guess(unit, isAlone)));
    }

    /** A single byte between ASCII letters is usually Windows-1252 from a spreadsheet. */
    private static String guess(int unit, boolean isAlone) {
        String letter = new String(new byte[] {(byte) unit}, WINDOWS);
        boolean isCommon = unit >= 0xA0 || "€‚„…‘’“”•–—™".contains(letter);
        return isAlone && unit >= CONTINUATION && isCommon
                ? ". It looks like Windows-1252, in which this byte is \"" + letter + "\""
                : "";
    }
}
