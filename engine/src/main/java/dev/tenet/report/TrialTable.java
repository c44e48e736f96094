package dev.tenet.report;

import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The first trials as a table: a column for each value of their records, with long texts cut. Cases come in random
 * order, so that the first of them are a fair sample.
 */
final class TrialTable {

    /** The maximum number of trials in the table. */
    static final int ROWS = 1000;

    private static final int LONGEST_TEXT = 200;
    private static final int LONGEST_PART = 60;
    private static final int MAX_PARTS = 40;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    // The title of the transcripts has them.
    private static final Set<String> LEFT_OUT = Set.of("spec", "subject", "model");
    // A spreadsheet runs a cell that starts with one of these, once tabs and line ends are gone: OWASP, "CSV
    // Injection".
    private static final String FORMULA = "=+-@＝＋－＠";
    private static final CsvMapper CSV = new CsvMapper();

    private final Set<String> columns = new LinkedHashSet<>(List.of("case", "outcome"));
    private final List<Map<String, String>> rows = new ArrayList<>();
    private final Map<String, Set<String>> texts = new LinkedHashMap<>();

    void add(String outcome, Map<String, @Nullable Object> record) {
        record.forEach(this::addPart);
        if (rows.size() < ROWS) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("outcome", text(outcome));
            flatten("", record, row);
            columns.addAll(row.keySet());
            rows.add(row);
        }
    }

    private void addPart(String field, @Nullable Object value) {
        if (value instanceof String text) {
            Set<String> known = texts.computeIfAbsent(field, name -> new LinkedHashSet<>());
            // One more than are reported says that there were too many.
            if (known.size() <= MAX_PARTS) {
                known.add(Untrusted.line(Untrusted.excerpt(text, LONGEST_PART)));
            }
        }
    }

    /** Returns the texts of each field that has few of them. */
    Map<String, List<String>> parts() {
        Map<String, List<String>> parts = new LinkedHashMap<>();
        texts.forEach((field, known) -> {
            if (known.size() <= MAX_PARTS) {
                parts.put(field, List.copyOf(known));
            }
        });
        return parts;
    }

    /** Returns the table with a header, as RFC 4180 defines it. No cell is a formula to a spreadsheet. */
    String csv() throws IOException {
        CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setLineSeparator("\r\n");
        columns.forEach(schema::addColumn);
        return CSV.writer(schema.build()).writeValueAsString(rows);
    }

    private static void flatten(String prefix, Map<?, ?> values, Map<String, String> row) {
        values.forEach((name, value) -> {
            String column = prefix + name;
            if (LEFT_OUT.contains(column)) {
                return;
            }
            if (value instanceof Map<?, ?> object) {
                flatten(column + ".", object, row);
            } else if (value instanceof String text) {
                row.put(column, text(text));
            } else if (value instanceof Number || value instanceof Boolean) {
                row.put(column, value.toString());
            }
        });
    }

    /** Returns a text on one line. Tables of reports would show a row as high as its longest text. */
    private static String text(String text) {
        String start = Untrusted.excerpt(text, LONGEST_TEXT * 2);
        String harmless = Untrusted.line(
                Untrusted.excerpt(SPACES.matcher(start).replaceAll(" ").strip(), LONGEST_TEXT));
        return !harmless.isEmpty() && FORMULA.indexOf(harmless.charAt(0)) >= 0 ? "'" + harmless : harmless;
    }
}
