package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * Reads the fields of one record of a file, whatever its format. An exception names the file, the line or record and the
 * field, and says what was found and what was expected: {@code sums.csv, line 7, answer is "seven"; expected a count of at least 1}.
 *
 * <p>A field inside an object is given by a path, as in {@code context.name}. A column name may also be a path. Blank texts
 * are not accepted; a field that may be missing is read by {@link #optionalText} or after {@link #has}.
 *
 * @param node the record as Jackson parsed it; the methods below check what they return, this does not
 * @param where its place for messages, as in {@code issues.jsonl, line 7}
 * @param cells the type system of its values
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JsonRecord(JsonNode node, String where, Cells cells) {

    // The maximum length of a value in a message, in characters.
    private static final int SHOWN = 60;
    private static final int NAMES_SHOWN = 600;
    private static final Pattern DECIMAL = Pattern.compile("[-+]?\\d{1,30}(?:\\.\\d{1,30})?(?:[eE][-+]?\\d{1,3})?");
    private static final Pattern COUNT = Pattern.compile("\\d{1,9}");

    /** The type system of a format. */
    public enum Cells {
        /** Strings, numbers and booleans are distinct. */
        TYPED,
        /** All values are strings, as in the cells of a table; numbers are parsed. */
        TEXT
    }

    /** Creates a record with typed values. */
    public JsonRecord(JsonNode node, String where) {
        this(node, where, Cells.TYPED);
    }

    /** Returns whether a field is present and not null. */
    public boolean has(String field) {
        JsonNode found = find(field);
        return !found.isMissingNode() && !found.isNull();
    }

    /** Returns whether a field or column is present, possibly null. */
    public boolean names(String field) {
        return !find(field).isMissingNode();
    }

    /** Returns the names of all fields or columns, on one line, for messages; cut off if there are many. */
    public String names() {
        List<String> names = new ArrayList<>();
        node.fieldNames().forEachRemaining(names::add);
        return Untrusted.excerpt(String.join(", ", names), NAMES_SHOWN);
    }

    /**
     * The object that contains a field given by a path; empty if the path is the name of one of the record's own
     * fields.
     */
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
     * Returns the object in a field.
     *
     * @throws MalformedRecordException if it is not an object
     */
    public JsonRecord object(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (!found.isObject()) {
            throw malformed(field, "an object");
        }
        return new JsonRecord(found, where + ", " + field, cells);
    }

    /**
     * Returns the string in a field, unchanged.
     *
     * @throws MalformedRecordException if it is missing, is not a string, or is blank, or has an unpaired surrogate
     */
    public String text(String field) throws MalformedRecordException {
        JsonNode found = find(field);
        if (found.isNumber() || found.isBoolean()) {
            throw malformed(field, "a string; put numbers and booleans that are meant as strings in quotes");
        }
        if (!found.isTextual() || found.textValue().isBlank()) {
            throw malformed(field, "a string that is not blank");
        }
        if (hasHalfACharacter(found.textValue())) {
            throw malformed(field, "a string without unpaired surrogates");
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
     * Returns the name in a field: a string, or an integer used as one.
     *
     * @throws MalformedRecordException if it is neither
     */
    public String label(String field) throws MalformedRecordException {
        JsonNode found = find(field);
        return found.isIntegralNumber() ? found.asText() : text(field);
    }

    /**
     * Returns the number in a field.
     *
     * @param low the minimum
     * @param high the maximum
     * @param expected what is expected, for messages, such as {@code a share from 0 to 1}
     * @throws MalformedRecordException if it is not a number (such as {@code true}, or a number in quotes in a typed
     *     format) or is out of range
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
     * Returns the string in an optional field; empty if the field is missing or null.
     *
     * @throws MalformedRecordException if it is present but not a string, or blank
     */
    public Optional<String> optionalText(String field) throws MalformedRecordException {
        return has(field) ? Optional.of(text(field)) : Optional.empty();
    }

    /**
     * Returns the list of strings in an optional field; empty if the field is missing or null.
     *
     * @throws MalformedRecordException if it is present but not a list of strings
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
            throw malformed(field, "a list of strings");
        }
        return List.copyOf(texts);
    }

    /**
     * Returns the count in a field.
     *
     * @throws MalformedRecordException if it is not an integer of at least 1
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
     * Verifies that the record has no unknown fields.
     *
     * @throws MalformedRecordException if it has an unknown field, or is not an object
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

    /**
     * Returns an exception with the place and the value of a field, to be thrown for a value that only the caller can know
     * to be wrong.
     *
     * @param expected what is expected, such as {@code true or false}
     */
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
