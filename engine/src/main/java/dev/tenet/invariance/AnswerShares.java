package dev.tenet.invariance;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;

/**
 * What came back, as response health counts it: of each question the share of its answers, then the mean over questions. A
 * pair has two answers; one for which a call failed has none.
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
     * A pair that was answered.
     *
     * @param unreadableAnswers how many of its two answers cannot be read
     * @param refusals how many of its two answers are refusals
     */
    void add(int unreadableAnswers, int refusals) {
        pairs++;
        unreadable += unreadableAnswers;
        refused += refusals;
        allAnswers += 2;
        allUnreadable += unreadableAnswers;
        allRefused += refusals;
    }

    /** A pair for which a call failed. */
    void addFailed() {
        pairs++;
        failed++;
    }

    /** Counts the pairs since the last time, which are those of one question. */
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

    /** As in {@code 3 unreadable, 1 refused of 480 answers; 0 failed of 240 pairs}. */
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
