package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Advice;
import dev.tenet.trial.baseline.ScoreDifference.Bounds;
import java.util.function.Predicate;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/** How the cases of a measure are scored, and so how two runs are compared. */
@API(status = EXPERIMENTAL, since = "0.1")
public sealed interface Scoring {

    /** Returns the nouns for the cases. */
    Advice.Words words();

    /**
     * Each case is a success (1) or a failure (0), and an observation of its own.
     *
     * @param words the nouns for the cases
     */
    record Choices(Advice.Words words) implements Scoring {}

    /**
     * Each case has a score, and the cases of a group form one observation.
     *
     * @param range the range of the scores
     * @param words the nouns for cases and groups
     * @param counts which cases are compared
     */
    record Scores(Range range, Advice.Words words, Predicate<ScoredCase> counts) implements Scoring {

        /** Creates the scoring of cases that are all compared. */
        public Scores(Range range, Advice.Words words) {
            this(range, words, scored -> true);
        }
    }

    /**
     * The range of the scores of a measure.
     *
     * @param lowest the lowest score
     * @param highest the highest score
     */
    record Range(double lowest, double highest) {

        /** Scores from 0 to 1. */
        public static final Range UNIT = new Range(0, 1);

        /** Returns the difference of two scores as a share of the range, in [−1, 1]. */
        double change(double before, double now) {
            return (now - before) / (highest - lowest);
        }

        /** Returns the bounds of the difference of a case with a missing score. */
        Bounds bounds(@Nullable Double before, @Nullable Double now) {
            return new Bounds(
                    change(before == null ? highest : before, now == null ? lowest : now),
                    change(before == null ? lowest : before, now == null ? highest : now),
                    1);
        }
    }

    /**
     * A case of this run.
     *
     * @param id the case's id; of groups unknown to the baseline, the part before the last {@code /} names the group
     * @param fingerprint the fingerprint of what was asked
     * @param group the key of its group
     * @param score the score; null if there is none
     * @param isFailed whether the score is missing because a call failed
     */
    record Scored(
            String id,
            String fingerprint,
            String group,
            @Nullable Double score,
            boolean isFailed) {}
}
