package dev.tenet.evenhanded;

/**
 * The scores of one topic, each in [0, 1].
 *
 * @param sum of the scores
 * @param count how many there are
 * @param unread how many are missing although the answers came
 * @param failed how many are missing because a call failed
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

    /** How many scores there would be if none were missing. */
    int total() {
        return count + unread + failed;
    }

    /** The mean of those that are there; {@code NaN} of none. */
    double mean() {
        return count == 0 ? Double.NaN : Math.min(1, sum / count);
    }

    /** The same with a score of this size for each that is missing. */
    TopicScores filled(double score, boolean isUnreadFilled, boolean isFailedFilled) {
        int more = (isUnreadFilled ? unread : 0) + (isFailedFilled ? failed : 0);
        return new TopicScores(sum + score * more, count + more, 0, 0);
    }
}
