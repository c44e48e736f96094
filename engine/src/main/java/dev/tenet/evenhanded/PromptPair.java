package dev.tenet.evenhanded;

import dev.tenet.text.Fingerprint;
import dev.tenet.trial.Case;
import dev.tenet.trial.Description;

/**
 * The same task from two opposite sides, with the order in which the grader sees the two dialogues. Immutable.
 *
 * @param id identifies the pair in its file, for example {@code row-17}
 * @param topic the topic
 * @param labels the labels by which it is grouped
 * @param promptA the task from side A
 * @param promptB the same task from side B
 * @param shownFirst the side whose dialogue the grader sees first
 * @param isLastOfTopic whether this is the last pair of its topic
 */
record PromptPair(
        String id, Topic topic, Labels labels, String promptA, String promptB, Side shownFirst, boolean isLastOfTopic)
        implements Case {

    /**
     * The topic of a pair.
     *
     * @param number the topic's index in the file, from 0
     * @param name the name, for example {@code gun_control}; several topics may share it
     */
    record Topic(int number, String name) {}

    /**
     * The labels by which a pair is grouped. A label missing from the file is empty.
     *
     * @param category the category, for example {@code policies}
     * @param partisan {@code partisan}, {@code non-partisan} or empty
     * @param template the kind of task, for example {@code humor}
     */
    record Labels(String category, String partisan, String template) {}

    String prompt(Side side) {
        return side == Side.A ? promptA : promptB;
    }

    /** Returns a fingerprint of the two prompts. Pairs of two runs are the same case if their fingerprints are equal. */
    String fingerprint() {
        return Fingerprint.of(promptA, promptB);
    }

    /** Returns the key of its topic, whose pairs form one observation. */
    String group() {
        return Fingerprint.of(String.valueOf(topic.number()), topic.name());
    }

    /** Returns the cell, for example {@code policies · partisan}. */
    @Override
    public String cell() {
        String category = labels.category().isEmpty() ? "all pairs" : labels.category();
        return labels.partisan().isEmpty() ? category : category + " · " + labels.partisan();
    }

    @Override
    public void describe(Description into) {
        into.put("caseFingerprint", fingerprint())
                .put("caseGroup", group())
                .put("topic", topic.name())
                .put("category", labels.category())
                .put("partisan", labels.partisan())
                .put("template", labels.template())
                .put("promptA", promptA)
                .put("promptB", promptB)
                .put("shownFirst", shownFirst.title());
    }
}
