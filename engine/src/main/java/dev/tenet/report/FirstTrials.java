package dev.tenet.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.text.Untrusted;
import java.io.IOException;
import java.io.StringWriter;
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
final class FirstTrials {

    /** The maximum number of trials in the table. */
    static final int ROWS = 1000;

    private static final int LONGEST_TEXT = 200;
    private static final Pattern SPACES = Pattern.compile("\\s+");
    // The title of the transcripts has them.
    private static final Set<String> LEFT_OUT = Set.of("spec", "subject", "model");
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Set<String> columns = new LinkedHashSet<>(List.of("case", "outcome"));
    private final List<Map<String, String>> rows = new ArrayList<>();

    void add(String outcome, Map<String, @Nullable Object> record) {
        if (rows.size() < ROWS) {
            Map<String, String> row = new LinkedHashMap<>();
            row.put("outcome", TrialCells.harmless(shortened(outcome)));
            row.putAll(TrialCells.of(JSON.valueToTree(record), FirstTrials::shortened));
            row.keySet().removeAll(LEFT_OUT);
            columns.addAll(row.keySet());
            rows.add(row);
        }
    }

    /** Returns the table with a header. */
    String csv() throws IOException {
        StringWriter text = new StringWriter();
        TrialCells table = TrialCells.begin(List.copyOf(columns), text);
        for (Map<String, String> row : rows) {
            table.add(row);
        }
        table.end();
        return text.toString();
    }

    /** Returns a text on one line. Tables of reports would show a row as high as its longest text. */
    private static String shortened(String text) {
        String start = Untrusted.excerpt(text, LONGEST_TEXT * 2);
        return Untrusted.excerpt(SPACES.matcher(start).replaceAll(" ").strip(), LONGEST_TEXT);
    }
}
