package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.file.JsonRecord.Cells;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * The records of a file that a user named, read by seeking: YAML, JSON, JSONL, CSV, TSV, Parquet or Excel's XLSX, told by
 * the end of its name, and packed by gzip if {@code .gz} follows.
 *
 * <p>The file is read through once, one record at a time: each is checked, and where it starts is kept. JSON and JSONL in
 * UTF-8 are then sought in as they are; every other form is first copied, record by record, as JSONL: in memory while it
 * is small, else in a temporary file. Memory is 12 bytes a record, one record and at most 4 MB, whatever the size of the
 * file; YAML and XLSX are small enough for their parsers. Not safe for use by several threads.
 */
@API(status = INTERNAL, since = "0.1")
public final class RecordFile implements Closeable {

    private static final String PACKED = ".gz";

    private final FileLocation file;
    private final RecordIndex index;
    private final SeekableInput bytes;
    private final Cells cells;

    /** Looks at each record of a file as it is read through. */
    @FunctionalInterface
    public interface Check {

        /**
         * Looks at one record.
         *
         * @param index how many records came before it
         * @throws MalformedRecordException if it is not what it should be
         */
        void check(JsonRecord record, int index) throws MalformedRecordException;
    }

    /** The forms a file can have. */
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

    /** Whether the name of a file ends as that of a form that is read. */
    public static boolean isKnown(FileLocation file) {
        return Form.of(file) != null;
    }

    /** Whether the name of a file says that it is YAML. */
    public static boolean isYaml(FileLocation file) {
        return Form.of(file) == Form.YAML;
    }

    /**
     * Reads a file through and checks its records.
     *
     * @param list in YAML and JSON, the name of the list that holds the records; a list at the top is read as well
     * @throws MalformedRecordException naming the file, the line and the field of what is not as it should be
     * @throws java.nio.file.NoSuchFileException if there is no such file
     * @throws IOException if it cannot be read
     */
    public static RecordFile open(FileLocation file, String list, Check check) throws IOException {
        Form form = Form.of(file);
        if (form == null) {
            throw new MalformedRecordException(file
                    + " has an unknown form; expected a name that ends in .yaml, .yml, .json, .jsonl, .csv, .tsv,"
                    + " .parquet or .xlsx, or in one of these and .gz");
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

    /** Closes what it reads. */
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
                case JSON, JSONL -> throw new IllegalStateException("JSON is sought in as it is");
            }
            return new RecordFile(file, copy.index(), scratch.written(), cells);
        }
    }

    /** How many records there are. */
    public int size() {
        return index.size();
    }

    /**
     * Reads one record.
     *
     * @param number in [0, {@link #size()})
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
