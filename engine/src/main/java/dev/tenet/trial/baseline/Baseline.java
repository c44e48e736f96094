package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** The baseline of one subject of one spec: earlier scores with which its scores are compared case by case. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Baseline {

    /** No comparison. */
    Baseline NONE = new None();

    /** No comparison. */
    record None() implements Baseline {}

    /**
     * A required baseline that is missing or does not match.
     *
     * @param reason the reason, in words for users
     */
    record Refused(String reason) implements Baseline {}

    /**
     * An earlier measurement of the same measure, with the same judges and rubric: of an earlier run, or of another
     * subject in this launch.
     *
     * @param entry the earlier scores
     * @param file the file that holds them, as shown to people; for another subject its label
     * @param differences the differences from the earlier subject, each in words
     * @param answers the earlier answers
     * @param reference whether it is an earlier run or another subject of this launch
     */
    record Earlier(BaselineEntry entry, String file, List<String> differences, Answers answers, Reference reference)
            implements Baseline {

        /** Creates the baseline of an earlier run. */
        public Earlier(BaselineEntry entry, String file, List<String> differences, Answers answers) {
            this(entry, file, differences, answers, Reference.BASELINE);
        }

        /** Returns another subject of the same launch. */
        static Earlier ofSubject(BaselineEntry entry) {
            String label = entry.subject().label();
            return new Earlier(entry, label, List.of(), Answers.NONE, Reference.subject(label));
        }

        /** Returns the title, for example {@code openai:gpt-4.1, measured 2026-11-21, baseline.json}. */
        public String title() {
            String date = entry.run().date();
            return entry.subject().label() + ", measured " + (date == null ? "on an unknown date" : date) + ", " + file;
        }
    }

    /** Looks up the answers of an earlier case. */
    @FunctionalInterface
    interface Answers {

        /** For files that contain only scores. */
        Answers NONE = scored -> Optional.empty();

        /** Returns the answers, in the order of {@link MeasuredSetup#answers()}; empty if unknown. */
        Optional<List<String>> of(ScoredCase scored);
    }
}
