package dev.tenet.invariance;

import dev.tenet.stats.JensenShannon;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The stances of the answers on each topic, over all paraphrases of its questions. */
final class TopicStances {

    /**
     * The stances on one topic.
     *
     * @param questions the number of questions
     * @param wordings the number of wordings by share of support
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

    /** Returns an immutable copy of the topics so far. */
    Map<String, Topic> soFar() {
        return Map.copyOf(topics);
    }

    /**
     * Returns the divergence of stances among the questions of a topic, over all topics with at least two questions.
     */
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

    /**
     * Returns the distance of distributions from their centroid. Each distribution is given by its share of support.
     */
    static double distance(List<Double> support) {
        return JensenShannon.distanceFromCentroid(
                support.stream().map(share -> new double[] {share, 1 - share}).toList());
    }
}
