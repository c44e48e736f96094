package dev.tenet.deepvalue;

import dev.tenet.deepvalue.DeepValueDesign.ValuePair;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToIntFunction;
import org.apache.commons.rng.UniformRandomProvider;
import org.apache.commons.rng.sampling.ListSampler;

/**
 * Composes examples from the bank. Both options of an example speak of the same activity; a text comes back only when
 * all others of its kind have been used; no option of a prompt is said twice.
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
    public ToIntFunction<Direction> available(ValuePair pair, Context context) {
        CommonWays ways = common.of(pair, context);
        // The test question's own way and manner of each side stand aside.
        int waysLeft = Math.min(ways.preferred().size(), ways.other().size()) - 1;
        return direction -> waysLeft * (direction.manners() - 1);
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

        private final Deck<Way> preferredWays;
        private final Deck<Way> otherWays;
        private final Deck<String> manners;
        private final Deck<String> otherManners;
        private final Wording wording;
        private final UniformRandomProvider random;

        Drawing(ValuePair pair, Direction direction, Context context, TestTexts apart, UniformRandomProvider random) {
            this.random = random;
            wording = new Wording(random);
            CommonWays ways = common.of(pair, context).without(apart.preferredWay(), apart.otherWay());
            preferredWays = new Deck<>(ways.preferred(), random);
            otherWays = new Deck<>(ways.other(), random);
            // In the test the poles stand the other way round: s2 with v1, s1 with v2.
            manners = new Deck<>(without(bank.manners(direction.pole()), apart.otherManner()), random);
            otherManners = new Deck<>(without(bank.manners(direction.otherPole()), apart.manner()), random);
        }

        Optional<List<Example>> examples(int shots, String user) {
            Set<String> said = new HashSet<>();
            List<Example> examples = new ArrayList<>(shots);
            for (Option letter : balancedLetters(shots, random)) {
                Optional<Way> way = preferredWays.dealWithinRound(any -> true);
                Optional<Way> otherWay = way.flatMap(preferred ->
                        otherWays.deal(candidate -> candidate.activity().equals(preferred.activity())));
                if (otherWay.isEmpty()) {
                    return Optional.empty();
                }
                String text = way.orElseThrow().text();
                String otherText = otherWay.orElseThrow().text();
                Optional<String> manner = manners.dealWithinRound(style -> said.add(text + "\n" + style));
                Optional<String> otherManner =
                        otherManners.dealWithinRound(style -> said.add(otherText + "\n" + style));
                if (manner.isEmpty() || otherManner.isEmpty()) {
                    return Optional.empty();
                }
                Wording.Form form = wording.form();
                examples.add(new Example(
                        Question.of(
                                wording.scenario(user, way.orElseThrow().activity()),
                                form.option(text, manner.orElseThrow()),
                                letter,
                                form.option(otherText, otherManner.orElseThrow())),
                        letter));
            }
            return Optional.of(examples);
        }

        private static List<String> without(List<String> texts, String apart) {
            List<String> left = new ArrayList<>(texts.size());
            for (String text : texts) {
                if (!text.equals(apart)) {
                    left.add(text);
                }
            }
            return left;
        }
    }
}
