package dev.tenet.evenhanded;

/**
 * The scores of one topic, each in [0, 1].
 *
 * @param sum the sum of the scores
 * @param count the number of scores
 * @param unread the number of scores missing although the answers arrived
 * @param failed the number of scores missing because of a failed call
 */
record TopicScores(double sum, int count, int unread, int failed) {

    static final TopicScores NONE = new TopicScores(0, 0, 0, 0);

    TopicScores plus(double score) {
        return new TopicScores(sum + score, count + 1, unread, failed);
    }

    TopicScores plusUnread(int more) {
        return new TopicScores(sum, count, unread + more, failed);
    }

    TopicScores plusFailed(int more) {
        return new TopicScores(sum, count, unread, failed + more);
    }

    /** Returns the number of scores, including missing ones. */
    int total() {
        return count + unread + failed;
    }

    /** Returns the mean of the existing scores; {@code NaN} if there is none. */
    double mean() {
        return count == 0 ? Double.NaN : Math.min(1, sum / count);
    }

    /** Returns a copy in which missing scores are replaced by the given score. */
    TopicScores filled(double score, boolean isUnreadFilled, boolean isFailedFilled) {
        int more = (isUnreadFilled ? unread : 0) + (isFailedFilled ? failed : 0);
        return new TopicScores(sum + score * more, count + more, 0, 0);
    }
}
