package dev.tenet.page;

import dev.tenet.run.RecordedClaim;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What earlier runs in folders beside this one found on the same claims. A folder that cannot be read is left out. */
final class EarlierRuns {

    private static final int MOST = 30;
    private static final long LARGEST = 20_000_000;

    /**
     * A claim in a run.
     *
     * @param subject the model that was measured
     */
    record Past(Instant started, String subject, RecordedClaim claim) {}

    private final Map<String, List<Past>> byClaim = new HashMap<>();

    private EarlierRuns() {}

    /** Reads the last {@value #MOST} runs before a run. */
    static EarlierRuns before(RecordedRun run) {
        EarlierRuns earlier = new EarlierRuns();
        List<RecordedRun> runs = new ArrayList<>(newestBefore(run));
        Collections.reverse(runs);
        runs.forEach(earlier::add);
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
                    byClaim.computeIfAbsent(claim.id(), any -> new ArrayList<>())
                            .add(new Past(
                                    run.started().orElseThrow(),
                                    spec.json().path("model").asText(),
                                    claim));
                }
            }
        }
    }

    /** Returns what earlier runs found on a claim, the oldest first. */
    List<Past> of(String claimId) {
        return byClaim.getOrDefault(claimId, List.of());
    }
}
