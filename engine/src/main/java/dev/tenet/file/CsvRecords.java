package dev.tenet.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads CSV (RFC 4180) with column names in the first line. The separator is the comma, semicolon or tab that is most
 * frequent in the first line, unless a line {@code sep=;} before it specifies one.
 */
final class CsvRecords {

    private static final CsvMapper CSV =
            CsvMapper.builder().enable(CsvParser.Feature.SKIP_EMPTY_LINES).build();
    private static final String SEPARATOR = "sep=";
    private static final int LONGEST_HEADER = 1 << 20;

    private final FileLocation file;
    private final BufferedReader reader;
    private long line = 1;
    private long skipped;

    private CsvRecords(FileLocation file, BufferedReader reader) {
        this.file = file;
        this.reader = reader;
    }

    /** Detects the separator. */
    static void read(FileLocation file, RecordCopy copy) throws IOException {
        try (BufferedReader reader = open(file)) {
            CsvRecords records = new CsvRecords(file, reader);
            records.read(records.separator(), copy);
        }
    }

    /** Reads tab-separated values. */
    static void readTabs(FileLocation file, RecordCopy copy) throws IOException {
        try (BufferedReader reader = open(file)) {
            new CsvRecords(file, reader).read('\t', copy);
        }
    }

    private static BufferedReader open(FileLocation file) throws IOException {
        return new BufferedReader(new InputStreamReader(file.openText(), StandardCharsets.UTF_8), 1 << 16);
    }

    private char separator() throws IOException {
        reader.mark(LONGEST_HEADER);
        String first = firstLine(reader);
        if (first.startsWith(SEPARATOR) && first.length() == SEPARATOR.length() + 1) {
            return first.charAt(SEPARATOR.length());
        }
        reader.reset();
        skipped = 0;
        char most = ',';
        for (char separator : new char[] {';', '\t'}) {
            if (count(first, separator) > count(first, most)) {
                most = separator;
            }
        }
        return most;
    }

    /** The first line that is not blank, up to the maximum length of a header. */
    private String firstLine(Reader from) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int read = from.read();
            if (read == '\n') {
                skipped++;
            }
            if (read < 0 || (read == '\n' && !line.toString().isBlank())) {
                break;
            }
            line.append((char) read);
        }
        return line.toString().strip();
    }

    private static long count(String line, char separator) {
        boolean isQuoted = false;
        long count = 0;
        for (int i = 0; i < line.length(); i++) {
            isQuoted ^= line.charAt(i) == '"';
            count += !isQuoted && line.charAt(i) == separator ? 1 : 0;
        }
        return count;
    }

    private void read(char separator, RecordCopy copy) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
        try (JsonParser rows = CSV.reader(schema).createParser(reader)) {
            Header header = null;
            while (rows.nextToken() != null) {
                line = skipped + rows.currentLocation().getLineNr();
                List<String> row = cells(rows);
                if (row.stream().allMatch(String::isBlank)) {
                    continue;
                }
                String where = file + ", line " + line;
                if (header == null) {
                    header = Header.of(row, where);
                } else {
                    copy.add(header.record(row, where), where);
                }
            }
            if (header == null) {
                throw new MalformedRecordException(file + ", line 1: expected a line with the names of the columns");
            }
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(file + ", line " + line(malformed) + ": "
                    + MalformedRecordException.reason(malformed)
                    + "; expected a header and rows with the same number of fields, in quotes if they contain the separator"
                    + " fields");
        }
    }

    private static List<String> cells(JsonParser rows) throws IOException {
        List<String> cells = new ArrayList<>();
        while (rows.nextToken() != JsonToken.END_ARRAY) {
            cells.add(rows.getText());
        }
        return cells;
    }

    private long line(JsonProcessingException malformed) {
        return malformed.getLocation() == null
                ? line
                : skipped + malformed.getLocation().getLineNr();
    }
}
