package dev.tenet.trial.baseline;

import static org.apiguardian.api.API.Status.EXPERIMENTAL;

import dev.tenet.model.Reply;
import java.util.List;
import java.util.function.Supplier;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * Compares the scores of a run with all that it is compared with, and keeps them for later comparisons. Used by one
 * thread.
 */
@API(status = EXPERIMENTAL, since = "0.1")
public final class ScoreComparisons {

    private final ScoreComparison withBaseline;
    private final ScoreComparison withSubject;
    private final Scoring.Scores scoring;
    private final @Nullable BaselineDraft draft;

    /** @param level the confidence level, in (0, 1) */
    public ScoreComparisons(Comparing compared, double level, Scoring.Scores scoring) {
        this.withBaseline = new ScoreComparison(compared.baseline(), level, scoring.range(), scoring.counts());
        this.withSubject = new ScoreComparison(compared.reference(), level, scoring.range(), scoring.counts());
        this.scoring = scoring;
        this.draft = compared.draft();
    }

    /** Returns whether scores are used at all. */
    public boolean isNeeded() {
        return draft != null || withBaseline.isCompared() || withSubject.isCompared();
    }

    /** Adds a reply of the subject; null if there was none. */
    public void answered(@Nullable Reply reply) {
        withBaseline.answered(reply);
        withSubject.answered(reply);
        if (draft != null) {
            draft.answered(reply);
        }
    }

    /** Adds a reply of a judge. */
    public void judged(Reply reply) {
        withBaseline.judged(reply);
        withSubject.judged(reply);
        if (draft != null) {
            draft.judged(reply);
        }
    }

    /**
     * Adds a case. One that the scoring does not count is kept, but not compared.
     *
     * @param said the questions and answers of the case, in the order of {@link MeasuredSetup#answers()}, asked for if it got
     *     worse
     */
    public void add(Scoring.Scored now, Supplier<List<ScoreDifference.Said>> said) {
        ScoredCase scored = new ScoredCase(now.id(), now.fingerprint(), now.score(), 0, now.group());
        if (scoring.counts().test(scored)) {
            withBaseline.add(now, said);
            withSubject.add(now, said);
        }
        if (draft != null) {
            draft.add(now.id(), now.fingerprint(), now.score(), now.group());
        }
    }

    /** Returns the differences of the cases so far, treating the run as complete. */
    public ScoreDifferences soFar() {
        return new ScoreDifferences(withBaseline.soFar(), withSubject.soFar());
    }
}
