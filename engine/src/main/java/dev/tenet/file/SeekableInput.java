package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Random access to the bytes of a file or of a buffer.
 *
 * <p>Reading works on interrupted threads, so that a stopped run ends in order; the channels of {@code java.nio} would
 * be closed by the interruption. Not safe for use by several threads.
 */
@API(status = INTERNAL, since = "0.1")
public abstract class SeekableInput extends InputStream {

    SeekableInput() {}

    /**
     * Sets the position of the next byte to read.
     *
     * @param position in [0, {@link #length()}]
     */
    public abstract void seek(long position) throws IOException;

    /** The position of the next byte to read. */
    public abstract long position() throws IOException;

    /** The length in bytes. */
    public abstract long length() throws IOException;

    static SeekableInput of(Path file) throws IOException {
        return new InFile(new RandomAccessFile(file.toFile(), "r"), null);
    }

    /**
     * A file.
     *
     * @param toDelete the path to delete on closing, or null
     */
    static SeekableInput of(RandomAccessFile file, @Nullable Path toDelete) {
        return new InFile(file, toDelete);
    }

    static SeekableInput of(byte[] bytes) {
        return new InMemory(bytes);
    }

    private static final class InFile extends SeekableInput {

        private final RandomAccessFile file;
        private final @Nullable Path toDelete;

        InFile(RandomAccessFile file, @Nullable Path toDelete) {
            this.file = file;
            this.toDelete = toDelete;
        }

        @Override
        public void seek(long position) throws IOException {
            file.seek(position);
        }

        @Override
        public long position() throws IOException {
            return file.getFilePointer();
        }

        @Override
        public long length() throws IOException {
            return file.length();
        }

        @Override
        public int read() throws IOException {
            return file.read();
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            return file.read(into, offset, length);
        }

        @Override
        public void close() throws IOException {
            file.close();
            if (toDelete != null) {
                Files.deleteIfExists(toDelete);
            }
        }
    }

    private static final class InMemory extends SeekableInput {

        private final byte[] bytes;
        private int position;

        InMemory(byte[] bytes) {
            this.bytes = bytes;
        }

        @Override
        public void seek(long to) throws IOException {
            if (to < 0 || to > bytes.length) {
                throw new IOException("there is no byte " + to + "; expected one of " + bytes.length);
            }
            position = (int) to;
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public long length() {
            return bytes.length;
        }

        @Override
        public int read() {
            return position < bytes.length ? bytes[position++] & 0xFF : -1;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Objects.checkFromIndexSize(offset, length, into.length);
            if (position == bytes.length && length > 0) {
                return -1;
            }
            int read = Math.min(length, bytes.length - position);
            System.arraycopy(bytes, position, into, offset, read);
            position += read;
            return read;
        }
    }
}
