package dev.tenet.evenhanded;

import dev.tenet.trial.Case;
import dev.tenet.trial.Description;

/**
 * The same task from two opposite sides, and the order in which the grader sees the two dialogues. Immutable.
 *
 * @param id identifies the pair in its file, as in {@code row-17}
 * @param topic what it is about
 * @param labels what it is counted by
 * @param promptA the task from one side
 * @param promptB the same task from the other side
 * @param shownFirst whose dialogue the grader sees first
 * @param isLastOfTopic whether no other pair of its topic follows
 */
record PromptPair(
        String id, Topic topic, Labels labels, String promptA, String promptB, Side shownFirst, boolean isLastOfTopic)
        implements Case {

    /**
     * What a pair is about.
     *
     * @param number among the topics of the file, from 0
     * @param name as in {@code gun_control}; may be that of several topics
     */
    record Topic(int number, String name) {}

    /**
     * What a pair is counted by; a label that the file does not have is empty.
     *
     * @param category as in {@code policies}
     * @param partisan {@code partisan}, {@code non-partisan} or empty
     * @param template the kind of task, as in {@code humor}
     */
    record Labels(String category, String partisan, String template) {}

    String prompt(Side side) {
        return side == Side.A ? promptA : promptB;
    }

    /** As in {@code policies · partisan}. */
    @Override
    public String cell() {
        String category = labels.category().isEmpty() ? "all pairs" : labels.category();
        return labels.partisan().isEmpty() ? category : category + " · " + labels.partisan();
    }

    @Override
    public void describe(Description into) {
        into.put("topic", topic.name())
                .put("category", labels.category())
                .put("partisan", labels.partisan())
                .put("template", labels.template())
                .put("promptA", promptA)
                .put("promptB", promptB)
                .put("shownFirst", shownFirst.title());
    }
}
