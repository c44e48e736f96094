package dev.tenet.tape;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * Prevents processes that share a tape from asking the same question concurrently. The process that asks locks one byte
 * of a file next to the tape, at an offset derived from the exchange's key. The file stays empty.
 *
 * <p>The operating system releases the locks of a process that ends, even if it is killed, and a lock requires no
 * commit. On a file system without locks, the tape is used without them.
 */
final class QuestionsInFlight implements AutoCloseable {

    /** Locked by each process that has the file open, so that no other deletes it. */
    private static final long PRESENCE = 1L << 62;

    private static final int TRIES = 10;

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock presence;
    private boolean isClosed;

    /** The exclusive right of this process to ask a question. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    QuestionsInFlight(Path tape) {
        this.file = tape.resolveSibling(tape.getFileName() + "-asking");
    }

    /** Claims an exchange; returns null if another process, or another thread of this one, holds the claim. */
    @Nullable Claim claim(byte[] key) {
        long offset = ByteBuffer.wrap(key).getLong() & (PRESENCE - 1);
        try {
            FileChannel opened = open();
            FileLock lock = opened.tryLock(offset, 1, false);
            return lock == null ? null : () -> release(lock);
        } catch (OverlappingFileLockException anotherThread) {
            return null;
        } catch (IOException noLocks) {
            // At worst the question is asked twice; the tape keeps the first answer.
            return () -> {};
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException closed) {
            // A closed file holds no locks.
        }
    }

    private synchronized FileChannel open() throws IOException {
        if (isClosed) {
            throw new IOException("the tape is closed");
        }
        for (int i = 0; channel == null && i < TRIES; i++) {
            FileChannel opened = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (isPresent(opened)) {
                channel = opened;
            } else {
                opened.close();
            }
        }
        if (channel == null) {
            throw new IOException("the file " + file + " is being deleted repeatedly");
        }
        return channel;
    }

    /** Whether the file still exists; it is locked entirely before it is deleted. */
    private boolean isPresent(FileChannel opened) throws IOException {
        try {
            presence = opened.tryLock(PRESENCE, 1, true);
        } catch (OverlappingFileLockException anotherTapeOfThisProcess) {
            return true;
        }
        return presence != null && Files.exists(file);
    }

    /** The last process deletes the file. */
    @Override
    public synchronized void close() {
        isClosed = true;
        if (channel == null) {
            return;
        }
        try (FileChannel closing = channel) {
            if (presence != null) {
                presence.release();
            }
            FileLock all = closing.tryLock();
            if (all != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException | OverlappingFileLockException others) {
            // The empty file stays for its other users.
        }
    }
}
