package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;

/** Checks the records of a format without random access, and copies them as JSONL. */
final class RecordCopy {

    private final Scratch scratch;
    private final RecordFile.Check check;
    private final JsonRecord.Cells cells;
    private final RecordIndex index = new RecordIndex();
    private long written;

    RecordCopy(Scratch scratch, RecordFile.Check check, JsonRecord.Cells cells) {
        this.scratch = scratch;
        this.check = check;
        this.cells = cells;
    }

    void add(JsonNode node, String where) throws IOException {
        check.check(new JsonRecord(node, where, cells), index.size());
        byte[] line = StrictJson.TREES.writeValueAsBytes(node);
        scratch.write(line);
        scratch.write('\n');
        index.add(written, line.length);
        written += line.length + 1L;
    }

    /** The offsets of the copied records. */
    RecordIndex index() {
        return index;
    }
}
