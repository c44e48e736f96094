package dev.tenet.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.text.Untrusted;
import java.util.ArrayList;
import java.util.List;

/** The unique column names of a table, in the order of the cells. */
record Header(List<String> names) {

    private static final int SHOWN = 60;

    /**
     * Reads the row of column names.
     *
     * @throws MalformedRecordException if two columns have the same name
     */
    static Header of(List<String> row, String where) throws MalformedRecordException {
        List<String> names = new ArrayList<>();
        for (String cell : row) {
            String name = cell.strip();
            int first = name.isEmpty() ? -1 : names.indexOf(name);
            if (first >= 0) {
                throw new MalformedRecordException(where + " names two columns \"" + Untrusted.excerpt(name, SHOWN)
                        + "\", number " + (first + 1) + " and number " + (names.size() + 1)
                        + "; expected each name once");
            }
            names.add(name);
        }
        return new Header(List.copyOf(names));
    }

    /**
     * Converts a row to a record with its cells keyed by column name; empty cells are null.
     *
     * @throws MalformedRecordException if the number of cells differs from the number of names
     */
    JsonNode record(List<String> row, String where) throws MalformedRecordException {
        if (row.size() != names.size()) {
            throw new MalformedRecordException(where + " has " + row.size() + (row.size() == 1 ? " field" : " fields")
                    + ", and the header has " + names.size()
                    + "; expected the same number, in quotes if a field contains a separator, a quote or a line break");
        }
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        for (int i = 0; i < names.size(); i++) {
            String cell = row.get(i);
            boolean isNamed = !names.get(i).isEmpty();
            if (isNamed || !cell.isBlank()) {
                // A column without a name, such as row numbers, is named by its position.
                String name = isNamed ? names.get(i) : "column " + (i + 1);
                if (cell.isEmpty()) {
                    record.putNull(name);
                } else {
                    record.put(name, cell);
                }
            }
        }
        return record;
    }
}
