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
 * A value in a YAML file, with its place. Aliases and merge keys ({@code <<}) are resolved; duplicate fields are
 * errors.
 */
@API(status = INTERNAL, since = "0.1")
public final class YamlValue {

    // The maximum nesting of merge keys, because a mapping that merges itself never ends.
    private static final int DEEPEST_MERGE = 50;
    private static final int SHOWN = 60;

    private final YamlDocument document;
    private final Node node;

    YamlValue(YamlDocument document, Node node) {
        this.document = document;
        this.node = node;
    }

    /**
     * Reads a file with one document.
     *
     * @return empty if it contains only comments
     * @throws MalformedRecordException if it is not YAML, or has an unsupported encoding; names the file and the line
     * @throws IOException if it cannot be read
     */
    public static Optional<YamlValue> read(FileLocation file) throws IOException {
        return YamlDocument.read(file, file.openText());
    }

    /**
     * Reads a resource with one document.
     *
     * @param where its name in messages
     */
    public static Optional<YamlValue> read(InputStream input, String where) throws IOException {
        FileLocation file = new FileLocation(where);
        return YamlDocument.read(file, TextInput.of(file, input));
    }

    /** The place of its start, as in {@code issues.yaml, line 7}. */
    public String place() {
        return document.place(node);
    }

    /** Whether it is a mapping. */
    public boolean hasFields() {
        return node instanceof MappingNode;
    }

    /** Whether it is a list. */
    public boolean isList() {
        return node instanceof SequenceNode;
    }

    /**
     * The fields in order; empty if it is not a mapping.
     *
     * @throws MalformedRecordException if a field occurs twice, or its name is not a string
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
                        .malformed("Duplicate field '" + Untrusted.excerpt(name, SHOWN) + "', already in line "
                                + (first.getStartMark().getLine() + 1) + "; expected each field once");
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
                    throw other.malformed("a merge key expects a mapping or a list of mappings");
                }
                document.count(other);
                other.fields(depth + 1).forEach(fields::putIfAbsent);
            }
        }
        return fields;
    }

    private String name(Node key) throws MalformedRecordException {
        YamlValue name = new YamlValue(document, key);
        return name.text().orElseThrow(() -> name.malformed("a name that is not a string; put it in quotes"));
    }

    /** The key of one of its own fields, with the key's place; this value if the field comes from a merged mapping. */
    public YamlValue nameOf(String field) {
        return node instanceof MappingNode mapping
                ? mapping.getValue().stream()
                        .map(own -> new YamlValue(document, own.getKeyNode()))
                        .filter(name -> name.text().filter(field::equals).isPresent())
                        .findFirst()
                        .orElse(this)
                : this;
    }

    /** The items; empty if it is not a list. */
    public List<YamlValue> items() {
        return node instanceof SequenceNode list
                ? list.getValue().stream()
                        .map(item -> new YamlValue(document, item))
                        .toList()
                : List.of();
    }

    /** The text of a scalar of any type; empty for null, a list or a mapping. */
    public Optional<String> text() {
        return node instanceof ScalarNode scalar && !YamlScalars.isNull(scalar)
                ? Optional.of(scalar.getValue())
                : Optional.empty();
    }

    /**
     * Converts the value to JSON.
     *
     * @throws MalformedRecordException if a field occurs twice, a tag is unknown, YAML versions disagree on a number,
     *     or the value contains itself
     */
    public JsonNode json() throws MalformedRecordException {
        return document.json(this, 0);
    }

    Node node() {
        return node;
    }

    /** An exception with its place and a problem. */
    public MalformedRecordException malformed(String problem) {
        return new MalformedRecordException(place() + ": " + problem);
    }
}
