package dev.tenet.history;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.file.FileLocation;
import dev.tenet.file.LockedFile;
import dev.tenet.file.MalformedRecordException;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/**
 * The figures of earlier runs, in a file that a team keeps: JSON lines, one per claim and run. Lines are only added, so
 * that version control can merge the file line by line. Immutable.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class History {

    private final List<HistoryEntry> entries;

    private History(List<HistoryEntry> entries) {
        this.entries = entries.stream()
                .sorted(Comparator.comparing(HistoryEntry::time))
                .toList();
    }

    /** Creates a history. The entries are sorted by time. */
    public static History of(List<HistoryEntry> entries) {
        return new History(entries);
    }

    /**
     * Reads a history. A file that does not exist is an empty history.
     *
     * @throws MalformedRecordException if a line is not an entry; the message names file and line
     * @throws IOException if the file cannot be read
     */
    public static History read(Path file) throws IOException {
        if (Files.notExists(file)) {
            return new History(List.of());
        }
        List<HistoryEntry> entries = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new FileLocation(file.toString()).openText(), StandardCharsets.UTF_8))) {
            int number = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                number++;
                if (!line.isBlank()) {
                    entries.add(HistoryLine.parse(line, file + ", line " + number));
                }
            }
        }
        return new History(entries);
    }

    /**
     * Adds entries to a file, creating it and its folder if they do not exist. Several launches may do so at once.
     *
     * @throws IOException if the file cannot be written
     */
    public static void append(Path file, List<HistoryEntry> entries) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (HistoryEntry entry : entries) {
            lines.append(HistoryLine.of(entry)).append('\n');
        }
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        byte[] added = lines.toString().getBytes(StandardCharsets.UTF_8);
        LockedFile.change(file, content -> {
            ByteArrayOutputStream all = new ByteArrayOutputStream(content.length + added.length + 1);
            all.writeBytes(content);
            // An editor may have removed the last line end.
            if (content.length > 0 && content[content.length - 1] != '\n') {
                all.write('\n');
            }
            all.writeBytes(added);
            return all.toByteArray();
        });
    }

    /** Returns all entries in the order of time. */
    public List<HistoryEntry> entries() {
        return entries;
    }

    /** Returns the entries of a claim in the order of time. */
    public List<HistoryEntry> of(String claim) {
        return entries.stream().filter(entry -> entry.claim().equals(claim)).toList();
    }

    /**
     * Returns the entries from a time or run on.
     *
     * @param since a date such as {@code 2026-11-01}, a time in UTC, or the name of a run's folder
     * @throws IllegalArgumentException if it is neither a date nor a time, and no run has the name
     */
    public History since(String since) {
        Since from = Since.of(since, entries);
        return new History(entries.stream().filter(from::includes).toList());
    }

    /** Returns a history with further entries. */
    public History with(List<HistoryEntry> further) {
        List<HistoryEntry> all = new ArrayList<>(entries);
        all.addAll(further);
        return new History(all);
    }

    /**
     * Looks for a change in the figure of a claim among the runs that were declared as the latest one.
     *
     * @return empty if fewer than two of these runs have a figure that is a mean
     */
    public Optional<DriftCheck> drift(String claim) {
        return DriftCheck.of(of(claim));
    }
}
