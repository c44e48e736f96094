package dev.tenet.run;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.apiguardian.api.API;

/**
 * The whole lines of a file to which lines are being added. Its end may be a part of a line, which a writer has just
 * begun, or could not end.
 */
@API(status = INTERNAL, since = "0.1")
public final class WholeLines {

    private static final int BLOCK = 1 << 13;

    private WholeLines() {}

    /**
     * Opens a file of UTF-8 text for reading the lines that are whole now.
     *
     * @throws IOException if it cannot be read
     */
    static BufferedReader open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file);
        try {
            return new BufferedReader(new InputStreamReader(
                    new FirstBytes(Channels.newInputStream(channel), end(channel)),
                    StandardCharsets.UTF_8.newDecoder()));
        } catch (EOFException shorter) {
            channel.close();
            throw new IOException(file + " became shorter while it was read", shorter);
        } catch (IOException | RuntimeException unreadable) {
            channel.close();
            throw unreadable;
        }
    }

    /**
     * Returns the number of bytes up to the end of the last whole line; 0 if there is none.
     *
     * @param file an open file, whose position is not changed
     * @throws EOFException if it becomes shorter meanwhile
     * @throws IOException if it cannot be read
     */
    public static long end(FileChannel file) throws IOException {
        long end = file.size();
        for (int block = 1; end > 0; block = BLOCK) {
            ByteBuffer bytes = ByteBuffer.allocate((int) Math.min(block, end));
            long start = end - bytes.capacity();
            while (bytes.hasRemaining()) {
                if (file.read(bytes, start + bytes.position()) < 0) {
                    throw new EOFException("the file became shorter while it was read");
                }
            }
            for (int i = bytes.capacity() - 1; i >= 0; i--) {
                if (bytes.get(i) == '\n') {
                    return start + i + 1;
                }
            }
            end = start;
        }
        return 0;
    }

    private static final class FirstBytes extends InputStream {

        private final InputStream bytes;
        private long left;

        FirstBytes(InputStream bytes, long number) {
            this.bytes = bytes;
            left = number;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            if (left == 0 && length > 0) {
                return -1;
            }
            int read = bytes.read(into, offset, (int) Math.min(length, left));
            left -= Math.max(0, read);
            return read;
        }

        @Override
        public void close() throws IOException {
            bytes.close();
        }
    }
}
