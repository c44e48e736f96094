package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apiguardian.api.API;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * A value of a YAML file, with its place. Aliases and merge keys ({@code <<}) have become what they stand for; a field
 * that occurs twice is an error.
 */
@API(status = INTERNAL, since = "0.1")
public final class YamlValue {

    // Of merge keys within one another: a mapping that merges itself never ends.
    private static final int DEEPEST_MERGE = 50;
    private static final int SHOWN = 60;

    private final YamlDocument document;
    private final Node node;

    YamlValue(YamlDocument document, Node node) {
        this.document = document;
        this.node = node;
    }

    /**
     * Reads a file that holds one document.
     *
     * @return empty if nothing but comments is in it
     * @throws MalformedRecordException naming the file and the line of what is not YAML, or not in an encoding that is read
     * @throws IOException if it cannot be read
     */
    public static Optional<YamlValue> read(FileLocation file) throws IOException {
        return YamlDocument.read(file, file.openText());
    }

    /**
     * Reads a resource that holds one document.
     *
     * @param where what messages call it
     */
    public static Optional<YamlValue> read(InputStream input, String where) throws IOException {
        FileLocation file = new FileLocation(where);
        return YamlDocument.read(file, TextInput.of(file, input));
    }

    /** Where it begins, as in {@code issues.yaml, line 7}. */
    public String place() {
        return document.place(node);
    }

    /** Whether it has fields. */
    public boolean hasFields() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /**
     * Its fields, in their order; none if it is no mapping.
     *
     * @throws MalformedRecordException if one occurs twice, or its name is no text
     */
    public Map<String, YamlValue> fields() throws MalformedRecordException {
        return fields(0);
    }

    private Map<String, YamlValue> fields(int depth) throws MalformedRecordException {
        if (depth > DEEPEST_MERGE) {
            throw malformed("it merges itself");
        }
        Map<String, YamlValue> fields = new LinkedHashMap<>();
        Map<String, Node> names = new LinkedHashMap<>();
        YamlValue merged = null;
        for (NodeTuple field : node instanceof MappingNode mapping ? mapping.getValue() : List.<NodeTuple>of()) {
            String name = name(field.getKeyNode());
            Node first = names.putIfAbsent(name, field.getKeyNode());
            YamlValue value = new YamlValue(document, field.getValueNode());
            if (first != null) {
                throw new YamlValue(document, field.getKeyNode())
                        .malformed("Duplicate field '" + Untrusted.excerpt(name, SHOWN) + "', which stands in line "
                                + (first.getStartMark().getLine() + 1) + " already; expected each field once");
            }
            if (field.getKeyNode().getTag().equals(Tag.MERGE)) {
                merged = value;
            } else {
                fields.put(name, value);
            }
        }
        if (merged != null) {
            for (YamlValue other : merged.isList() ? merged.items() : List.of(merged)) {
                if (!other.hasFields()) {
                    throw other.malformed("a merge key takes the fields of a mapping, or of a list of mappings");
                }
                document.count(other);
                other.fields(depth + 1).forEach(fields::putIfAbsent);
            }
        }
        return fields;
    }

    private String name(Node key) throws MalformedRecordException {
        YamlValue name = new YamlValue(document, key);
        return name.text().orElseThrow(() -> name.malformed("a name that is no text; put it in quotes"));
    }

    /** The name of one of its own fields, with the name's place; this itself if it is the field of a merged mapping. */
    public YamlValue nameOf(String field) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(own -> new YamlValue(document, own.getKeyNode()))
                        .filter(name -> name.text().filter(field::equals).isPresent())
                        .findFirst()
                        .orElse(this)
                : this;
    }

    /** Its items; none if it is no list. */
    public List<YamlValue> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(item -> new YamlValue(document, item))
                        .toList()
                : List.of();
    }

    /** What stands there, whether a text, a number or a {@code yes}; empty of null, a list or a mapping. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !YamlScalars.isNull(scalar)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /**
     * The same as JSON.
     *
     * @throws MalformedRecordException if a field occurs twice, a tag is unknown, a number is written in a way that YAML's
     *     versions read differently, or the value holds itself
     */
    public JsonNode json() throws MalformedRecordException {
        return document.json(this, 0);
    }

    Node node() {
        return node;
    }

    /** What to throw about it: its place and what is wrong. */
    public MalformedRecordException malformed(String problem) {
        return new MalformedRecordException(place() + ": " + problem);
    }
}
