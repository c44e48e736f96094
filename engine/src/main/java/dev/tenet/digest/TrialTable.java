package dev.tenet.digest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedTrial;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The trials as CSV (RFC 4180: commas, CR LF, quotes doubled), in UTF-8. Fields of an object are columns of their own,
 * such as {@code for.answer}; lists are JSON.
 *
 * <p>A text that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV injection"). The trials
 * are read twice, one at a time: once for the names of the columns.
 */
final class TrialTable {

    private static final int MOST_COLUMNS = 500;
    // Spreadsheets skip spaces, and some take full-width signs for their ASCII forms.
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r\\n＝＋－＠|%].*", Pattern.DOTALL);
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING)
            .build();
    private static final CsvSchema ROWS =
            CsvSchema.emptySchema().withLineSeparator("\r\n").withoutEscapeChar();

    private TrialTable() {}

    /** Writes the table; without trials, an empty file. */
    static void write(RecordedRun run, Path file) throws IOException {
        Set<String> columns = columns(run);
        try (Writer out = Files.newBufferedWriter(file);
                SequenceWriter rows = CSV.writer(ROWS).writeValues(out);
                Stream<RecordedTrial> trials = run.trials()) {
            if (columns.isEmpty()) {
                return;
            }
            rows.write(columns.stream().map(TrialTable::harmless).toList());
            for (Iterator<RecordedTrial> all = trials.iterator(); all.hasNext(); ) {
                Map<String, String> row = cells(all.next().json());
                rows.write(
                        columns.stream().map(name -> row.getOrDefault(name, "")).toList());
            }
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    private static Set<String> columns(RecordedRun run) throws IOException {
        Set<String> columns = new LinkedHashSet<>();
        try (Stream<RecordedTrial> trials = run.trials()) {
            trials.forEach(trial -> cells(trial.json()).keySet().stream()
                    .filter(name -> columns.size() < MOST_COLUMNS)
                    .forEach(columns::add));
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
        return columns;
    }

    private static Map<String, String> cells(JsonNode trial) {
        Map<String, String> cells = new LinkedHashMap<>();
        collect("", trial, cells);
        return cells;
    }

    private static void collect(String prefix, JsonNode object, Map<String, String> cells) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode nested) {
                collect(name + ".", nested, cells);
            } else {
                cells.put(name, cell(field.getValue()));
            }
        }
    }

    private static String cell(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return harmless(value.textValue());
        }
        return value.isArray() ? harmless(value.toString()) : value.asText();
    }

    private static String harmless(String text) {
        String visible = Untrusted.message(text);
        return FORMULA.matcher(visible).matches() ? "'" + visible : visible;
    }
}
