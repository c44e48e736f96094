package dev.tenet.evenhanded;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/**
 * The running mean of a score over topics. A topic counts once all of its pairs have arrived. Uses about 60 bytes of
 * memory per topic.
 */
final class RunningTopics {

    private final double level;
    private final BettingInterval inOrder;
    private final List<TopicScores> ended = new ArrayList<>();
    private TopicScores open = TopicScores.NONE;

    /** @param level the confidence level, in (0, 1) */
    RunningTopics(double level) {
        this.level = level;
        this.inOrder = new BettingInterval(level);
    }

    /** Adds a score of the open topic, in [0, 1]. */
    void add(double score) {
        open = open.plus(score);
    }

    /** Adds scores that are missing although the answers arrived. */
    void addUnread(int scores) {
        open = open.plusUnread(scores);
    }

    /** Adds scores that are missing because of a failed call. */
    void addFailed(int scores) {
        open = open.plusFailed(scores);
    }

    /** Completes the open topic. */
    void endTopic() {
        if (open.total() == 0) {
            return;
        }
        ended.add(open);
        if (open.count() > 0) {
            inOrder.observe(open.mean());
        }
        open = TopicScores.NONE;
    }

    /** Returns the interval so far, in constant time. */
    Interval interval() {
        return inOrder.interval();
    }

    MeanOfTopics soFar() {
        return new MeanOfTopics(List.copyOf(ended), inOrder.interval(), level);
    }
}
