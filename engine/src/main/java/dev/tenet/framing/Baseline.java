package dev.tenet.framing;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.framing.Issue.Both;
import java.util.List;
import java.util.Optional;
import org.apiguardian.api.API;

/** What the scores of one subject of one spec are compared with, case by case. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Baseline {

    /** Nothing is compared. */
    Baseline NONE = new None();

    /** Nothing is compared. */
    record None() implements Baseline {}

    /**
     * There should be a baseline, and there is none that fits.
     *
     * @param reason in words for users
     */
    record Refused(String reason) implements Baseline {}

    /**
     * An earlier measurement with the same judges and rubric.
     *
     * @param entry the earlier scores
     * @param file where they stand, for people
     * @param differences how the subject differs from the earlier one, each in words
     * @param answers what was said then
     */
    record Earlier(BaselineEntry entry, String file, List<String> differences, Answers answers) implements Baseline {

        /** As in {@code openai:gpt-4.1, measured 2026-11-21, baseline.json}. */
        String title() {
            String date = entry.run().date();
            return entry.subject().label() + ", measured " + (date == null ? "on an unknown date" : date) + ", " + file;
        }
    }

    /** The two answers of an earlier case. */
    @FunctionalInterface
    interface Answers {

        /** Of a file that holds scores alone. */
        Answers NONE = scored -> Optional.empty();

        /** What was said; empty if that is not known. */
        Optional<Both<String>> of(ScoredCase scored);
    }
}
