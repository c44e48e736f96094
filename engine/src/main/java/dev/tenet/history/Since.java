package dev.tenet.history;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The beginning of a period.
 *
 * @param time the earliest time
 */
record Since(Instant time) {

    static Since of(String text, List<HistoryEntry> entries) {
        return new Since(time(text)
                .or(() -> entries.stream()
                        .filter(entry -> entry.run().equals(text))
                        .map(HistoryEntry::time)
                        .min(Instant::compareTo))
                .orElseThrow(() -> new IllegalArgumentException("\"" + text
                        + "\" is neither a date, a time, nor a run of the history; expected one such as 2026-11-01,"
                        + " 2026-11-01T09:30:00Z, or the name of a run's folder")));
    }

    private static Optional<Instant> time(String text) {
        try {
            return Optional.of(
                    text.length() == 10
                            ? LocalDate.parse(text).atStartOfDay().toInstant(ZoneOffset.UTC)
                            : Instant.parse(text));
        } catch (DateTimeException aName) {
            return Optional.empty();
        }
    }

    boolean includes(HistoryEntry entry) {
        return !entry.time().isBefore(time);
    }
}
