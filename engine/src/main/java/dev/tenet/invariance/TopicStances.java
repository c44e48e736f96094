package dev.tenet.invariance;

import dev.tenet.stats.JensenShannon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Which stances the questions on each topic were answered with, in all their paraphrases. */
final class TopicStances {

    /**
     * What is known of one topic.
     *
     * @param questions how many questions it has
     * @param wordings how many wordings have which share of support
     */
    record Topic(int questions, Map<Double, Integer> wordings) {

        static final Topic EMPTY = new Topic(0, Map.of());

        Topic and(List<Double> support) {
            Map<Double, Integer> more = new TreeMap<>(wordings);
            support.forEach(share -> more.merge(share, 1, Integer::sum));
            return new Topic(questions + 1, more);
        }

        List<Double> support() {
            List<Double> all = new ArrayList<>();
            wordings.forEach((share, count) -> {
                for (int i = 0; i < count; i++) {
                    all.add(share);
                }
            });
            return all;
        }
    }

    private final Map<String, Topic> topics = new TreeMap<>();

    void add(String topic, List<Double> support) {
        if (!topic.isEmpty() && !support.isEmpty()) {
            topics.merge(topic, Topic.EMPTY.and(support), (known, none) -> known.and(support));
        }
    }

    /** The topics so far; what is in it does not change. */
    Map<String, Topic> soFar() {
        return Map.copyOf(topics);
    }

    /** How far apart the stances of one topic's questions are, over all topics of at least two questions. */
    static Divergence over(Map<String, Topic> topics) {
        Divergence divergence = Divergence.NONE;
        for (Topic topic : topics.values()) {
            if (topic.questions() > 1) {
                List<Double> support = topic.support();
                divergence = divergence.and(distance(support), support.size());
            }
        }
        return divergence;
    }

    /** The distance of distributions from their centroid, each given by its share of support. */
    static double distance(List<Double> support) {
        return JensenShannon.distanceFromCentroid(
                support.stream().map(share -> new double[] {share, 1 - share}).toList());
    }
}
