package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.JsonRecord.Cells;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Random access to the records of a file given by a user: YAML, JSON, JSONL, CSV, TSV, Parquet or XLSX, determined by
 * the file name extension. An additional {@code .gz} denotes gzip.
 *
 * <p>The file is read once, one record at a time: each record is checked and its offset is kept. JSON and JSONL in
 * UTF-8 are then accessed in place. Other formats are copied as JSONL, in memory or, if large, in a temporary file.
 * Memory usage is 12 bytes per record, one record, and at most 4 MB, regardless of file size; YAML and XLSX must be
 * small enough for their parsers. Not safe for use by several threads.
 *
 * <p>A kind of value test opens the file when its {@code Session} opens, so that every mistake in the file is reported
 * before the first call, and closes it with its {@code CaseSource}:
 *
 * <pre>{@code
 * RecordFile file = RecordFile.open(new FileLocation("src/test/data/sums.csv"), "sums", (record, index) -> {
 *     record.text("question");
 *     record.count("answer");
 * });
 * }</pre>
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordFile implements Closeable {

    private static final String PACKED = ".gz";

    private final FileLocation file;
    private final RecordIndex index;
    private final SeekableInput bytes;
    private final Cells cells;

    /** Checks each record while the file is read. */
    @FunctionalInterface
    public interface Check {

        /**
         * Checks one record, by reading from it what the test will read.
         *
         * @param index the zero-based index of the record
         * @throws MalformedRecordException if the record is malformed
         */
        void check(JsonRecord record, int index) throws MalformedRecordException;
    }

    /** The supported formats. */
    private enum Form {
        YAML,
        JSON,
        JSONL,
        CSV,
        TSV,
        PARQUET,
        XLSX;

        static @Nullable Form of(FileLocation file) {
            String name = file.name().toLowerCase(Locale.ROOT);
            String unpacked = name.endsWith(PACKED) ? name.substring(0, name.length() - PACKED.length()) : name;
            return switch (unpacked.substring(unpacked.lastIndexOf('.') + 1)) {
                case "yaml", "yml" -> YAML;
                case "json" -> JSON;
                case "jsonl", "ndjson" -> JSONL;
                case "csv" -> CSV;
                case "tsv" -> TSV;
                case "parquet" -> PARQUET;
                case "xlsx" -> XLSX;
                default -> null;
            };
        }
    }

    private RecordFile(FileLocation file, RecordIndex index, SeekableInput bytes, Cells cells) {
        this.file = file;
        this.index = index;
        this.bytes = bytes;
        this.cells = cells;
    }

    /** Returns whether the extension of a file is that of a supported format. */
    public static boolean isKnown(FileLocation file) {
        return Form.of(file) != null;
    }

    /** Returns whether the extension of a file is that of YAML. */
    public static boolean isYaml(FileLocation file) {
        return Form.of(file) == Form.YAML;
    }

    /**
     * Opens a file and checks all its records.
     *
     * @param list the name of the list of records in YAML and JSON; a top-level list is accepted as well
     * @param check is called for each record, in the order of the file
     * @throws MalformedRecordException if the format is unknown or a record is malformed; the message names the file, the
     *     line and the field
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if the file cannot be read
     */
    public static RecordFile open(FileLocation file, String list, Check check) throws IOException {
        Form form = Form.of(file);
        if (form == null) {
            throw new MalformedRecordException(file
                    + " has an unknown format; expected a name that ends in .yaml, .yml, .json, .jsonl, .csv, .tsv,"
                    + " .parquet or .xlsx, optionally followed by .gz");
        }
        return form == Form.JSON || form == Form.JSONL
                ? json(form, file, list, check)
                : copied(form, file, list, check);
    }

    private static RecordFile json(Form form, FileLocation file, String list, Check check) throws IOException {
        SeekableInput raw = file.openSeekable();
        SeekableInput bytes = raw;
        try {
            Beginning beginning = Beginning.of(raw);
            beginning.requireText(file);
            long start = beginning.markLength();
            if (beginning.isGzip() || beginning.isUtf16()) {
                bytes = converted(file, raw);
                start = 0;
            }
            JsonRecords records = new JsonRecords(file, bytes, start, list, check);
            return new RecordFile(
                    file, form == Form.JSON ? records.inDocument() : records.inLines(), bytes, Cells.TYPED);
        } catch (IOException | RuntimeException broken) {
            bytes.close();
            raw.close();
            throw broken;
        }
    }

    /** Closes its input. */
    private static SeekableInput converted(FileLocation file, SeekableInput raw) throws IOException {
        try (InputStream text = TextInput.of(file, raw);
                Scratch copy = new Scratch()) {
            text.transferTo(copy);
            return copy.written();
        }
    }

    private static RecordFile copied(Form form, FileLocation file, String list, Check check) throws IOException {
        Cells cells = form == Form.CSV || form == Form.TSV || form == Form.XLSX ? Cells.TEXT : Cells.TYPED;
        try (Scratch scratch = new Scratch()) {
            RecordCopy copy = new RecordCopy(scratch, check, cells);
            switch (form) {
                case YAML -> YamlRecords.read(file, list, copy);
                case CSV -> CsvRecords.read(file, copy);
                case TSV -> CsvRecords.readTabs(file, copy);
                case PARQUET -> ParquetRecords.read(file, copy);
                case XLSX -> XlsxRecords.read(file, copy);
                case JSON, JSONL -> throw new IllegalStateException("JSON is read in place");
            }
            return new RecordFile(file, copy.index(), scratch.written(), cells);
        }
    }

    /** Returns the number of records. */
    public int size() {
        return index.size();
    }

    /**
     * Reads one record.
     *
     * @param number in [0, {@link #size()})
     * @throws MalformedRecordException if the file was changed in the meantime
     * @throws IOException if the file cannot be read
     */
    public JsonRecord get(int number) throws IOException {
        bytes.seek(index.start(number));
        byte[] record = bytes.readNBytes(index.length(number));
        if (record.length < index.length(number)) {
            throw new MalformedRecordException(
                    file + " ends before record " + (number + 1) + "; it was changed while it was read");
        }
        JsonNode node = StrictJson.ONE_VALUE.readTree(record);
        return new JsonRecord(node, file + ", record " + (number + 1), cells);
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
