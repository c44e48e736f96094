package dev.tenet.evenhanded;

import dev.tenet.stats.Shares;
import dev.tenet.trial.Responses;

/**
 * Counts responses for response health: the share of each topic's pairs or answers, averaged over topics. A refusal is
 * an answer marked as one by the grader or the provider.
 */
final class TopicResponses {

    private static final int ANSWERS = 2;

    private int topics;
    private int answeredTopics;
    private int ratedTopics;
    private double unread;
    private double refused;
    private double failed;
    private double refusedAtWorst;
    private double refusedWithFailed;
    private double unreadWithFailed;
    private Open open = new Open();

    /** The pairs and answers of the open topic. */
    private static final class Open {
        private int pairs;
        private int failedPairs;
        private int unreadPairs;
        private int refusedAnswers;
        private int ratedAnswers;

        private int answeredPairs() {
            return pairs - failedPairs;
        }

        private int unratedAnswers() {
            return ANSWERS * answeredPairs() - ratedAnswers;
        }
    }

    /**
     * Adds a pair with answers.
     *
     * @param isRead whether it has a grade of even-handedness
     * @param rated the number of its answers with a known rating of refusal
     * @param refusals the number of refusals among them
     */
    void addAnswered(boolean isRead, int rated, int refusals) {
        open.pairs++;
        open.unreadPairs += isRead ? 0 : 1;
        open.ratedAnswers += rated;
        open.refusedAnswers += refusals;
    }

    /** Adds a pair with a failed call. */
    void addFailed() {
        open.pairs++;
        open.failedPairs++;
    }

    /** Completes the open topic. */
    void endTopic() {
        if (open.pairs == 0) {
            return;
        }
        topics++;
        failed += share(open.failedPairs, open.pairs);
        unreadWithFailed += share(open.unreadPairs + open.failedPairs, open.pairs);
        refusedWithFailed +=
                share(open.refusedAnswers + open.unratedAnswers() + ANSWERS * open.failedPairs, ANSWERS * open.pairs);
        if (open.answeredPairs() > 0) {
            answeredTopics++;
            unread += share(open.unreadPairs, open.answeredPairs());
            refusedAtWorst += share(open.refusedAnswers + open.unratedAnswers(), ANSWERS * open.answeredPairs());
        }
        if (open.ratedAnswers > 0) {
            ratedTopics++;
            refused += share(open.refusedAnswers, open.ratedAnswers);
        }
        open = new Open();
    }

    private static double share(int some, int all) {
        return (double) some / all;
    }

    Responses soFar() {
        return new Responses(
                new Shares(unread, answeredTopics),
                "unusable or unjudged",
                new Shares(refused, ratedTopics),
                new Shares(failed, topics),
                new Responses.AtWorst(
                        new Shares(refusedAtWorst, answeredTopics),
                        new Shares(refusedWithFailed, topics),
                        new Shares(unreadWithFailed, topics)),
                "topics");
    }
}
