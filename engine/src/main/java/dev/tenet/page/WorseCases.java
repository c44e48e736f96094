package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Finds the cases with a lower score than in the baseline, at most {@value #MOST}, and their earlier answers. Answers are
 * read from the newest run folders next to this one. Empty if the baseline cannot be read.
 */
final class WorseCases {

    private static final int MOST = 200;
    private static final long LARGEST = 100_000_000;
    private static final int MOST_RUNS = 5;
    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * A case as it was.
     *
     * @param score its score
     * @param trial its record; empty if it was not found
     */
    record Before(double score, Optional<RecordedTrial> trial) {}

    /** The scores of a baseline by fingerprint of the case. */
    private final Map<String, Map<String, Double>> scores = new HashMap<>();

    private final Map<String, Before> worse = new LinkedHashMap<>();

    private WorseCases() {}

    static WorseCases of(RecordedRun run) throws IOException {
        WorseCases found = new WorseCases();
        for (RecordedSpec spec : run.specs()) {
            found.readBaseline(spec);
        }
        if (!found.scores.isEmpty()) {
            found.collect(run);
            found.findAnswers(run);
        }
        return found;
    }

    /** Returns the case as it was before it got worse; empty if it did not. */
    Optional<Before> before(RecordedTrial trial) {
        return Optional.ofNullable(worse.get(key(trial)));
    }

    private static String key(RecordedTrial trial) {
        return trial.spec() + "\n" + trial.subject() + "\n" + fingerprint(trial);
    }

    private static String fingerprint(RecordedTrial trial) {
        return trial.json().path("caseFingerprint").asText();
    }

    private void readBaseline(RecordedSpec spec) {
        JsonNode baseline = spec.figures().path("baseline");
        if (!baseline.path("file").isTextual() || baseline.path("worse").asLong() == 0) {
            return;
        }
        Map<String, Double> before = new HashMap<>();
        try {
            Path file = Path.of(baseline.path("file").asText());
            String subject = baseline.path("subject").asText();
            Optional<RecordedRun> folder = runAt(file);
            if (folder.isPresent()) {
                each(folder.get(), trial -> {
                    if (trial.spec().equals(spec.spec()) && trial.subject().equals(subject)) {
                        trial.score().ifPresent(score -> before.put(fingerprint(trial), score));
                    }
                });
            } else if (Files.isRegularFile(file) && Files.size(file) <= LARGEST) {
                readFile(JSON.readTree(file.toFile()), spec.spec(), subject, before);
            }
        } catch (IOException | InvalidPathException unreadable) {
            return;
        }
        scores.put(spec.spec() + "\n" + spec.subject().orElse(""), before);
    }

    private static void readFile(JsonNode file, String spec, String subject, Map<String, Double> before) {
        for (JsonNode entry : file.path("specs")) {
            if (entry.path("spec").asText().equals(spec)
                    && entry.path("subject").asText().equals(subject)) {
                for (JsonNode one : entry.path("cases")) {
                    if (one.path("score").isNumber()) {
                        before.put(
                                one.path("fingerprint").asText(),
                                one.path("score").doubleValue());
                    }
                }
            }
        }
    }

    private static Optional<RecordedRun> runAt(Path file) throws IOException {
        Path folder = file.endsWith(RecordedRun.TRIALS) ? file.resolveSibling("") : file;
        return Files.isRegularFile(folder.resolve(RecordedRun.SUMMARY))
                ? Optional.of(RecordedRun.read(folder))
                : Optional.empty();
    }

    private void collect(RecordedRun run) throws IOException {
        each(run, trial -> {
            OptionalDouble now = trial.score();
            Double then = scores.getOrDefault(trial.spec() + "\n" + trial.subject(), Map.of())
                    .get(fingerprint(trial));
            if (then != null && now.isPresent() && now.getAsDouble() < then && worse.size() < MOST) {
                worse.put(key(trial), new Before(then, Optional.empty()));
            }
        });
    }

    /** Looks for records of the same cases with the scores of the baseline, in the newest earlier runs. */
    private void findAnswers(RecordedRun run) throws IOException {
        List<RecordedRun> runs = EarlierRuns.newestBefore(run);
        for (int i = 0; i < Math.min(MOST_RUNS, runs.size()) && isMissing(); i++) {
            each(runs.get(i), trial -> {
                Before sought = worse.get(key(trial));
                if (sought != null
                        && sought.trial().isEmpty()
                        && trial.score().isPresent()
                        && trial.score().getAsDouble() == sought.score()) {
                    worse.put(key(trial), new Before(sought.score(), Optional.of(trial)));
                }
            });
        }
    }

    private boolean isMissing() {
        return worse.values().stream().anyMatch(before -> before.trial().isEmpty());
    }

    private static void each(RecordedRun run, Consumer<RecordedTrial> action) throws IOException {
        try (Stream<RecordedTrial> trials = run.trials()) {
            trials.forEach(action);
        } catch (UncheckedIOException malformed) {
            // The rest of an incomplete log is as good as missing.
            return;
        }
    }
}
