package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * Reads the fields of one record of a file; what is missing or of another type is named with its place.
 *
 * @param node the record
 * @param where its place, as in {@code issues.jsonl, line 7}
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record JsonRecord(JsonNode node, String where) {

    // Characters of a field, in a message.
    private static final int SHOWN = 60;

    /** Whether a field is there and not null. */
    public boolean has(String field) {
        return !node.path(field).isMissingNode() && !node.path(field).isNull();
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
        return new JsonRecord(found, where + ", " + field);
    }

    /**
     * The text in a field, as it stands.
     *
     * @throws MalformedRecordException if it is no text, or a blank one
     */
    public String text(String field) throws MalformedRecordException {
        JsonNode found = node.path(field);
        if (found.isNumber() || found.isBoolean()) {
            throw malformed(field, "a text; a number or a true that is one needs quotes");
        }
        if (!found.isTextual() || found.textValue().isBlank()) {
            throw malformed(field, "a text that is not empty");
        }
        return found.textValue();
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
        JsonNode found = node.path(field);
        if (!found.canConvertToExactIntegral() || !found.canConvertToInt() || found.intValue() < 1) {
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
        JsonNode found = node.path(field);
        String shown = found.isMissingNode() ? "is missing" : "is " + Untrusted.excerpt(found.toString(), SHOWN);
        return new MalformedRecordException(where + ", " + field + " " + shown + "; expected " + expected);
    }
}
