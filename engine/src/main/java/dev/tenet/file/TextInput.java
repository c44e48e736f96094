package dev.tenet.file;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The bytes of a text file as validated UTF-8. Decompresses gzip, converts UTF-16 with a byte order mark, and skips the
 * byte order mark. Anything else is an error that names the line and the byte.
 */
final class TextInput extends FilterInputStream {

    private static final int BUFFER = 1 << 16;

    private final FileLocation file;
    private final Utf8Check check;

    /**
     * UTF-8 without a byte order mark.
     *
     * @param before number of bytes of the file before the input
     */
    TextInput(FileLocation file, InputStream utf8, long before) {
        super(utf8);
        this.file = file;
        this.check = new Utf8Check(file, before);
    }

    /** Reads a file from its start, in any supported encoding. */
    static InputStream of(FileLocation file, InputStream raw) throws IOException {
        try {
            InputStream input = unpacked(file, raw);
            Beginning beginning = Beginning.of(input);
            beginning.requireText(file);
            if (beginning.isUtf16()) {
                input.skipNBytes(2);
                return new TextInput(file, new Utf16Input(file, input, beginning.isLittleEndian()), 0);
            }
            input.skipNBytes(beginning.markLength());
            return new TextInput(file, input, beginning.markLength());
        } catch (IOException | RuntimeException broken) {
            raw.close();
            throw broken;
        }
    }

    /** The decompressed content of a file, text or binary. */
    static InputStream unpacked(FileLocation file, InputStream raw) throws IOException {
        InputStream input = new BufferedInputStream(raw, BUFFER);
        Beginning beginning = Beginning.of(input);
        beginning.requireContent(file);
        return beginning.isGzip() ? new BufferedInputStream(new Unpacked(file, input), BUFFER) : input;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int read = in.read(into, offset, length);
        if (read > 0) {
            check.check(into, offset, read);
        } else if (read < 0) {
            check.end();
        }
        return read;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    @Override
    public String toString() {
        return file.toString();
    }

    /** Adds the file name to the JDK's error messages. */
    private static final class Unpacked extends InputStream {

        private final FileLocation file;
        private final InputStream input;

        Unpacked(FileLocation file, InputStream packed) throws IOException {
            this.file = file;
            try {
                this.input = new GZIPInputStream(packed, BUFFER);
            } catch (ZipException | EOFException broken) {
                throw malformed(file, broken);
            }
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            try {
                return input.read(into, offset, length);
            } catch (ZipException | EOFException broken) {
                throw malformed(file, broken);
            }
        }

        private static MalformedRecordException malformed(FileLocation file, IOException broken) {
            return new MalformedRecordException(file + " cannot be decompressed (" + broken.getMessage()
                    + "); expected a complete gzip file. Is it truncated?");
        }

        @Override
        public void close() throws IOException {
            input.close();
        }
    }
}
