package dev.tenet.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.history.DriftCheck;
import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.report.ReportSettings;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Finding;
import dev.tenet.trial.Story;
import dev.tenet.trial.TrialSettings;
import dev.tenet.trial.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A launch without a history. */
    static final LaunchHistory NONE = new LaunchHistory(Optional.empty(), 0.95);

    /**
     * Reads the history, so that errors are found before calls are made.
     *
     * @throws InvalidSpecException if it cannot be read or written
     */
    static LaunchHistory of(Settings settings) {
        Optional<Path> file = settings.get(ReportSettings.HISTORY);
        file.ifPresent(LaunchHistory::requireReadable);
        return new LaunchHistory(file, settings.get(TrialSettings.LEVEL));
    }

    /** Returns the figures of earlier runs; none if there is no history. */
    History read() throws IOException {
        return file.isPresent() ? History.read(file.get()) : History.of(List.of());
    }

    /**
     * Verifies that drift can be judged.
     *
     * @param since the date, time or run from which on figures are compared
     * @throws InvalidSpecException if there is no history, or it does not know the run
     */
    void require(String since) {
        if (file.isEmpty()) {
            throw new InvalidSpecException(
                    "noDriftSince = \"" + since + "\" compares with earlier runs, but there is no"
                            + " history; expected " + ReportSettings.HISTORY + " to name a file that you keep");
        }
        try {
            History.read(file.get()).since(since);
        } catch (IllegalArgumentException | IOException unknown) {
            throw new InvalidSpecException("noDriftSince: " + unknown.getMessage());
        }
    }

    /**
     * Judges the claim that no figure of a spec drifted.
     *
     * @param name the claim
     * @param since the date, time or run from which on figures are compared
     * @param measured the spec of this launch, with its other claims
     */
    Finding judge(String name, String since, SpecSummary measured) throws IOException {
        RecordedSpec spec = new RecordedSpec(JSON.valueToTree(measured.content()));
        List<HistoryEntry> now = spec.claims().stream()
                .map(claim -> HistoryEntry.of(Instant.now(), "this run", "", spec, claim))
                .filter(entry -> entry.observations().isPresent())
                .toList();
        History history = History.read(file.orElseThrow()).with(now).since(since);
        return finding(name, now.stream().map(HistoryEntry::claim).toList(), history);
    }

    private Finding finding(String name, List<String> claims, History history) {
        double alpha = (1 - level) / Math.max(1, claims.size());
        List<String> found = new ArrayList<>();
        Verdict verdict = claims.isEmpty() ? Verdict.UNDECIDED : Verdict.WITHIN_LIMITS;
        for (String claim : claims) {
            Optional<DriftCheck> check = history.drift(claim);
            verdict = verdict.and(
                    check.isEmpty()
                            ? Verdict.UNDECIDED
                            : check.get().isAlarm(alpha) ? Verdict.REFUTED : Verdict.WITHIN_LIMITS);
            found.add(claim.substring(claim.lastIndexOf('/') + 1) + ": "
                    + check.map(runs -> runs.inWords(alpha)).orElse("no earlier run to compare with"));
        }
        String actual = found.isEmpty() ? "no claim has a figure that can be followed" : String.join("; ", found);
        return Finding.of(verdict, name, actual, Story::new);
    }

    private static void requireReadable(Path file) {
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
