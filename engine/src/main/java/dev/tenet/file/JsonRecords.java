package dev.tenet.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;

/**
 * Locates the records of JSON text: one per line, or in an array at the top level or under a name. The content decides
 * which, not the file name.
 */
final class JsonRecords {

    private static final int BUFFER = 1 << 16;

    private final FileLocation file;
    private final SeekableInput bytes;
    private final long start;
    private final String list;
    private final RecordFile.Check check;
    private final RecordIndex index = new RecordIndex();
    private int line = 1;

    /**
     * Records in UTF-8.
     *
     * @param start the offset after a byte order mark
     * @param list the name of the list of records
     */
    JsonRecords(FileLocation file, SeekableInput bytes, long start, String list, RecordFile.Check check) {
        this.file = file;
        this.bytes = bytes;
        this.start = start;
        this.list = list;
        this.check = check;
    }

    /** For a file named as JSON lines, which may contain an array nevertheless. */
    RecordIndex inLines() throws IOException {
        return firstCharacter() == '[' ? inArray() : readLines();
    }

    /** For a file named as JSON, which may contain JSON lines nevertheless. */
    RecordIndex inDocument() throws IOException {
        return firstCharacter() == '{' && isOneObjectAfterAnother() ? readLines() : inArray();
    }

    private InputStream fromStart() throws IOException {
        bytes.seek(start);
        return new TextInput(file, new BufferedInputStream(bytes, BUFFER), start);
    }

    private int firstCharacter() throws IOException {
        InputStream text = fromStart();
        int read = text.read();
        while (read == ' ' || read == '\t' || read == '\r' || read == '\n') {
            read = text.read();
        }
        return read;
    }

    private boolean isOneObjectAfterAnother() throws IOException {
        try (JsonParser parser = StrictJson.TREES.createParser(fromStart())) {
            parser.nextToken();
            if (list.equals(parser.nextFieldName())) {
                return false;
            }
            for (int depth = 1; depth > 0; ) {
                JsonToken token = parser.nextToken();
                if (token == null) {
                    return false;
                }
                depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
            }
            return parser.nextToken() == JsonToken.START_OBJECT;
        } catch (JsonProcessingException broken) {
            // Reported when the whole document is parsed.
            return false;
        }
    }

    private RecordIndex readLines() throws IOException {
        Lines lines = new Lines(fromStart(), start);
        int number = 1;
        try {
            for (; lines.next(); number++) {
                if (!lines.isBlank()) {
                    String where = file + ", line " + number;
                    check.check(new JsonRecord(parsed(lines, where), where), index.size());
                    index.add(lines.start(), lines.length());
                }
            }
        } catch (Lines.LineTooLongException tooLong) {
            throw new MalformedRecordException(file + ", line " + number + " has more than " + Lines.MOST
                    + " bytes; expected one object per line");
        }
        return index;
    }

    private static JsonNode parsed(Lines line, String where) throws IOException {
        try {
            return StrictJson.ONE_VALUE.readTree(line.bytes(), line.offset(), line.length());
        } catch (JsonProcessingException malformed) {
            throw new MalformedRecordException(where + " is not JSON (" + MalformedRecordException.reason(malformed)
                    + "); expected one object per line, in UTF-8");
        }
    }

    private RecordIndex inArray() throws IOException {
        try (JsonParser parser = StrictJson.TREES.createParser(fromStart())) {
            if (parser.nextToken() == JsonToken.START_OBJECT) {
                readObject(parser);
            } else {
                readList(parser);
            }
            if (parser.nextToken() != null) {
                throw new MalformedRecordException(place(parser) + ": trailing content; expected one list");
            }
            return index;
        } catch (JsonProcessingException malformed) {
            // Errors about nesting or length have no location.
            String place = file + (malformed.getLocation() == null ? ", line " + line : "");
            throw MalformedRecordException.of(place, malformed, expected());
        }
    }

    private void readObject(JsonParser parser) throws IOException {
        boolean isRead = false;
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            if (!name.equals(list)) {
                throw new MalformedRecordException(
                        place(parser) + " has the unknown name \"" + name + "\"; " + expected());
            }
            if (isRead) {
                throw new MalformedRecordException(place(parser) + ": Duplicate field '" + name + "'; " + expected());
            }
            parser.nextToken();
            readList(parser);
            isRead = true;
        }
        if (!isRead) {
            throw new MalformedRecordException(place(parser) + ": " + expected());
        }
    }

    private void readList(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedRecordException(place(parser) + ": " + expected());
        }
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            if (token == null) {
                throw new MalformedRecordException(
                        place(parser) + ": it ends inside its list. Is the file truncated? " + expected());
            }
            String where = place(parser);
            line = parser.currentTokenLocation().getLineNr();
            long begin = parser.currentTokenLocation().getByteOffset();
            JsonNode node = parser.readValueAsTree();
            long end = parser.currentLocation().getByteOffset();
            check.check(new JsonRecord(node, where), index.size());
            index.add(start + begin, Math.toIntExact(end - begin));
        }
    }

    private String place(JsonParser parser) {
        return MalformedRecordException.place(file.toString(), parser);
    }

    private String expected() {
        return "expected " + list + " with a list, or only a list";
    }
}
