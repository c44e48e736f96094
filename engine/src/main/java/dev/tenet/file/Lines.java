package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, with the offset of each. */
final class Lines {

    /** The maximum length of a line, in bytes. A file with a longer one does not consist of records in lines. */
    static final int MOST = 1 << 27;

    private static final int BLOCK = 1 << 16;

    private final InputStream input;
    private byte[] bytes = new byte[2 * BLOCK];
    private int from;
    private int end;
    private int filled;
    private int next;
    private long bytesStart;
    private boolean isWhole;

    /** @param start the offset of the first line */
    Lines(InputStream input, long start) {
        this.input = input;
        this.bytesStart = start;
    }

    /**
     * Reads the next line; returns false after the last.
     *
     * @throws LineTooLongException if the line has more than {@value #MOST} bytes
     */
    boolean next() throws IOException {
        from = next;
        int scanned = 0;
        do {
            for (int i = from + scanned; i < filled; i++) {
                if (bytes[i] == '\n') {
                    end = i;
                    next = i + 1;
                    return true;
                }
            }
            scanned = filled - from;
        } while (!isWhole && fill());
        end = filled;
        next = filled;
        return from < filled;
    }

    private boolean fill() throws IOException {
        if (from > 0) {
            System.arraycopy(bytes, from, bytes, 0, filled - from);
            bytesStart += from;
            filled -= from;
            from = 0;
        }
        if (filled > bytes.length - BLOCK) {
            if (bytes.length > MOST) {
                throw new LineTooLongException();
            }
            bytes = Arrays.copyOf(bytes, 2 * bytes.length);
        }
        int read = input.read(bytes, filled, bytes.length - filled);
        isWhole = read < 0;
        filled += Math.max(0, read);
        return !isWhole;
    }

    boolean isBlank() {
        for (int i = from; i < end; i++) {
            if (bytes[i] != ' ' && bytes[i] != '\t' && bytes[i] != '\r') {
                return false;
            }
        }
        return true;
    }

    /** The offset of the line. */
    long start() {
        return bytesStart + from;
    }

    /** The length in bytes, without the line terminator. */
    int length() {
        return end - from;
    }

    /** The buffer that contains the line at {@link #offset()}. */
    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return from;
    }

    /** A line that is too long to be a record. */
    static final class LineTooLongException extends IOException {

        private static final long serialVersionUID = 1;

        LineTooLongException() {
            super("a line of more than " + MOST + " bytes");
        }
    }
}
