package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** Converts UTF-16 without its byte order mark to UTF-8. */
final class Utf16Input extends InputStream {

    private static final byte[] NONE = {};

    private final FileLocation file;
    private final InputStream input;
    private final boolean isLittleEndian;
    private long position = 2;
    private long line = 1;
    private byte[] bytes = NONE;
    private int next;

    /** @param input buffered, positioned after the byte order mark */
    Utf16Input(FileLocation file, InputStream input, boolean isLittleEndian) {
        this.file = file;
        this.input = input;
        this.isLittleEndian = isLittleEndian;
    }

    @Override
    public int read() throws IOException {
        if (next == bytes.length && !fill()) {
            return -1;
        }
        return bytes[next++] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = 0;
        while (read < length && (next < bytes.length || fill())) {
            into[offset + read++] = bytes[next++];
        }
        return read == 0 && length > 0 ? -1 : read;
    }

    private boolean fill() throws IOException {
        int unit = unit();
        if (unit < 0) {
            return false;
        }
        int point = unit;
        if (Character.isSurrogate((char) unit)) {
            int low = Character.isHighSurrogate((char) unit) ? unit() : -1;
            if (low < 0 || !Character.isLowSurrogate((char) low)) {
                throw malformed("an unpaired surrogate");
            }
            point = Character.toCodePoint((char) unit, (char) low);
        } else if (unit == 0) {
            throw malformed("a NUL character, which is not allowed in text");
        }
        line += point == '\n' ? 1 : 0;
        bytes = Character.toString(point).getBytes(StandardCharsets.UTF_8);
        next = 0;
        return true;
    }

    private int unit() throws IOException {
        int first = input.read();
        if (first < 0) {
            return -1;
        }
        int second = input.read();
        if (second < 0) {
            throw malformed("an incomplete character at the end");
        }
        position += 2;
        return isLittleEndian ? second << 8 | first : first << 8 | second;
    }

    private MalformedRecordException malformed(String problem) {
        return new MalformedRecordException(file + ", line " + line + ", byte " + (position - 1) + ": " + problem
                + "; the file starts like UTF-16. Save it as UTF-8");
    }

    @Override
    public void close() throws IOException {
        input.close();
    }
}
