package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigInteger;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** The types of YAML scalars: strings, numbers, booleans. */
final class YamlScalars {

    private static final Pattern INTEGER = Pattern.compile("[-+]?(?:0|[1-9]\\d{0,400})");
    private static final Pattern DECIMAL =
            Pattern.compile("[-+]?(?:0|[1-9]\\d{0,400})?(?:\\.\\d{0,400})?(?:[eE][-+]?\\d{1,4})?");
    private static final Set<String> TRUE = Set.of("true", "yes", "on");
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private YamlScalars() {}

    /** Whether it is written as null; an empty scalar is an empty string. */
    static boolean isNull(ScalarNode scalar) {
        return scalar.getTag().equals(Tag.NULL) && !scalar.getValue().isEmpty();
    }

    /** @throws MalformedRecordException if YAML versions disagree on its type */
    static JsonNode json(YamlValue value, ScalarNode scalar) throws MalformedRecordException {
        String text = scalar.getValue();
        Tag tag = scalar.getTag();
        if (tag.equals(Tag.STR) || tag.equals(Tag.TIMESTAMP) || tag.equals(Tag.MERGE)) {
            return NODES.textNode(text);
        }
        if (tag.equals(Tag.NULL)) {
            return isNull(scalar) ? NODES.nullNode() : NODES.textNode("");
        }
        if (tag.equals(Tag.BOOL)) {
            return NODES.booleanNode(TRUE.contains(text.toLowerCase(Locale.ROOT)));
        }
        if (tag.equals(Tag.INT) && INTEGER.matcher(text).matches()) {
            BigInteger integer = new BigInteger(text);
            return integer.bitLength() < Integer.SIZE
                    ? NODES.numberNode(integer.intValue())
                    : NODES.numberNode(integer);
        }
        if ((tag.equals(Tag.FLOAT) || tag.equals(Tag.INT)) && isDecimal(text)) {
            return NODES.numberNode(Double.parseDouble(text));
        }
        if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
            throw value.malformed(
                    "\"" + text + "\" is a number in some versions of YAML only, such as a time, an octal or an"
                            + " infinite one; write numbers in plain digits, and put strings in quotes");
        }
        throw value.malformed("unknown tag " + tag.getValue()
                + (scalar.getScalarStyle() == ScalarStyle.PLAIN
                        ? "; put strings that start with an exclamation mark in quotes"
                        : "; expected none"));
    }

    private static boolean isDecimal(String text) {
        return DECIMAL.matcher(text).matches()
                && text.chars().anyMatch(digit -> digit >= '0' && digit <= '9')
                && Double.isFinite(Double.parseDouble(text));
    }
}
