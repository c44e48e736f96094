package dev.tenet.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Files of records as people have them, and what is read of them. */
final class Written {

    private Written() {}

    static FileLocation file(Path folder, String name, String text, Charset encoding) throws IOException {
        return file(folder, name, text.getBytes(encoding));
    }

    static FileLocation file(Path folder, String name, byte[] bytes) throws IOException {
        return new FileLocation(Files.write(folder.resolve(name), bytes).toString());
    }

    static byte[] packed(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    /** The records of a list named rows, as JSON. */
    static List<String> records(FileLocation file) throws IOException {
        List<String> checked = new ArrayList<>();
        List<String> sought = new ArrayList<>();
        try (RecordFile records = RecordFile.open(
                file, "rows", (record, index) -> checked.add(record.node().toString()))) {
            for (int i = records.size() - 1; i >= 0; i--) {
                sought.add(0, records.get(i).node().toString());
            }
        }
        if (!sought.equals(checked)) {
            throw new AssertionError("checked " + checked + ", but sought " + sought);
        }
        return sought;
    }
}
