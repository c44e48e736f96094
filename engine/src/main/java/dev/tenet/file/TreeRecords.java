package dev.tenet.file;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;

/** Reads YAML and JSON: a list of records, at the top or under one name, each read as a tree of its own. */
final class TreeRecords {

    private final FileLocation file;
    private final String list;

    TreeRecords(FileLocation file, String list) {
        this.file = file;
        this.list = list;
    }

    void readYaml(RecordCopy copy) throws IOException {
        read(
                YAMLFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                copy);
    }

    void readJson(RecordCopy copy) throws IOException {
        read(
                JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build(),
                copy);
    }

    private void read(JsonFactory factory, RecordCopy copy) throws IOException {
        try (InputStream input = file.open();
                JsonParser parser = factory.createParser(input)) {
            parser.setCodec(RecordFile.JSON);
            JsonToken first = parser.nextToken();
            if (first == JsonToken.START_OBJECT) {
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    if (!name.equals(list)) {
                        throw new MalformedRecordException(place(parser) + " has the unknown name \"" + name
                                + "\"; expected " + list + " and a list below it");
                    }
                    parser.nextToken();
                    readList(parser, copy);
                }
            } else {
                readList(parser, copy);
            }
            if (parser.nextToken() != null) {
                throw new MalformedRecordException(place(parser) + ": it goes on after its end; expected one list");
            }
        } catch (JsonProcessingException malformed) {
            throw MalformedRecordException.of(file.toString(), malformed, "expected " + list + " and a list below it");
        }
    }

    private void readList(JsonParser parser, RecordCopy copy) throws IOException {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw new MalformedRecordException(place(parser) + ": expected " + list + " and a list below it");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String where = place(parser);
            copy.add(parser.readValueAsTree(), where);
        }
    }

    private String place(JsonParser parser) {
        return MalformedRecordException.place(file.toString(), parser);
    }
}
