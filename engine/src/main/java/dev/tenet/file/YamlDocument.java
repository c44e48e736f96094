package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.composer.Composer;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;
import org.yaml.snakeyaml.resolver.Resolver;

/** The single document of a YAML file, and the number of values read from it so far. */
final class YamlDocument {

    private static final int MOST_CHARACTERS = 64 << 20;
    private static final int DEEPEST = 100;
    // A limit, because a few lines of nested aliases can expand to more values than fit into memory.
    private static final int MOST_VALUES = 10_000_000;

    private final FileLocation file;
    private int values;

    private YamlDocument(FileLocation file) {
        this.file = file;
    }

    /** Reads the document and closes the input. */
    static Optional<YamlValue> read(FileLocation file, InputStream text) throws IOException {
        YamlDocument document = new YamlDocument(file);
        try (Reader reader = new InputStreamReader(text, StandardCharsets.UTF_8)) {
            return document.composed(reader);
        }
    }

    private Optional<YamlValue> composed(Reader reader) throws IOException {
        LoaderOptions options = new LoaderOptions();
        options.setCodePointLimit(MOST_CHARACTERS);
        options.setMaxAliasesForCollections(Integer.MAX_VALUE);
        options.setNestingDepthLimit(DEEPEST);
        try {
            Composer composer =
                    new Composer(new ParserImpl(new StreamReader(reader), options), new Resolver(), options);
            if (!composer.checkNode()) {
                return Optional.empty();
            }
            Node root = composer.getNode();
            if (composer.checkNode()) {
                throw new MalformedRecordException(
                        place(composer.getNode()) + ": trailing content; expected one document");
            }
            return Optional.of(new YamlValue(this, root));
        } catch (YAMLException broken) {
            if (broken.getCause() instanceof IOException unreadable) {
                throw unreadable;
            }
            throw malformed(broken);
        }
    }

    private MalformedRecordException malformed(YAMLException broken) {
        if (broken instanceof MarkedYAMLException marked && marked.getProblemMark() != null) {
            String problem =
                    String.valueOf(marked.getProblem()).replaceFirst("\\.? \\((?:Do|start|although|but) .*", "");
            return new MalformedRecordException(
                    file + ", line " + (marked.getProblemMark().getLine() + 1) + ": " + problem + "; expected YAML");
        }
        String first = String.valueOf(broken.getMessage()).lines().findFirst().orElse("it cannot be parsed");
        return new MalformedRecordException(file + ": " + first + "; expected YAML of at most " + MOST_CHARACTERS
                + " characters. JSONL may be of any size");
    }

    /**
     * Counts a value of the file or of a merged mapping.
     *
     * @throws MalformedRecordException if there are too many
     */
    void count(YamlValue value) throws MalformedRecordException {
        if (++values > MOST_VALUES) {
            throw value.malformed(
                    "its aliases expand to more than " + MOST_VALUES + " values; write them out as JSONL");
        }
    }

    String place(Node node) {
        return file + ", line " + (node.getStartMark().getLine() + 1);
    }

    JsonNode json(YamlValue value, int depth) throws MalformedRecordException {
        Node node = value.node();
        if (depth > DEEPEST) {
            throw value.malformed("more than " + DEEPEST + " nested values; does an alias contain itself?");
        }
        count(value);
        if (node instanceof ScalarNode scalar) {
            return YamlScalars.json(value, scalar);
        }
        if (node instanceof MappingNode && node.getTag().equals(Tag.MAP)) {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, YamlValue> field : value.fields().entrySet()) {
                object.set(field.getKey(), json(field.getValue(), depth + 1));
            }
            return object;
        }
        if (value.isList() && node.getTag().equals(Tag.SEQ)) {
            ArrayNode list = JsonNodeFactory.instance.arrayNode();
            for (YamlValue item : value.items()) {
                list.add(json(item, depth + 1));
            }
            return list;
        }
        throw value.malformed("unknown tag " + node.getTag().getValue() + "; expected none");
    }
}
