package dev.tenet.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;

/** Reads CSV (RFC 4180) with names in its first line; every field is a text, an empty one is left out. */
final class CsvRecords {

    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvParser.Feature.EMPTY_STRING_AS_NULL)
            .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
            .enable(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
            .build();

    private CsvRecords() {}

    static void read(FileLocation file, RecordCopy copy) throws IOException {
        long line = 1;
        try (InputStream input = file.open();
                Reader reader = new InputStreamReader(withoutByteOrderMark(input), StandardCharsets.UTF_8);
                MappingIterator<JsonNode> rows = CSV.readerFor(JsonNode.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(reader)) {
            while (rows.hasNextValue()) {
                line = rows.getCurrentLocation().getLineNr();
                copy.add(rows.nextValue(), file + ", line " + line);
            }
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(file + ", line "
                    + (malformed.getLocation() == null
                            ? line
                            : malformed.getLocation().getLineNr()) + ": "
                    + MalformedRecordException.reason(malformed)
                    + "; expected a line of names and rows with as many fields, in quotes where they hold commas");
        }
    }

    private static InputStream withoutByteOrderMark(InputStream input) throws IOException {
        InputStream buffered = new java.io.BufferedInputStream(input, 1 << 16);
        buffered.mark(3);
        boolean marked = buffered.read() == 0xEF && buffered.read() == 0xBB && buffered.read() == 0xBF;
        if (!marked) {
            buffered.reset();
        }
        return buffered;
    }
}
