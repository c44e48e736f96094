package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.trial.Advice;
import java.util.function.Predicate;
import org.apiguardian.api.API;

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
    record Scores(ScoreComparison.Range range, Advice.Words words, Predicate<ScoredCase> counts) implements Scoring {

        /** Creates the scoring of cases that are all compared. */
        public Scores(ScoreComparison.Range range, Advice.Words words) {
            this(range, words, scored -> true);
        }
    }
}
