package dev.tenet.invariance;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;

/**
 * Counts responses for response health: the share of each question's answers, averaged over questions. A pair has two
 * answers, or none if a call failed.
 */
final class AnswerShares {

    private int pairs;
    private int failed;
    private int unreadable;
    private int refused;

    private long allAnswers;
    private long allUnreadable;
    private long allRefused;
    private int questions;
    private int answeredQuestions;
    private int readQuestions;
    private double unreadableSum;
    private double refusedSum;
    private double failedSum;
    private double refusedAtWorst;
    private double refusedWithFailed;
    private double unreadableWithFailed;

    /**
     * Adds a pair with answers.
     *
     * @param unreadableAnswers the number of unreadable answers among the two
     * @param refusals the number of refusals among the two
     */
    void add(int unreadableAnswers, int refusals) {
        pairs++;
        unreadable += unreadableAnswers;
        refused += refusals;
        allAnswers += 2;
        allUnreadable += unreadableAnswers;
        allRefused += refusals;
    }

    /** Adds a pair with a failed call. */
    void addFailed() {
        pairs++;
        failed++;
    }

    /** Counts the pairs since the previous call, which are those of one question. */
    void end() {
        if (pairs == 0) {
            return;
        }
        double asked = 2.0 * pairs;
        double answered = 2.0 * (pairs - failed);
        questions++;
        failedSum += (double) failed / pairs;
        refusedWithFailed += (refused + unreadable + 2 * failed) / asked;
        unreadableWithFailed += (unreadable + 2 * failed) / asked;
        if (answered > 0) {
            answeredQuestions++;
            unreadableSum += unreadable / answered;
            refusedAtWorst += (refused + unreadable) / answered;
        }
        if (answered > unreadable) {
            readQuestions++;
            refusedSum += refused / (answered - unreadable);
        }
        pairs = 0;
        failed = 0;
        unreadable = 0;
        refused = 0;
    }

    /**
     * Returns the counts in words, for example {@code 3 unreadable, 1 refused of 480 answers; 0 failed of 240 pairs}.
     */
    String inWords(long failedPairs, long allPairs) {
        return allUnreadable + " unreadable, " + allRefused + " refused of " + allAnswers + " answers; " + failedPairs
                + " failed of " + allPairs + " pairs";
    }

    Responses soFar() {
        return new Responses(
                new Shares(unreadableSum, answeredQuestions),
                "unreadable",
                new Shares(refusedSum, readQuestions),
                new Shares(failedSum, questions),
                new Responses.AtWorst(
                        new Shares(refusedAtWorst, answeredQuestions),
                        new Shares(refusedWithFailed, questions),
                        new Shares(unreadableWithFailed, questions)),
                "questions");
    }
}
