package dev.tenet.report;

import static org.apiguardian.api.API.Status.INTERNAL;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SequenceWriter;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.apiguardian.api.API;

/**
 * The cells of a table of trials as CSV (RFC 4180: commas, CR LF, quotes doubled). Fields of an object are columns of
 * their own, such as {@code for.answer}; lists are JSON. A text that a spreadsheet would take for a formula begins with an
 * apostrophe (OWASP, "CSV injection"); so does such a name of a column.
 */
@API(status = INTERNAL, since = "0.1")
public final class TrialCells {

    // Spreadsheets skip spaces, and some take full-width signs for their ASCII forms.
    private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@\\t\\r\\n＝＋－＠|%].*", Pattern.DOTALL);
    // Jackson 2.15 does not see all texts that need quotes.
    private static final CsvMapper CSV = CsvMapper.builder()
            .enable(CsvGenerator.Feature.ALWAYS_QUOTE_STRINGS)
            .build();
    private static final CsvSchema ROWS =
            CsvSchema.emptySchema().withLineSeparator("\r\n").withoutEscapeChar();

    private final SequenceWriter rows;
    private final List<String> columns;

    private TrialCells(SequenceWriter rows, List<String> columns) {
        this.rows = rows;
        this.columns = columns;
    }

    /**
     * Starts a table with a row of the names of its columns.
     *
     * @param out where the rows are written; closing it is left to the caller, after {@link #end}
     */
    public static TrialCells begin(List<String> columns, Writer out) throws IOException {
        TrialCells table = new TrialCells(CSV.writer(ROWS).writeValues(out), columns);
        table.rows.write(columns.stream().map(TrialCells::harmless).toList());
        return table;
    }

    /** Writes a row, whose cells are those that {@link #of} returns; cells of other columns are left out. */
    public void add(Map<String, String> cells) throws IOException {
        rows.write(columns.stream().map(name -> cells.getOrDefault(name, "")).toList());
    }

    /** Writes what has not been written yet. */
    public void end() throws IOException {
        rows.flush();
    }

    /**
     * Returns the cells of a record by column.
     *
     * @param shorten returns each text as it is to be shown, before it is made harmless
     */
    public static Map<String, String> of(JsonNode record, UnaryOperator<String> shorten) {
        Map<String, String> cells = new LinkedHashMap<>();
        collect("", record, shorten, cells);
        return cells;
    }

    private static void collect(
            String prefix, JsonNode object, UnaryOperator<String> shorten, Map<String, String> cells) {
        for (Map.Entry<String, JsonNode> field : object.properties()) {
            String name = prefix + field.getKey();
            if (field.getValue() instanceof ObjectNode nested) {
                collect(name + ".", nested, shorten, cells);
            } else {
                cells.put(name, cell(field.getValue(), shorten));
            }
        }
    }

    private static String cell(JsonNode value, UnaryOperator<String> shorten) {
        if (value.isNull()) {
            return "";
        }
        if (value.isTextual()) {
            return harmless(shorten.apply(value.textValue()));
        }
        return value.isArray() ? harmless(shorten.apply(value.toString())) : value.asText();
    }

    /** Returns a text that no spreadsheet takes for a formula. */
    static String harmless(String text) {
        String visible = Untrusted.message(text);
        return FORMULA.matcher(visible).matches() ? "'" + visible : visible;
    }
}
