package dev.tenet.file;

import java.io.IOException;
import java.util.Map;

/** Reads YAML: a list of records, at the top or under one name. */
final class YamlRecords {

    private YamlRecords() {}

    static void read(FileLocation file, String list, RecordCopy copy) throws IOException {
        YamlValue root = YamlValue.read(file)
                .orElseThrow(() ->
                        new MalformedRecordException(file + ", line 1: expected " + list + " and a list below it"));
        if (!root.hasFields()) {
            readList(root, list, copy);
            return;
        }
        Map<String, YamlValue> fields = root.fields();
        for (Map.Entry<String, YamlValue> field : fields.entrySet()) {
            if (!field.getKey().equals(list)) {
                throw root.nameOf(field.getKey())
                        .malformed("has the unknown name \"" + field.getKey() + "\"; expected " + list
                                + " and a list below it");
            }
            readList(field.getValue(), list, copy);
        }
        if (fields.isEmpty()) {
            throw root.malformed("expected " + list + " and a list below it");
        }
    }

    private static void readList(YamlValue value, String list, RecordCopy copy) throws IOException {
        if (!value.isList()) {
            throw value.malformed("expected " + list + " and a list below it");
        }
        for (YamlValue record : value.items()) {
            copy.add(record.json(), record.place());
        }
    }
}
