package dev.tenet.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tenet.text.Untrusted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to a file of lines. Whole lines only: those of several processes that write the same file stand one
 * after the other, and what could not be written is taken back.
 */
final class TrialLog implements AutoCloseable {

    private static final ObjectWriter LINES = new ObjectMapper().writer();
    // Some twenty records.
    private static final int HELD_BYTES = 1 << 16;
    private static final int BLOCK = 1 << 13;

    private final Turn turn;
    private final ByteArrayOutputStream held = new ByteArrayOutputStream();
    private @Nullable RandomAccessFile file;
    private long heldRecords;
    private long writtenRecords;

    /** Writes something. */
    @FunctionalInterface
    interface Write {
        void write() throws IOException;
    }

    /** Lets one of those who write the file do so. */
    @FunctionalInterface
    interface Turn {

        /** Writes while no other does. */
        void take(Write write) throws IOException;
    }

    TrialLog(Turn turn) {
        this.turn = turn;
    }

    boolean isOpen() {
        return file != null;
    }

    void open(Path path) throws IOException {
        file = new RandomAccessFile(path.toFile(), "rw");
    }

    void append(Map<String, Object> record) throws IOException {
        // Put together whole, so that a fault in one leaves the others whole.
        held.writeBytes(line(record));
        heldRecords++;
        if (held.size() >= HELD_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        RandomAccessFile log = file;
        if (log != null && held.size() > 0) {
            byte[] lines = held.toByteArray();
            long records = heldRecords;
            held.reset();
            heldRecords = 0;
            try {
                turn.take(() -> write(lines, log));
            } catch (IOException full) {
                throw new IOException(
                        full.getMessage() + "; " + writtenRecords + " of this launch's trials are kept there, and "
                                + records + " are not",
                        full);
            }
            writtenRecords += records;
        }
    }

    private static void write(byte[] lines, RandomAccessFile log) throws IOException {
        long end = endOfLastLine(log);
        log.seek(end);
        try {
            log.write(lines);
        } catch (IOException broken) {
            cutOff(log, end, broken);
            throw broken;
        }
    }

    /** A process that was killed may have left a part of a line. */
    private static long endOfLastLine(RandomAccessFile log) throws IOException {
        long end = log.length();
        for (int block = 1; end > 0; block = BLOCK) {
            byte[] bytes = new byte[(int) Math.min(block, end)];
            log.seek(end - bytes.length);
            log.readFully(bytes);
            for (int i = bytes.length - 1; i >= 0; i--) {
                if (bytes[i] == '\n') {
                    return cut(log, end - bytes.length + i + 1);
                }
            }
            end -= bytes.length;
        }
        return cut(log, 0);
    }

    private static long cut(RandomAccessFile log, long end) throws IOException {
        if (log.length() > end) {
            log.setLength(end);
        }
        return end;
    }

    /** A part of a line would spoil the next one. */
    private static void cutOff(RandomAccessFile log, long end, IOException broken) {
        try {
            log.setLength(end);
        } catch (IOException stays) {
            broken.addSuppressed(stays);
        }
    }

    private static byte[] line(Map<String, Object> record) throws IOException {
        return (Untrusted.json(LINES.writeValueAsString(record)) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public void close() throws IOException {
        RandomAccessFile log = file;
        if (log != null) {
            try {
                flush();
            } finally {
                file = null;
                log.close();
            }
        }
    }
}
