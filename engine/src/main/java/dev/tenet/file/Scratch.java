package dev.tenet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A buffer that holds up to {@value #MOST_IN_MEMORY} bytes in memory and more in a temporary file. The file is deleted
 * as soon as it is open, if the operating system allows that, so that a killed JVM leaves no file behind.
 */
final class Scratch extends OutputStream {

    static final int MOST_IN_MEMORY = 4 << 20;

    private static final int BUFFER = 1 << 16;

    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable RandomAccessFile file;
    private @Nullable Path toDelete;
    private boolean isHandedOver;

    @Override
    public void write(int value) throws IOException {
        held.write(value);
        spill();
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        held.write(from, offset, length);
        spill();
    }

    private void spill() throws IOException {
        if (file == null && held.size() > MOST_IN_MEMORY) {
            file = temporary();
        }
        if (file != null && held.size() >= BUFFER) {
            file.write(held.toByteArray());
            held.reset();
        }
    }

    private RandomAccessFile temporary() throws IOException {
        Path path = Files.createTempFile("tenet-", ".data");
        // On operating systems that cannot delete open files, such as Windows.
        toDelete = path;
        RandomAccessFile opened = new RandomAccessFile(path.toFile(), "rw");
        try {
            Files.delete(path);
            toDelete = null;
        } catch (IOException keepsItsName) {
            path.toFile().deleteOnExit();
        }
        return opened;
    }

    /** The content, to be read from the start; the caller closes it. */
    SeekableInput written() throws IOException {
        isHandedOver = true;
        if (file == null) {
            return SeekableInput.of(held.toByteArray());
        }
        file.write(held.toByteArray());
        held.reset();
        file.seek(0);
        return SeekableInput.of(file, toDelete);
    }

    /** Discards the content, unless {@link #written} was called. */
    @Override
    public void close() throws IOException {
        if (!isHandedOver && file != null) {
            file.close();
            if (toDelete != null) {
                Files.deleteIfExists(toDelete);
            }
        }
    }
}
