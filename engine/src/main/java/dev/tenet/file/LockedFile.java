package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Arrays;
import org.apiguardian.api.API;

/**
 * Changes a file while no other launch does, in this process or another one on the same machine. Programs that do not
 * lock the file are not held up.
 */
@API(status = INTERNAL, since = "0.1")
public final class LockedFile {

    private static final long LONGEST_WAIT_NANOS = Duration.ofMinutes(1).toNanos();
    private static final long PAUSE_MILLIS = 5;

    private LockedFile() {}

    /** A change of a file. */
    @FunctionalInterface
    public interface Change {

        /**
         * Returns the new content of a file.
         *
         * @param content the content so far; empty if the file did not exist
         */
        byte[] apply(byte[] content) throws IOException;
    }

    /**
     * Replaces the content of a file, creating it if it does not exist. If the new content begins with the old one, only
     * the rest is written.
     *
     * @throws IOException if the file cannot be read or written, or stays locked for more than a minute
     */
    public static void change(Path file, Change change) throws IOException {
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            FileLock lock = lock(channel, file);
            try {
                change(channel, change);
            } finally {
                lock.release();
            }
        }
    }

    private static void change(FileChannel channel, Change change) throws IOException {
        byte[] before = content(channel);
        byte[] after = change.apply(before);
        int same = beginsWith(after, before) ? before.length : 0;
        write(channel, ByteBuffer.wrap(after, same, after.length - same), same);
        if (channel.size() > after.length) {
            channel.truncate(after.length);
        }
    }

    // The lock belongs to the whole process: a second thread that asks for it gets an exception instead of waiting.
    private static FileLock lock(FileChannel channel, Path file) throws IOException {
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while (true) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException ofThisProcess) {
                // Wait as for another process.
            }
            if (System.nanoTime() - end > 0) {
                throw new IOException(file + " stays locked by another launch");
            }
            sleep(file);
        }
    }

    private static void sleep(Path file) throws IOException {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while " + file + " was locked by another launch", stopped);
        }
    }

    private static byte[] content(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(channel.size()));
        while (content.hasRemaining() && channel.read(content, content.position()) >= 0) {
            // Read on.
        }
        return content.array();
    }

    private static void write(FileChannel channel, ByteBuffer content, long at) throws IOException {
        long next = at;
        while (content.hasRemaining()) {
            next += channel.write(content, next);
        }
    }

    private static boolean beginsWith(byte[] content, byte[] start) {
        return content.length >= start.length && Arrays.equals(content, 0, start.length, start, 0, start.length);
    }
}
