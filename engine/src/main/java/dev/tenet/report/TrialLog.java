package dev.tenet.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import dev.tenet.run.WholeLines;
import dev.tenet.text.Untrusted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Appends records to a file, one per line. Only whole lines are written: lines from several processes do not
 * interleave, and partial writes are undone.
 */
final class TrialLog implements AutoCloseable {

    private static final ObjectWriter LINES = new ObjectMapper().writer();
    // About twenty records.
    private static final int BUFFER_BYTES = 1 << 16;

    private final Turn turn;
    private final ByteArrayOutputStream buffer = new ByteArrayOutputStream();
    private @Nullable RandomAccessFile file;
    private long bufferedRecords;
    private long writtenRecords;

    /** A write operation. */
    @FunctionalInterface
    interface Write {
        void write() throws IOException;
    }

    /** Serializes the writers of a file. */
    @FunctionalInterface
    interface Turn {

        /** Writes while no other writer does. */
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
        // Serialize the record completely first, so that an error does not leave a partial line.
        buffer.writeBytes(line(record));
        bufferedRecords++;
        if (buffer.size() >= BUFFER_BYTES) {
            flush();
        }
    }

    void flush() throws IOException {
        RandomAccessFile log = file;
        if (log != null && buffer.size() > 0) {
            byte[] lines = buffer.toByteArray();
            long records = bufferedRecords;
            buffer.reset();
            bufferedRecords = 0;
            try {
                turn.take(() -> write(lines, log));
            } catch (IOException full) {
                throw new IOException(
                        full.getMessage() + "; trial records of this launch: " + writtenRecords + " written, " + records
                                + " not written",
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
            undoPartialWrite(log, end, broken);
            throw broken;
        }
    }

    /** Returns the end of the last complete line. A partial one, which a killed process may have left, is removed. */
    private static long endOfLastLine(RandomAccessFile log) throws IOException {
        long end = WholeLines.end(log.getChannel());
        if (log.length() > end) {
            log.setLength(end);
        }
        return end;
    }

    /** Removes a partial line, which would corrupt the next one. */
    private static void undoPartialWrite(RandomAccessFile log, long end, IOException broken) {
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
