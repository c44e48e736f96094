package dev.tenet.file;

import static org.apiguardian.api.API.Status.INTERNAL;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * In which columns of a user's file the fields of a form stand, where they do not have the names of that form.
 *
 * @param byField the column of each field that has another name in the file
 */
@API(status = INTERNAL, since = "0.1")
public record Columns(Map<String, String> byField) {

    /** Every column has the name of its field. */
    public static final Columns AS_NAMED = new Columns(Map.of());

    /** Copies the map, in its order. */
    public Columns {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    /**
     * Reads mappings such as {@code for=prompt_b}.
     *
     * @param fields the fields there are
     * @throws IllegalArgumentException saying what is wrong with one of them: no equals sign, an unknown field, a field that
     *     is mapped twice
     */
    public static Columns of(Collection<String> mappings, List<String> fields) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (String mapping : mappings) {
            int equals = mapping.indexOf('=');
            String field = mapping.substring(0, Math.max(0, equals)).strip();
            String column = mapping.substring(equals + 1).strip();
            if (field.isEmpty() || column.isEmpty()) {
                throw new IllegalArgumentException(
                        "\"" + mapping + "\": expected a field and the column that holds it, as in \"" + fields.get(0)
                                + "=my_column\"");
            }
            if (!fields.contains(field)) {
                throw new IllegalArgumentException("\"" + mapping + "\": there is no field \"" + field
                        + "\"; expected one of " + String.join(", ", fields));
            }
            String other = byField.putIfAbsent(field, column);
            if (other != null) {
                throw new IllegalArgumentException("\"" + mapping + "\": the field " + field + " is mapped twice, to "
                        + other + " and to " + column + "; expected each field once");
            }
        }
        return new Columns(byField);
    }

    /** Whether any field is mapped. */
    public boolean isMapped() {
        return !byField.isEmpty();
    }

    /** The column of a field. */
    public String of(String field) {
        return of(field, field);
    }

    /**
     * The column of a field.
     *
     * @param otherwise its column where it is not mapped
     */
    public String of(String field, String otherwise) {
        return byField.getOrDefault(field, otherwise);
    }

    /**
     * Verifies that a file has the columns that are mapped.
     *
     * @param first its first record
     * @throws MalformedRecordException if one is not there; names those that are
     */
    public void requireIn(JsonRecord first) throws MalformedRecordException {
        for (Map.Entry<String, String> mapped : byField.entrySet()) {
            if (!first.names(mapped.getValue())) {
                throw new MalformedRecordException(first.where() + ": there is no column \"" + mapped.getValue()
                        + "\", to which columns maps the field " + mapped.getKey() + "; the file has " + first.names());
            }
        }
    }

    /** As in {@code issue=topic, for=prompt_b}. */
    @Override
    public String toString() {
        return byField.entrySet().stream()
                .map(mapped -> mapped.getKey() + "=" + mapped.getValue())
                .collect(Collectors.joining(", "));
    }
}
