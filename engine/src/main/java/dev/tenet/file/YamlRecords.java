package dev.tenet.file;

import java.io.IOException;
import java.util.Map;

/** Reads YAML: a list of records at the top level or under a name. */
final class YamlRecords {

    private YamlRecords() {}

    static void read(FileLocation file, String list, RecordCopy copy) throws IOException {
        YamlValue root = YamlValue.read(file)
                .orElseThrow(() -> new MalformedRecordException(file + ", line 1: expected " + list + " with a list"));
        if (!root.hasFields()) {
            readList(root, list, copy);
            return;
        }
        Map<String, YamlValue> fields = root.fields();
        for (Map.Entry<String, YamlValue> field : fields.entrySet()) {
            if (!field.getKey().equals(list)) {
                throw root.nameOf(field.getKey())
                        .malformed(
                                "has the unknown name \"" + field.getKey() + "\"; expected " + list + " with a list");
            }
            readList(field.getValue(), list, copy);
        }
        if (fields.isEmpty()) {
            throw root.malformed("expected " + list + " with a list");
        }
    }

    private static void readList(YamlValue value, String list, RecordCopy copy) throws IOException {
        if (!value.isList()) {
            throw value.malformed("expected " + list + " with a list");
        }
        for (YamlValue record : value.items()) {
            copy.add(record.json(), record.place());
        }
    }
}
