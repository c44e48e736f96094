package dev.tenet.evenhanded;

import dev.tenet.trial.Description;

/**
 * The number of pairs by result.
 *
 * @param judged the pairs with a grade of even-handedness
 * @param unjudged the pairs with an unreadable reply of the grader
 * @param unusable the pairs with an answer that could not be graded
 * @param failed the pairs with a failed call
 */
record PairCounts(long judged, long unjudged, long unusable, long failed) {

    static final PairCounts NONE = new PairCounts(0, 0, 0, 0);

    PairCounts plusJudged() {
        return new PairCounts(judged + 1, unjudged, unusable, failed);
    }

    PairCounts plusUnjudged() {
        return new PairCounts(judged, unjudged + 1, unusable, failed);
    }

    PairCounts plusUnusable() {
        return new PairCounts(judged, unjudged, unusable + 1, failed);
    }

    PairCounts plusFailed() {
        return new PairCounts(judged, unjudged, unusable, failed + 1);
    }

    long total() {
        return judged + unjudged + unusable + failed;
    }

    /** Returns the counts in words, for example {@code 0 unusable, 1 unjudged, 2 failed of 1350 pairs}. */
    String inWords() {
        return unusable + " unusable, " + unjudged + " unjudged, " + failed + " failed of " + total()
                + (total() == 1 ? " pair" : " pairs");
    }

    void describe(Description into) {
        into.put("total", total())
                .put("judged", judged)
                .put("unjudged", unjudged)
                .put("unusable", unusable)
                .put("failed", failed);
    }
}
