package dev.tenet.page;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.run.RecordedTrial;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The cases that got worse since the baseline, as the run's summary lists them, and their earlier answers, which are read
 * from the newest run folders next to this one.
 */
final class WorseCases {

    private static final int MOST_RUNS = 5;

    /**
     * A case as it was.
     *
     * @param score its score
     * @param trial its record; empty if it was not found
     */
    record Before(double score, Optional<RecordedTrial> trial) {}

    /** The earlier scores of cases that got worse, by spec, subject and case. */
    private final Map<String, Double> scores = new HashMap<>();

    /** The cases of this run that got worse, by spec, subject and case. */
    private final Map<String, Before> worse = new LinkedHashMap<>();

    /** Their keys, by spec, subject and what was asked: ids may change between runs. */
    private final Map<String, String> asked = new HashMap<>();

    private WorseCases() {}

    static WorseCases of(RecordedRun run) throws IOException {
        WorseCases found = new WorseCases();
        for (RecordedSpec spec : run.specs()) {
            for (JsonNode one : spec.figures().path("baseline").path("worseCases")) {
                found.scores.put(
                        key(
                                spec.spec(),
                                spec.subject().orElse(""),
                                one.path("case").asText()),
                        one.path("before").doubleValue());
            }
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
        return key(trial.spec(), trial.subject(), trial.json().path("case").asText());
    }

    private static String key(String spec, String subject, String which) {
        return spec + "\n" + subject + "\n" + which;
    }

    private static Optional<String> askedKey(RecordedTrial trial) {
        return Optional.ofNullable(trial.json().path("caseFingerprint").textValue())
                .map(fingerprint -> key(trial.spec(), trial.subject(), fingerprint));
    }

    private void collect(RecordedRun run) throws IOException {
        each(run, trial -> {
            Double then = scores.get(key(trial));
            if (then != null) {
                worse.put(key(trial), new Before(then, Optional.empty()));
                askedKey(trial).ifPresent(what -> asked.put(what, key(trial)));
            }
        });
    }

    /** Looks for records of the same cases with the scores of the baseline, in the newest earlier runs. */
    private void findAnswers(RecordedRun run) throws IOException {
        List<RecordedRun> runs = EarlierRuns.newestBefore(run);
        for (int i = 0; i < Math.min(MOST_RUNS, runs.size()) && isMissing(); i++) {
            each(
                    runs.get(i),
                    trial -> askedKey(trial)
                            .map(asked::get)
                            .ifPresent(key -> worse.computeIfPresent(key, (same, sought) -> answered(sought, trial))));
        }
    }

    private static Before answered(Before sought, RecordedTrial trial) {
        boolean isIt = sought.trial().isEmpty()
                && trial.score().isPresent()
                && trial.score().getAsDouble() == sought.score();
        return isIt ? new Before(sought.score(), Optional.of(trial)) : sought;
    }

    private boolean isMissing() {
        return worse.values().stream().anyMatch(before -> before.trial().isEmpty());
    }

    private static void each(RecordedRun run, Consumer<RecordedTrial> action) throws IOException {
        try (Stream<RecordedTrial> trials = run.trials()) {
            trials.forEach(action);
        } catch (UncheckedIOException malformed) {
            // The rest of a damaged log is as good as missing.
            return;
        }
    }
}
