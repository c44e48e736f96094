package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The records of a file that a user named, read by seeking: YAML, JSON, JSONL, CSV or Parquet, told by the end of its
 * name.
 *
 * <p>The file is read through once, one record at a time: each is checked, and where it starts is kept. JSONL is then
 * sought in as it is; every other form is first copied, record by record, as JSONL: in memory while it is small, else in
 * a temporary file. Memory is 12 bytes a record, one record and at most 4 MB, whatever the size of the file; YAML is
 * small enough for its parser. Not safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordFile implements Closeable {

    static final ObjectMapper JSON = new ObjectMapper();

    // A line with two objects, or with a field twice, is not one record: a comma or a line break is missing.
    private static final ObjectReader ONE_OBJECT = JSON.reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final FileLocation file;
    private final RecordIndex index;
    private final SeekableInput lines;

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
        PARQUET;

        static Form of(FileLocation file) throws MalformedRecordException {
            String name = file.name().toLowerCase(Locale.ROOT);
            return switch (name.substring(name.lastIndexOf('.') + 1)) {
                case "yaml", "yml" -> YAML;
                case "json" -> JSON;
                case "jsonl", "ndjson" -> JSONL;
                case "csv" -> CSV;
                case "parquet" -> PARQUET;
                default ->
                    throw new MalformedRecordException(file
                            + " has an unknown form; expected a name that ends in .yaml, .yml, .json, .jsonl, .csv or"
                            + " .parquet");
            };
        }
    }

    private RecordFile(FileLocation file, RecordIndex index, SeekableInput lines) {
        this.file = file;
        this.index = index;
        this.lines = lines;
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
        return form == Form.JSONL ? asItIs(file, check) : copied(form, file, list, check);
    }

    private static RecordFile asItIs(FileLocation file, Check check) throws IOException {
        SeekableInput lines = file.openSeekable();
        try {
            return new RecordFile(file, indexed(file, lines, check), lines);
        } catch (IOException | RuntimeException broken) {
            lines.close();
            throw broken;
        }
    }

    private static RecordIndex indexed(FileLocation file, SeekableInput lines, Check check) throws IOException {
        RecordIndex index = new RecordIndex();
        Lines read = new Lines(new BufferedInputStream(lines, 1 << 16));
        for (int number = 1; read.next(); number++) {
            if (!read.isBlank()) {
                String where = file + ", line " + number;
                check.check(new JsonRecord(parsed(read, where), where), index.size());
                index.add(read.start(), read.length());
            }
        }
        return index;
    }

    private static RecordFile copied(Form form, FileLocation file, String list, Check check) throws IOException {
        try (Scratch scratch = new Scratch()) {
            RecordCopy copy = new RecordCopy(scratch, check);
            switch (form) {
                case YAML -> new TreeRecords(file, list).readYaml(copy);
                case JSON -> new TreeRecords(file, list).readJson(copy);
                case CSV -> CsvRecords.read(file, copy);
                case PARQUET -> ParquetRecords.read(file, copy);
                case JSONL -> throw new IllegalStateException("JSONL is sought in as it is");
            }
            return new RecordFile(file, copy.index(), scratch.written());
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
        lines.seek(index.start(number));
        byte[] line = lines.readNBytes(index.length(number));
        if (line.length < index.length(number)) {
            throw new MalformedRecordException(
                    file + " ends before record " + (number + 1) + "; it was changed while it was read");
        }
        return new JsonRecord(JSON.readTree(line), file + ", record " + (number + 1));
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }

    private static JsonNode parsed(Lines line, String where) throws IOException {
        try {
            return ONE_OBJECT.readTree(line.bytes(), 0, line.length());
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(where + " is not JSON (" + MalformedRecordException.reason(malformed)
                    + "); expected one object a line, in UTF-8");
        }
    }
}
