package dev.tenet.invariance;

import dev.tenet.Change;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.commons.rng.sampling.PermutationSampler;
import org.apache.commons.rng.simple.RandomSource;

/**
 * Draws the pairs of a run: questions in an order shuffled by the seed, with the pairs of a question consecutive. Any
 * prefix is a random sample of the questions. Uses 4 bytes of memory per question, in addition to the store.
 */
final class InvariancePairs implements CaseSource<InvariancePair> {

    private final QuestionStore store;
    private final Askers askers;
    private final Set<Change> changes;
    private final int[] order;
    private final int askable;
    private final Deque<InvariancePair> ofQuestion = new ArrayDeque<>();
    private final Map<Change, Long> planned = new EnumMap<>(Change.class);
    private final Map<Change, Long> questionsUnder = new EnumMap<>(Change.class);
    private int drawn;

    /**
     * Creates the pairs of exactly the given number of questions.
     *
     * @param questions at least 1
     * @param store the questions, closed with this source
     * @param wanted the changes to make; none for all available
     * @throws InvalidSpecException if no question has one of the named changes, or there are too few questions
     */
    static InvariancePairs exactly(
            int questions, QuestionStore store, Askers askers, Collection<Change> wanted, long seed) {
        InvariancePairs pairs = new InvariancePairs(questions, store, askers, wanted, seed);
        if (pairs.order.length < questions) {
            throw new InvalidSpecException("questions = " + questions + ", but the files have only "
                    + pairs.order.length + " that can be asked under " + pairs.changes
                    + "; omit questions to ask them all");
        }
        return pairs;
    }

    /**
     * Creates the pairs of at most the given number of questions.
     *
     * @param questions at least 1
     * @param store the questions, closed with this source
     * @param wanted the changes to make; none for all available
     * @throws InvalidSpecException if no question has one of the named changes
     */
    static InvariancePairs atMost(
            long questions, QuestionStore store, Askers askers, Collection<Change> wanted, long seed) {
        return new InvariancePairs(questions, store, askers, wanted, seed);
    }

    private InvariancePairs(long questions, QuestionStore store, Askers askers, Collection<Change> wanted, long seed) {
        this.store = store;
        this.askers = askers;
        this.changes = wanted.isEmpty() ? EnumSet.allOf(Change.class) : EnumSet.copyOf(wanted);
        int[] numbers = askable();
        this.askable = numbers.length;
        PermutationSampler.shuffle(RandomSource.XO_SHI_RO_256_PP.create(seed), numbers);
        this.order = Arrays.copyOf(numbers, (int) Math.min(questions, numbers.length));
        plan();
        for (Change change : wanted) {
            if (!planned.containsKey(change)) {
                throw new InvalidSpecException("changes names " + change + ", but " + missing(change));
            }
        }
    }

    private int[] askable() {
        List<Integer> askable = new ArrayList<>();
        for (int question = 0; question < store.size(); question++) {
            int number = question;
            if (changes.stream().anyMatch(change -> count(number, change) > 0)) {
                askable.add(question);
            }
        }
        return askable.stream().mapToInt(Integer::intValue).toArray();
    }

    private void plan() {
        for (int question : order) {
            for (Change change : changes) {
                int count = count(question, change);
                if (count > 0) {
                    planned.merge(change, (long) count, Long::sum);
                    questionsUnder.merge(change, 1L, Long::sum);
                }
            }
        }
    }

    private int count(int question, Change change) {
        return switch (change) {
            case ORDER -> 1;
            case PERSONA -> askers.perQuestion();
            case PARAPHRASE, NEGATION, LANGUAGE -> store.count(question, change);
        };
    }

    private static String missing(Change change) {
        return switch (change) {
            case PARAPHRASE ->
                "no question has a paraphrase; expected a list under \"paraphrases\", or several lines with"
                        + " the same \"original\"";
            case NEGATION ->
                "no question has a negated wording; expected \"negated\" with a question and its options."
                        + " ValueConsistency's published files have none";
            case LANGUAGE ->
                "no question has a second language; expected a list under \"translations\", or a"
                        + " published file in another language, as in data = {\"controversial_english_us.jsonl\","
                        + " \"controversial_german_us.jsonl\"}";
            case ORDER, PERSONA -> "there are no questions; expected at least one";
        };
    }

    /** Returns the planned number of pairs for each change that has any. */
    Map<Change, Long> planned() {
        return planned;
    }

    /** Returns the planned number of questions for each change that has any. */
    Map<Change, Long> questionsUnderChanges() {
        return questionsUnder;
    }

    @Override
    public long size() {
        return planned.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Returns the number of questions asked about: the pairs of a question form one observation. */
    @Override
    public long observations() {
        return order.length;
    }

    /** Returns the number of questions that can be asked under a change. */
    @Override
    public OptionalLong population() {
        return OptionalLong.of(askable);
    }

    @Override
    public Optional<InvariancePair> next() throws IOException {
        while (ofQuestion.isEmpty()) {
            if (drawn == order.length) {
                return Optional.empty();
            }
            ofQuestion.addAll(new PairsOfQuestion(store.get(order[drawn]), askers).under(changes));
            drawn++;
        }
        return Optional.of(ofQuestion.remove());
    }

    @Override
    public void close() throws IOException {
        store.close();
    }
}
