package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import org.apiguardian.api.API;

/**
 * The records of a file that a user named, read by seeking: YAML, JSON, JSONL, CSV or Parquet, told by the end of its
 * name.
 *
 * <p>The file is read through once, one record at a time: each is checked, and where it starts is kept. JSONL is then
 * sought in as it is; every other form is first copied, record by record, to a temporary file of JSONL, which is deleted
 * on closing. Memory is 12 bytes a record and one record, whatever the size of the file; YAML is small enough for its
 * parser. Not safe for use by several threads.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class RecordFile implements Closeable {

    static final ObjectMapper JSON = new ObjectMapper();

    // A line with two objects, or with a field twice, is not one record: a comma or a line break is missing.
    private static final ObjectReader ONE_OBJECT = JSON.reader()
            .with(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY);

    private final FileLocation file;
    private final Path lines;
    private final boolean temporary;
    private final RandomAccessFile opened;
    private long[] starts = new long[256];
    private int[] lengths = new int[256];
    private int size;

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

    private RecordFile(FileLocation file, Path lines, boolean temporary) throws IOException {
        this.file = file;
        this.lines = lines;
        this.temporary = temporary;
        this.opened = new RandomAccessFile(lines.toFile(), "r");
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
        boolean seekable = form == Form.JSONL;
        RecordFile records =
                new RecordFile(file, seekable ? file.seekable() : Files.createTempFile("tenet-", ".jsonl"), !seekable);
        try {
            if (seekable) {
                records.index(check);
            } else {
                records.spool(form, list, check);
            }
            return records;
        } catch (IOException | RuntimeException broken) {
            records.close();
            throw broken;
        }
    }

    private void spool(Form form, String list, Check check) throws IOException {
        try (InputStream input = file.open();
                OutputStream output = new BufferedOutputStream(Files.newOutputStream(lines), 1 << 16)) {
            Spool spool = new Spool(output, check);
            switch (form) {
                case YAML -> new TreeRecords(file, list).readYaml(input, spool);
                case JSON -> new TreeRecords(file, list).readJson(input, spool);
                case CSV -> CsvRecords.read(file, input, spool);
                case PARQUET -> ParquetRecords.read(file, spool);
                case JSONL -> throw new IllegalStateException("JSONL is sought in as it is");
            }
        }
    }

    /** How many records there are. */
    public int size() {
        return size;
    }

    /**
     * Reads one record.
     *
     * @param index in [0, {@link #size()})
     */
    public JsonRecord get(int index) throws IOException {
        byte[] line = new byte[lengths[index]];
        opened.seek(starts[index]);
        opened.readFully(line);
        return new JsonRecord(JSON.readTree(line), file + ", record " + (index + 1));
    }

    @Override
    public void close() throws IOException {
        opened.close();
        if (temporary) {
            Files.deleteIfExists(lines);
        }
    }

    private void add(long start, int length) {
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            lengths = Arrays.copyOf(lengths, 2 * size);
        }
        starts[size] = start;
        lengths[size] = length;
        size++;
    }

    private void index(Check check) throws IOException {
        try (InputStream input = new BufferedInputStream(Files.newInputStream(lines), 1 << 16)) {
            Lines read = new Lines(input);
            for (int number = 1; read.next(); number++) {
                if (!read.isBlank()) {
                    String where = file + ", line " + number;
                    check.check(new JsonRecord(parsed(read, where), where), size);
                    add(read.start(), read.length());
                }
            }
        }
    }

    private static JsonNode parsed(Lines line, String where) throws IOException {
        try {
            return ONE_OBJECT.readTree(line.bytes(), 0, line.length());
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(where + " is not JSON (" + MalformedRecordException.reason(malformed)
                    + "); expected one object a line, in UTF-8");
        }
    }

    /** Takes the records of a form that cannot be sought in. */
    final class Spool {

        private final OutputStream output;
        private final Check check;
        private long written;

        private Spool(OutputStream output, Check check) {
            this.output = output;
            this.check = check;
        }

        void take(JsonNode node, String where) throws IOException {
            check.check(new JsonRecord(node, where), size);
            byte[] line = JSON.writeValueAsBytes(node);
            output.write(line);
            output.write('\n');
            add(written, line.length);
            written += line.length + 1L;
        }
    }
}
