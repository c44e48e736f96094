package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, with the byte at which each starts, so that it can be sought again. */
final class Lines {

    private static final int[] BYTE_ORDER_MARK = {0xEF, 0xBB, 0xBF};

    private final InputStream input;
    private byte[] bytes = new byte[1 << 12];
    private int length;
    private long start;
    private long next;

    Lines(InputStream input) {
        this.input = input;
    }

    /** Reads one line more; false after the last. */
    boolean next() throws IOException {
        start = next;
        length = 0;
        int read = input.read();
        if (read < 0) {
            return false;
        }
        for (; read >= 0 && read != '\n'; read = input.read()) {
            if (length == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * length);
            }
            bytes[length++] = (byte) read;
        }
        next = start + length + (read < 0 ? 0 : 1);
        if (start == 0 && hasByteOrderMark()) {
            start = BYTE_ORDER_MARK.length;
            length -= BYTE_ORDER_MARK.length;
            System.arraycopy(bytes, BYTE_ORDER_MARK.length, bytes, 0, length);
        }
        return true;
    }

    private boolean hasByteOrderMark() {
        return length >= BYTE_ORDER_MARK.length
                && (bytes[0] & 0xFF) == BYTE_ORDER_MARK[0]
                && (bytes[1] & 0xFF) == BYTE_ORDER_MARK[1]
                && (bytes[2] & 0xFF) == BYTE_ORDER_MARK[2];
    }

    boolean isBlank() {
        for (int i = 0; i < length; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The byte at which the line starts. */
    long start() {
        return start;
    }

    /** How many bytes it has, without its end. */
    int length() {
        return length;
    }

    /** Its bytes, in the first {@link #length()} places. */
    byte[] bytes() {
        return bytes;
    }
}
