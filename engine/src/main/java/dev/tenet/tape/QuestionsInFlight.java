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
 * Keeps processes that share a tape from asking what another is asking: the one that asks locks one byte of a file
 * beside the tape, at an offset that is a hash of the exchange. The file stays empty.
 *
 * <p>The operating system takes the locks back from a process that ends, however it ends, so that nobody waits for one that
 * was killed; and a lock costs no commit. A tape whose file system has no locks is used without.
 */
final class QuestionsInFlight implements AutoCloseable {

    /** Held by each process that has the file open, so that nobody deletes it meanwhile. */
    private static final long PRESENCE = 1L << 62;

    private static final int TRIES = 10;

    private final Path file;
    private @Nullable FileChannel channel;
    private @Nullable FileLock presence;
    private boolean isClosed;

    /** A question that this process may ask and no other. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    QuestionsInFlight(Path tape) {
        this.file = tape.resolveSibling(tape.getFileName() + "-asking");
    }

    /** The right to ask for an exchange; null if another process, or another thread of this one, has it. */
    @Nullable Claim claim(byte[] key) {
        long offset = ByteBuffer.wrap(key).getLong() & (PRESENCE - 1);
        try {
            FileChannel opened = open();
            FileLock lock = opened.tryLock(offset, 1, false);
            return lock == null ? null : () -> release(lock);
        } catch (OverlappingFileLockException anotherThread) {
            return null;
        } catch (IOException noLocks) {
            // Asked twice at worst: the tape keeps the answer that came first.
            return () -> {};
        }
    }

    private static void release(FileLock lock) {
        try {
            lock.release();
        } catch (IOException closed) {
            // Nothing is locked in a file that is closed.
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
            throw new IOException("the file " + file + " is deleted again and again");
        }
        return channel;
    }

    /** Whether the file is still there: before it is deleted all of it is locked. */
    private boolean isPresent(FileChannel opened) throws IOException {
        try {
            presence = opened.tryLock(PRESENCE, 1, true);
        } catch (OverlappingFileLockException anotherTapeOfThisProcess) {
            return true;
        }
        return presence != null && Files.exists(file);
    }

    /** The last one deletes the file. */
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
            // It stays, empty, for those who use it.
        }
    }
}
