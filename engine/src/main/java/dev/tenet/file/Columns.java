package dev.tenet.file;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apiguardian.api.API;

/**
 * Maps the fields of a format to the columns of a user's file, where their names differ. A kind of value test gets it
 * from the {@code columns} attribute of its annotation, by {@code dev.tenet.trial.DataColumns}, and asks it for the name
 * under which it reads each field of a {@link JsonRecord}. Immutable.
 *
 * @param byField column name by field, for fields whose column has another name
 */
@API(status = EXPERIMENTAL, since = "0.1")
public record Columns(Map<String, String> byField) {

    /** No field is mapped: every column has the name of its field. */
    public static final Columns AS_NAMED = new Columns(Map.of());

    /** Copies the map, preserving its order. */
    public Columns {
        byField = Collections.unmodifiableMap(new LinkedHashMap<>(byField));
    }

    /**
     * Returns the mappings of texts such as {@code for=prompt_b}.
     *
     * @param mappings each a field, an equals sign and a column; spaces around either are ignored
     * @param fields the fields that can be mapped; the first stands in examples
     * @throws IllegalArgumentException if a mapping has no equals sign, an unknown field, or a field that is mapped
     *     twice
     */
    public static Columns of(Collection<String> mappings, List<String> fields) {
        Map<String, String> byField = new LinkedHashMap<>();
        for (String mapping : mappings) {
            int equals = mapping.indexOf('=');
            String field = mapping.substring(0, Math.max(0, equals)).strip();
            String column = mapping.substring(equals + 1).strip();
            if (field.isEmpty() || column.isEmpty()) {
                throw new IllegalArgumentException("\"" + mapping + "\": expected a field and its column, as in \""
                        + fields.get(0) + "=my_column\"");
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

    /** Returns whether any field is mapped. */
    public boolean isMapped() {
        return !byField.isEmpty();
    }

    /** Returns the column of a field: the one that it is mapped to, else the one with its own name. */
    public String of(String field) {
        return of(field, field);
    }

    /**
     * Returns the column of a field.
     *
     * @param otherwise the column if the field is not mapped
     */
    public String of(String field, String otherwise) {
        return byField.getOrDefault(field, otherwise);
    }

    /**
     * Verifies that a file has the mapped columns. To be called for its first record.
     *
     * @param first the first record of the file
     * @throws MalformedRecordException if a column is missing; the message lists the existing ones
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
