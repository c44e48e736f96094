package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** The lines of a file as bytes, with the byte at which each starts, so that it can be sought again. */
final class Lines {

    /** The most bytes of a line: a file with a longer one has no lines of records. */
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

    /** @param start the byte at which the first line starts */
    Lines(InputStream input, long start) {
        this.input = input;
        this.bytesStart = start;
    }

    /**
     * Reads one line more; false after the last.
     *
     * @throws LineTooLongException if it has more than {@value #MOST} bytes
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

    /** The byte at which the line starts. */
    long start() {
        return bytesStart + from;
    }

    /** How many bytes it has, without its end. */
    int length() {
        return end - from;
    }

    /** What holds its bytes, from {@link #offset()} on. */
    byte[] bytes() {
        return bytes;
    }

    int offset() {
        return from;
    }

    /** A line that is too long to be one record. */
    static final class LineTooLongException extends IOException {

        private static final long serialVersionUID = 1;

        LineTooLongException() {
            super("a line of more than " + MOST + " bytes");
        }
    }
}
