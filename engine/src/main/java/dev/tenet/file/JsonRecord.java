package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads the fields of one record of a file; what is missing or of another type is named with its place.
 *
 * <p>A field within an object has a path, as in {@code context.name}; a column of a table may have a path for its name.
 *
 * @param node the record
 * @param where its place, as in {@code issues.jsonl, line 7}
 * @param cells what its single values can be
 */
@API(status = INTERNAL, since = "0.1")
public record JsonRecord(JsonNode node, String where, Cells cells) {

    // Characters of a field, in a message.
    private static final int SHOWN = 60;
    private static final int NAMES_SHOWN = 600;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /** What the single values of a form can be. */
    public enum Cells {
        /** Texts, numbers and truth values, which are told apart. */
        TYPED,
        /** Texts alone, in which numbers are written as well: the cells of a table. */
        TEXT
    }

    /** A record of typed values. */
    public JsonRecord(JsonNode node, String where) {
        this(node, where, Cells.TYPED);
    }

    /** Whether a field is there and not null. */
    public boolean has(String field) {
        JsonNode found = find(field);
        return !found.isMissingNode() && !found.isNull();
    }

    /** Whether there is such a field or column, even if it is null. */
    public boolean names(String field) {
        return !find(field).isMissingNode();
    }

    /** The names of its fields or columns, in one line. */
    public String names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return Untrusted.excerpt(String.join(", ", names), NAMES_SHOWN);
    }

    /** Where a field is that has a path for its name: empty if its name is one of the record's own. */
    private Optional<JsonRecord> holder(String field) {
        int dot = field.indexOf('.');
        return dot <= 0 || node.has(field)
                ? Optional.empty()
                : Optional.of(new JsonRecord(
                        node.path(field.substring(0, dot)), where + ", " + field.substring(0, dot), cells));
    }

    private static String rest(String field) {
        return field.substring(field.indexOf('.') + 1);
    }

    private JsonNode find(String field) {
        return holder(field).map(holder -> holder.find(rest(field))).orElseGet(() -> node.path(field));
    }

    /**
     * The object in a field.
     *
     * @throws MalformedRecordException if it is no object
     */
    public JsonRecord object(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw malformed(field, "an object");
        }
        return new JsonRecord(found, where + ", " + field, cells);
    }

    /**
     * The text in a field, as it stands.
     *
     * @throws MalformedRecordException if it is no text, or a blank one
     */
    public String text(String field) throws MalformedRecordException {
        JsonNode found = find(field);
        if (found.isNumber() || found.isBoolean()) {
            throw malformed(field, "a text; a number or a true that is one needs quotes");
        }
        if (!found.isTextual() || found.textValue().isBlank()) {
            throw malformed(field, "a text that is not empty");
        }
        if (hasHalfACharacter(found.textValue())) {
            throw malformed(field, "a text of whole characters; it has half of a surrogate pair");
        }
        return found.textValue();
    }

    private static boolean hasHalfACharacter(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                return text.codePoints().anyMatch(point -> point <= 0xFFFF && Character.isSurrogate((char) point));
            }
        }
        return false;
    }

    /**
     * The name in a field: a text, or a whole number that serves as one.
     *
     * @throws MalformedRecordException if it is neither
     */
    public String label(String field) throws MalformedRecordException {
        JsonNode found = find(field);
        return found.isIntegralNumber() ? found.asText() : text(field);
    }

    /**
     * The number in a field.
     *
     * @param low the least it can be
     * @param high the most it can be
     * @param expected what messages call it
     * @throws MalformedRecordException if it is no number, such as {@code true} or a number in quotes where values have
     *     types, or out of range
     */
    public double number(String field, double low, double high, String expected) throws MalformedRecordException {
        JsonNode found = find(field);
        boolean isNumber = found.isNumber()
                || (cells == Cells.TEXT
                        && found.isTextual()
                        && DECIMAL.matcher(found.textValue().strip()).matches());
        double number = found.isNumber()
                ? found.doubleValue()
                : isNumber ? Double.parseDouble(found.textValue().strip()) : Double.NaN;
        if (!(number >= low && number <= high)) {
            throw malformed(field, expected);
        }
        return number;
    }

    /**
     * The text in a field that may be left out.
     *
     * @throws MalformedRecordException if it is there and no text, or a blank one
     */
    public Optional<String> optionalText(String field) throws MalformedRecordException {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /**
     * The texts in a field that may be left out.
     *
     * @throws MalformedRecordException if it is there and no list of texts
     */
    public List<String> texts(String field) throws MalformedRecordException {
        if (!has(field)) {
            return List.of();
        }
        JsonNode found = node.path(field);
        List<String> texts = new ArrayList<>();
        for (JsonNode text : found) {
            if (text.isTextual() && !text.textValue().isBlank()) {
                texts.add(text.textValue());
            }
        }
        if (!found.isArray() || texts.size() != found.size()) {
            throw malformed(field, "a list of texts");
        }
        return List.copyOf(texts);
    }

    /**
     * The count in a field.
     *
     * @throws MalformedRecordException if it is no whole number of at least 1
     */
    public int count(String field) throws MalformedRecordException {
        JsonNode found = find(field);
        if (cells == Cells.TEXT
                && found.isTextual()
                && COUNT.matcher(found.textValue().strip()).matches()) {
            int count = Integer.parseInt(found.textValue().strip());
            if (count >= 1) {
                return count;
            }
        }
        if (!found.isNumber()
                || !found.canConvertToExactIntegral()
                || !found.canConvertToInt()
                || found.intValue() < 1) {
            throw malformed(field, "a count of at least 1");
        }
        return found.intValue();
    }

    /**
     * Verifies that the record holds nothing that nobody reads.
     *
     * @throws MalformedRecordException if it has a field that is none of these, or is no object
     */
    public void requireFieldsAmong(Collection<String> known) throws MalformedRecordException {
        if (!node.isObject()) {
            throw new MalformedRecordException(where + " is " + Untrusted.excerpt(node.toString(), SHOWN)
                    + "; expected an object with the fields " + String.join(", ", known));
        }
        for (var names = node.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!known.contains(name)) {
                throw new MalformedRecordException(where + " has the unknown field \"" + Untrusted.excerpt(name, SHOWN)
                        + "\"; expected only " + String.join(", ", known));
            }
        }
    }

    /** What to throw about a field: where it is, what it is, what was expected. */
    public MalformedRecordException malformed(String field, String expected) {
        Optional<JsonRecord> holder = holder(field);
        if (holder.isPresent()) {
            return holder.get().node().isObject()
                    ? holder.get().malformed(rest(field), expected)
                    : malformed(field.substring(0, field.indexOf('.')), "an object");
        }
        JsonNode found = node.path(field);
        String shown = found.isMissingNode() ? "is missing" : "is " + Untrusted.excerpt(found.toString(), SHOWN);
        return new MalformedRecordException(where + ", " + field + " " + shown + "; expected " + expected);
    }
}
