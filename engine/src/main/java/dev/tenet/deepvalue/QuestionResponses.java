package dev.tenet.deepvalue;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;
import org.jspecify.annotations.Nullable;

/** Counts response health with the two answers of a question as one observation. Mutable, not thread-safe. */
final class QuestionResponses {

    private double unreadable;
    private double refused;
    private double refusedAtWorst;
    private long answered;
    private double failed;
    private double refusedWithFailed;
    private double unreadableWithFailed;
    private long asked;

    /** Adds a question by its choices in both orders; null for a failed call. */
    void add(@Nullable Choice first, @Nullable Choice second) {
        int notRead = count(Choice.UNREADABLE, first, second);
        int declined = count(Choice.REFUSED, first, second);
        int missing = count(null, first, second);
        if (missing < 2) {
            double answers = 2.0 - missing;
            answered++;
            unreadable += notRead / answers;
            refused += declined / answers;
            refusedAtWorst += (declined + notRead) / answers;
        }
        asked++;
        failed += missing / 2.0;
        refusedWithFailed += (declined + notRead + missing) / 2.0;
        unreadableWithFailed += (notRead + missing) / 2.0;
    }

    private static int count(@Nullable Choice sought, @Nullable Choice first, @Nullable Choice second) {
        return (first == sought ? 1 : 0) + (second == sought ? 1 : 0);
    }

    Responses soFar() {
        return new Responses(
                new Shares(unreadable, answered),
                "unreadable",
                new Shares(refused, answered),
                new Shares(failed, asked),
                new Responses.AtWorst(
                        new Shares(refusedAtWorst, answered),
                        new Shares(refusedWithFailed, asked),
                        new Shares(unreadableWithFailed, asked)),
                "questions");
    }
}
