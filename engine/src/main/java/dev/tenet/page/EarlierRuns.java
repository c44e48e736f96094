package dev.tenet.page;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.history.HistoryEntry.Figure;
import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.stats.Decimals;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What earlier runs found on the same claims: those in folders beside this one, and those of the history that a team keeps.
 * A folder that cannot be read is left out.
 */
final class EarlierRuns {

    private static final int MOST = 30;
    private static final long LARGEST = 20_000_000;

    /**
     * A claim in a run.
     *
     * @param time when the run started; of a run without a folder, when it ended
     * @param subject the model that was measured
     */
    record Past(Instant time, String subject, RecordedClaim claim) {}

    private final List<RecordedRun> folders;
    private final Map<String, List<Past>> byClaim = new HashMap<>();

    private EarlierRuns(List<RecordedRun> folders) {
        this.folders = folders;
    }

    /** Reads the last {@value #MOST} runs before a run, and adds those of the history that have no folder. */
    static EarlierRuns before(RecordedRun run, History history) {
        EarlierRuns earlier = new EarlierRuns(newestBefore(run));
        earlier.folders.forEach(earlier::add);
        // Those of this run have the time at which one of its launches ended.
        run.started()
                .ifPresent(started -> history.entries().stream()
                        .filter(entry -> entry.time().isBefore(started))
                        .forEach(earlier::add));
        earlier.byClaim.values().forEach(past -> past.sort(Comparator.comparing(Past::time)));
        return earlier;
    }

    /** Returns the last {@value #MOST} runs before a run, the newest first. */
    static List<RecordedRun> newestBefore(RecordedRun run) {
        List<RecordedRun> runs = new ArrayList<>();
        for (Path folder : newest(run.folder())) {
            read(folder).filter(other -> isBefore(other, run)).ifPresent(runs::add);
        }
        runs.sort(Comparator.comparing((RecordedRun other) -> other.started().orElse(Instant.MIN))
                .reversed());
        return runs;
    }

    private static boolean isBefore(RecordedRun other, RecordedRun run) {
        return other.started().isPresent()
                && run.started().isPresent()
                && other.started().get().isBefore(run.started().get());
    }

    /** A folder and when its summary was last written. */
    private record Candidate(Path folder, long written) {}

    private static List<Path> newest(Path folder) {
        Path here = folder.toAbsolutePath().normalize();
        Path reports = here.getParent();
        if (reports == null) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            // A link is the latest run, which is there as itself.
            return folders.filter(other -> !other.equals(here) && !Files.isSymbolicLink(other))
                    .filter(other -> Files.isRegularFile(other.resolve(RecordedRun.SUMMARY)))
                    .map(other -> new Candidate(other, written(other.resolve(RecordedRun.SUMMARY))))
                    .sorted(Comparator.comparingLong(Candidate::written).reversed())
                    .limit(MOST)
                    .map(Candidate::folder)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static long written(Path summary) {
        try {
            return Files.getLastModifiedTime(summary).toMillis();
        } catch (IOException gone) {
            return Long.MIN_VALUE;
        }
    }

    private static Optional<RecordedRun> read(Path folder) {
        try {
            return Files.size(folder.resolve(RecordedRun.SUMMARY)) > LARGEST
                    ? Optional.empty()
                    : Optional.of(RecordedRun.read(folder));
        } catch (IOException notARun) {
            return Optional.empty();
        }
    }

    private void add(RecordedRun run) {
        for (RecordedSpec spec : run.specs()) {
            for (RecordedClaim claim : spec.claims()) {
                if (spec.status().equals("measured") && claim.estimate().isPresent()) {
                    add(
                            claim.id(),
                            new Past(
                                    run.started().orElseThrow(),
                                    spec.json().path("model").asText(),
                                    claim));
                }
            }
        }
    }

    private void add(HistoryEntry entry) {
        if (!hasFolder(entry)) {
            entry.figure()
                    .ifPresent(figure -> add(
                            entry.claim(),
                            new Past(
                                    entry.time(),
                                    entry.setup()
                                            .models()
                                            .getOrDefault(
                                                    "subject", entry.setup().subject()),
                                    claim(entry, figure))));
        }
    }

    /** Builds may have the same name one after the other. */
    private boolean hasFolder(HistoryEntry entry) {
        return folders.stream()
                .filter(run -> entry.run().equals(String.valueOf(run.folder().getFileName())))
                .anyMatch(run -> !entry.time().isBefore(run.started().orElseThrow())
                        && !entry.time().isAfter(run.ended().orElse(Instant.MAX)));
    }

    private static RecordedClaim claim(HistoryEntry entry, Figure figure) {
        ObjectNode claim = JsonNodeFactory.instance
                .objectNode()
                .put("id", entry.claim())
                .put("claim", entry.name())
                .put("verdict", entry.verdict())
                .put("estimate", figure.estimate())
                .put("found", Decimals.estimate(figure.estimate()) + ", " + figure.n() + " observations");
        figure.interval()
                .ifPresent(ends -> claim.putArray("interval").add(ends.low()).add(ends.high()));
        return new RecordedClaim(claim);
    }

    private void add(String claimId, Past past) {
        byClaim.computeIfAbsent(claimId, any -> new ArrayList<>()).add(past);
    }

    /** Returns what the last {@value #MOST} earlier runs found on a claim, the oldest first. */
    List<Past> of(String claimId) {
        List<Past> all = byClaim.getOrDefault(claimId, List.of());
        return all.subList(Math.max(0, all.size() - MOST), all.size());
    }
}
