package dev.tenet.engine;

import dev.tenet.history.DriftCheck;
import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.report.ReportSettings;
import dev.tenet.run.RecordedRun;
import dev.tenet.trial.TrialSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The history that a launch is added to.
 *
 * @param file the file; empty: none
 * @param level the level at which the launch as a whole raises no false alarm
 */
record LaunchHistory(Optional<Path> file, double level) {

    /** A launch without a history. */
    static final LaunchHistory NONE = new LaunchHistory(Optional.empty(), 0.95);

    /**
     * Reads the history, so that errors are found before calls are made.
     *
     * @throws dev.tenet.setting.InvalidSpecException if it cannot be read or written
     */
    static LaunchHistory of(Settings settings) {
        Optional<Path> file = settings.get(ReportSettings.HISTORY);
        file.ifPresent(LaunchHistory::require);
        return new LaunchHistory(file, settings.get(TrialSettings.LEVEL));
    }

    private static void require(Path file) {
        String problem;
        try {
            History.read(file);
            problem = Files.notExists(file) || Files.isWritable(file) ? "" : file + " is not writable";
        } catch (IOException unreadable) {
            problem = String.valueOf(unreadable.getMessage());
        }
        if (!problem.isEmpty()) {
            throw ReportSettings.HISTORY.invalid(
                    file.toString(), "the history of earlier launches, or the path of one to create: " + problem);
        }
    }

    /**
     * Adds the claims of a launch, and looks for drift in each.
     *
     * @param claims the full ids of the claims that this launch judged
     * @return the alarms, one line each
     */
    List<String> add(RecordedRun run, Set<String> claims) throws IOException {
        if (file.isEmpty()) {
            return List.of();
        }
        List<HistoryEntry> entries = HistoryEntry.of(run, claims);
        History.append(file.get(), entries);
        return alarms(
                History.read(file.get()),
                new TreeSet<>(entries.stream().map(HistoryEntry::claim).toList()));
    }

    private List<String> alarms(History history, Set<String> claims) {
        List<String> alarms = new ArrayList<>();
        double alpha = (1 - level) / Math.max(1, claims.size());
        for (String claim : claims) {
            Optional<DriftCheck> check = history.drift(claim);
            check.filter(found -> found.isAlarm(alpha))
                    .ifPresent(found -> alarms.add(claim + ": " + found.inWords(alpha)));
        }
        return alarms;
    }
}
