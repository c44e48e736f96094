package dev.tenet.digest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.report.TrialCells;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * All trials of a run as CSV in UTF-8, with the cells of {@link TrialCells} and at most {@value #MOST_COLUMNS} columns.
 * The trials are read twice, one at a time: once for the names of the columns.
 */
final class TrialCsv {

    private static final int MOST_COLUMNS = 500;

    private TrialCsv() {}

    /** Writes the table; without trials, an empty file. */
    static void write(RecordedRun run, Path file) throws IOException {
        Set<String> columns = columns(run);
        try (Writer out = Files.newBufferedWriter(file);
                Stream<RecordedTrial> trials = run.trials()) {
            if (columns.isEmpty()) {
                return;
            }
            TrialCells table = TrialCells.begin(List.copyOf(columns), out);
            for (Iterator<RecordedTrial> all = trials.iterator(); all.hasNext(); ) {
                table.add(cells(all.next().json()));
            }
            table.end();
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
        return TrialCells.of(trial, UnaryOperator.identity());
    }
}
