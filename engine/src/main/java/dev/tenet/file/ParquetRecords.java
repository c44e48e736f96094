package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.util.Map;
import org.apache.parquet.io.DelegatingSeekableInputStream;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.io.SeekableInputStream;

/**
 * Reads Parquet if the optional library is on the class path. The library is large, and only this format requires it.
 */
final class ParquetRecords {

    private static final String LIBRARY = "com.jerolba:carpet-record";

    private ParquetRecords() {}

    static void read(FileLocation file, RecordCopy copy) throws IOException {
        try (SeekableInput input = file.openUnpacked()) {
            try {
                Class.forName("com.jerolba.carpet.CarpetReader", false, ParquetRecords.class.getClassLoader());
            } catch (ClassNotFoundException missing) {
                throw new MalformedRecordException(
                        file + " is Parquet, for which " + LIBRARY
                                + " must be on the class path; add it as a test dependency, or use the data set as JSONL or CSV");
            }
            Rows.read(file, input, copy);
        }
    }

    /** A separate class, so that the outer one loads without the library. */
    private static final class Rows {

        @SuppressWarnings("rawtypes") // The library returns rows as raw maps.
        static void read(FileLocation file, SeekableInput input, RecordCopy copy) throws IOException {
            int row = 0;
            try (CloseableIterator<Map> rows = new CarpetReader<>(new Source(input), Map.class).iterator()) {
                while (rows.hasNext()) {
                    row++;
                    copy.add(StrictJson.TREES.<JsonNode>valueToTree(rows.next()), file + ", row " + row);
                }
            } catch (RuntimeException broken) {
                throw new MalformedRecordException(
                        file + ", row " + (row + 1) + " cannot be read (" + broken + "); expected a Parquet file");
            }
        }
    }

    /** Adapts input that may not have a file name. */
    private record Source(SeekableInput input) implements InputFile {

        @Override
        public long getLength() throws IOException {
            return input.length();
        }

        @Override
        public SeekableInputStream newStream() throws IOException {
            input.seek(0);
            return new PositionedInput(input);
        }
    }

    private static final class PositionedInput extends DelegatingSeekableInputStream {

        private final SeekableInput input;

        PositionedInput(SeekableInput input) {
            super(input);
            this.input = input;
        }

        @Override
        public long getPos() throws IOException {
            return input.position();
        }

        @Override
        public void seek(long position) throws IOException {
            input.seek(position);
        }

        /** The library may open several streams in succession; the caller closes the underlying input. */
        @Override
        public void close() {}
    }
}
