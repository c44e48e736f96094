package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.jerolba.carpet.CarpetReader;
import com.jerolba.carpet.CloseableIterator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** Reads Parquet, where the library that can is on the class path: it is large, and only this form needs it. */
final class ParquetRecords {

    private static final String LIBRARY = "com.jerolba:carpet-record";

    private ParquetRecords() {}

    static void read(FileLocation file, RecordFile.Spool spool) throws IOException {
        Path path = file.seekable();
        try {
            Class.forName("com.jerolba.carpet.CarpetReader", false, ParquetRecords.class.getClassLoader());
        } catch (ClassNotFoundException missing) {
            throw new MalformedRecordException(file + " is Parquet, for which " + LIBRARY
                    + " must be on the class path; add it as a test dependency, or use the data set as JSONL or CSV");
        }
        Rows.read(file, path, spool);
    }

    /** Apart from the class around it, so that this one loads without the library. */
    private static final class Rows {

        @SuppressWarnings("rawtypes") // The library's rows are maps of no declared types.
        static void read(FileLocation file, Path path, RecordFile.Spool spool) throws IOException {
            int row = 0;
            try (CloseableIterator<Map> rows = new CarpetReader<>(path.toFile(), Map.class).iterator()) {
                while (rows.hasNext()) {
                    row++;
                    spool.take(RecordFile.JSON.<JsonNode>valueToTree(rows.next()), file + ", row " + row);
                }
            } catch (RuntimeException broken) {
                throw new MalformedRecordException(
                        file + ", row " + (row + 1) + " cannot be read (" + broken + "); expected a Parquet file");
            }
        }
    }
}
