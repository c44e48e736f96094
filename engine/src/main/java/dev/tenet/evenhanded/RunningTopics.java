package dev.tenet.evenhanded;

import dev.tenet.stats.BettingInterval;
import dev.tenet.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** The running mean of a score over topics: a topic counts when all of its pairs are in. Memory is about 60 bytes a topic. */
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

    /** A score in [0, 1] of the open topic. */
    void add(double score) {
        open = open.plus(score);
    }

    /** Scores that are missing although the answers came. */
    void addUnread(int scores) {
        open = open.plusUnread(scores);
    }

    /** Scores that are missing because a call failed. */
    void addFailed(int scores) {
        open = open.plusFailed(scores);
    }

    /** Ends the open topic. */
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

    /** The interval so far, in constant time. */
    Interval interval() {
        return inOrder.interval();
    }

    MeanOfTopics soFar() {
        return new MeanOfTopics(List.copyOf(ended), inOrder.interval(), level);
    }
}
