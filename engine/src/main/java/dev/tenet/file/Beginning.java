package dev.tenet.file;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first bytes of a file. They reveal compression, a byte order mark, or a pointer file of Git LFS or git-annex. */
final class Beginning {

    private static final int LENGTH = 64;
    private static final byte[] LFS_POINTER = "version https://git-lfs".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] ANNEX_POINTER = "/annex/objects/".getBytes(StandardCharsets.US_ASCII);

    private final byte[] bytes;

    private Beginning(byte[] bytes) {
        this.bytes = bytes;
    }

    /** Reads the first bytes and resets the input, which must support {@code mark}. */
    static Beginning of(InputStream input) throws IOException {
        input.mark(LENGTH);
        byte[] bytes = input.readNBytes(LENGTH);
        input.reset();
        return new Beginning(bytes);
    }

    /** Reads the first bytes and seeks back to the start. */
    static Beginning of(SeekableInput input) throws IOException {
        input.seek(0);
        byte[] bytes = input.readNBytes(LENGTH);
        input.seek(0);
        return new Beginning(bytes);
    }

    boolean isGzip() {
        return startsWith(0x1F, 0x8B);
    }

    boolean isUtf16() {
        return startsWith(0xFE, 0xFF) || startsWith(0xFF, 0xFE);
    }

    boolean isZip() {
        return startsWith('P', 'K', 3, 4);
    }

    /** Whether UTF-16 is little-endian. */
    boolean isLittleEndian() {
        return startsWith(0xFF, 0xFE);
    }

    /** The length of the UTF-8 byte order mark, in bytes. */
    int markLength() {
        return startsWith(0xEF, 0xBB, 0xBF) ? 3 : 0;
    }

    /**
     * Verifies that the file is not a pointer file.
     *
     * @throws MalformedRecordException if Git stores the content elsewhere
     */
    void requireContent(FileLocation file) throws MalformedRecordException {
        if (startsWith(LFS_POINTER)) {
            throw new MalformedRecordException(file
                    + ", line 1: a Git LFS pointer, not the file itself; run \"git lfs pull\" to fetch its content");
        }
        if (startsWith(ANNEX_POINTER)) {
            throw new MalformedRecordException(file
                    + ", line 1: a git-annex pointer, not the file itself; run \"git annex get\" to fetch its content");
        }
    }

    /**
     * Verifies that the file may be text in a supported encoding.
     *
     * @throws MalformedRecordException if it is another kind of file, or UTF-32
     */
    void requireText(FileLocation file) throws MalformedRecordException {
        requireContent(file);
        if (startsWith(0xFF, 0xFE, 0, 0) || startsWith(0, 0, 0xFE, 0xFF)) {
            throw new MalformedRecordException(file + ", line 1, byte 1: UTF-32; save the file as UTF-8");
        }
        if (isZip()) {
            throw new MalformedRecordException(file
                    + ", line 1, byte 1: a ZIP archive, not text; for an Excel workbook, use a name that ends in"
                    + " .xlsx");
        }
    }

    private boolean startsWith(byte[] expected) {
        return bytes.length >= expected.length
                && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
    }

    private boolean startsWith(int... expected) {
        for (int i = 0; i < expected.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != expected[i]) {
                return false;
            }
        }
        return true;
    }
}
