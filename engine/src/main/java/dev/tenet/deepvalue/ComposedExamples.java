package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Composes examples from the bank. Both options of an example speak of the same activity, in styles that run parallel; a
 * text comes back only when all others of its kind have been used; no option of a prompt is said twice.
 */
final class ComposedExamples implements ExampleSource {

    // Two rounds can end on the same pair of texts; another shuffle nearly always avoids it.
    private static final int ATTEMPTS = 50;

    private final ScenarioBank bank;
    private final CommonWaysIndex common;

    ComposedExamples(ScenarioBank bank, CommonWaysIndex common) {
        this.bank = bank;
        this.common = common;
    }

    @Override
    public int available(ValuePair pair, Context context, Direction direction) {
        CommonWays ways = common.of(pair, context, direction.dimension());
        // The test question's own ways and manner stand aside.
        int waysLeft = Math.min(ways.preferred().size(), ways.other().size()) - 1;
        return waysLeft * (direction.manners().size() - 1);
    }

    @Override
    public Optional<List<Example>> draw(
            ValuePair pair,
            Direction direction,
            Context context,
            int shots,
            TestTexts apart,
            String user,
            UniformRandomProvider random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<Example>> drawn = new Drawing(pair, direction, context, apart, random).examples(shots, user);
            if (drawn.isPresent()) {
                return drawn;
            }
        }
        return Optional.empty();
    }

    @Override
    public String place() {
        return bank.place();
    }

    /** The letters under which the preferred options stand: each as often as the other, give or take one. */
    static List<Option> balancedLetters(int count, UniformRandomProvider random) {
        List<Option> letters = new ArrayList<>(count);
        Option first = random.nextBoolean() ? Option.A : Option.B;
        for (int i = 0; i < count; i++) {
            letters.add(i % 2 == 0 ? first : first.other());
        }
        ListSampler.shuffle(random, letters);
        return letters;
    }

    /** One attempt, with its decks. */
    private final class Drawing {

        private final Direction direction;
        private final Deck<Way> preferredWays;
        private final Deck<Way> otherWays;
        private final Deck<Manner> manners;
        private final Wording wording;
        private final UniformRandomProvider random;

        Drawing(ValuePair pair, Direction direction, Context context, TestTexts apart, UniformRandomProvider random) {
            this.direction = direction;
            this.random = random;
            wording = new Wording(random);
            CommonWays ways =
                    common.of(pair, context, direction.dimension()).without(apart.preferredWay(), apart.otherWay());
            preferredWays = new Deck<>(ways.preferred(), random);
            otherWays = new Deck<>(ways.other(), random);
            List<Manner> left = new ArrayList<>(direction.manners());
            left.remove(apart.manner());
            manners = new Deck<>(left, random);
        }

        Optional<List<Example>> examples(int shots, String user) {
            Set<String> said = new HashSet<>();
            List<Example> examples = new ArrayList<>(shots);
            for (Option letter : balancedLetters(shots, random)) {
                Optional<Way> dealt = preferredWays.dealWithinRound(any -> true);
                Optional<Way> otherDealt = dealt.flatMap(
                        way -> otherWays.deal(candidate -> candidate.activity().equals(way.activity())));
                if (otherDealt.isEmpty()) {
                    return Optional.empty();
                }
                Way way = dealt.orElseThrow();
                Way otherWay = otherDealt.get();
                Optional<Manner> manner = manners.dealWithinRound(style -> isNew(said, way, otherWay, style));
                if (manner.isEmpty()) {
                    return Optional.empty();
                }
                examples.add(example(user, letter, way, otherWay, manner.get()));
            }
            return Optional.of(examples);
        }

        /** Whether neither option was said before in this style; they are said from now on. */
        private boolean isNew(Set<String> said, Way way, Way otherWay, Manner style) {
            String option = way.text() + "\n" + style.first();
            String otherOption = otherWay.text() + "\n" + style.first();
            return !said.contains(option) && !said.contains(otherOption) && said.addAll(List.of(option, otherOption));
        }

        private Example example(String user, Option letter, Way way, Way otherWay, Manner manner) {
            Wording.Form form = wording.form();
            return new Example(
                    Question.of(
                            wording.scenario(user, way.activity()),
                            form.option(way.text(), manner.of(direction.pole(), direction.dimension())),
                            letter,
                            form.option(otherWay.text(), manner.of(direction.otherPole(), direction.dimension()))),
                    letter);
        }
    }
}
