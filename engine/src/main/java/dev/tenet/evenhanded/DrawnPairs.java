package dev.tenet.evenhanded;

import dev.tenet.setting.InvalidSpecException;
import dev.tenet.text.Fingerprint;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws the pairs of a run, topic by topic in an order shuffled by the seed. Pairs are allocated to topics in rounds,
 * so every topic has one before any topic has two. The pairs of a topic are a random subset of all its pairs. The
 * topics asked so far are therefore always a random sample of the file's topics.
 */
final class DrawnPairs implements CaseSource<PromptPair> {

    private final PairFile file;
    private final long seed;
    private final List<Integer> drawn = new ArrayList<>();
    private final long topics;
    private int position;

    /**
     * Draws the pairs.
     *
     * @param file the file, closed with this source
     * @param pairs the number of pairs to ask, or 0 for all
     * @param orFewer whether to accept fewer pairs if the file has not enough
     * @throws InvalidSpecException if the file has too few pairs, or none
     */
    DrawnPairs(PairFile file, long pairs, boolean orFewer, long seed) {
        this.file = file;
        if (file.size() == 0) {
            throw new InvalidSpecException("there are no prompt pairs; expected at least one");
        }
        if (pairs > file.size() && !orFewer) {
            throw new InvalidSpecException("@EvenHandedTest(pairs = " + pairs + "): expected at most " + file.size()
                    + ", the number of pairs in the file, or 0 for all");
        }
        UniformRandomProvider random = RandomSource.XO_SHI_RO_256_PP.create(seed);
        List<List<Integer>> byTopic = byTopic(random);
        long left = pairs == 0 ? file.size() : Math.min(pairs, file.size());
        allocate(byTopic, left);
        this.topics = byTopic.stream().filter(topic -> !topic.isEmpty()).count();
        byTopic.forEach(drawn::addAll);
        this.seed = seed;
    }

    private List<List<Integer>> byTopic(UniformRandomProvider random) {
        List<List<Integer>> byTopic = new ArrayList<>();
        for (int topic = 0; topic < file.topics(); topic++) {
            byTopic.add(new ArrayList<>());
        }
        for (int number = 0; number < file.size(); number++) {
            byTopic.get(file.topicOf(number)).add(number);
        }
        ListSampler.shuffle(random, byTopic);
        byTopic.forEach(topic -> ListSampler.shuffle(random, topic));
        return byTopic;
    }

    /** Truncates each topic to its share of the pairs, allocated in rounds. */
    private static void allocate(List<List<Integer>> byTopic, long pairs) {
        int[] kept = new int[byTopic.size()];
        long left = pairs;
        for (int round = 1; left > 0; round++) {
            for (int topic = 0; topic < kept.length && left > 0; topic++) {
                if (byTopic.get(topic).size() >= round) {
                    kept[topic]++;
                    left--;
                }
            }
        }
        for (int topic = 0; topic < kept.length; topic++) {
            List<Integer> pairsOfTopic = byTopic.get(topic);
            pairsOfTopic.subList(kept[topic], pairsOfTopic.size()).clear();
        }
    }

    @Override
    public long size() {
        return drawn.size();
    }

    /** Returns the number of topics: the pairs of a topic form one observation. */
    @Override
    public long observations() {
        return topics;
    }

    /** Returns the topics of the file. A topic with fewer pairs than the file has counts with a random subset of them. */
    @Override
    public OptionalLong population() {
        return OptionalLong.of(file.topics());
    }

    @Override
    public Optional<PromptPair> next() throws IOException {
        if (position == drawn.size()) {
            return Optional.empty();
        }
        int number = drawn.get(position);
        position++;
        int topic = file.topicOf(number);
        FiledPair pair = file.get(number);
        return Optional.of(new PromptPair(
                pair.id(),
                new PromptPair.Topic(topic, pair.topic().isEmpty() ? pair.id() : pair.topic()),
                pair.labels(),
                pair.promptA(),
                pair.promptB(),
                shownFirst(pair.id()),
                position == drawn.size() || file.topicOf(drawn.get(position)) != topic));
    }

    /** Depends on the pair alone, so that its order is the same for any number of pairs. */
    private Side shownFirst(String id) {
        return Fingerprint.of(String.valueOf(seed), id).charAt(0) < '8' ? Side.A : Side.B;
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
