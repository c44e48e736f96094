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
 * Composes examples from the bank. Both options of an example are about the same activity and take their styles from
 * one pair. A text is reused only after all others of its kind have been used. No option occurs twice in a prompt.
 */
final class ComposedExamples implements ExampleSource {

    // Two rounds can end on the same pair of texts. Another shuffle almost always avoids it.
    private static final int ATTEMPTS = 50;

    private final ScenarioBank bank;
    private final CommonActsIndex common;

    ComposedExamples(ScenarioBank bank, CommonActsIndex common) {
        this.bank = bank;
        this.common = common;
    }

    @Override
    public int available(ValuePair pair, Context context, Direction direction) {
        CommonActs acts = common.of(pair, context, direction.dimension());
        // One act of each value and one pair of styles are reserved for the test question.
        int actsLeft = Math.min(acts.preferred().size(), acts.other().size()) - 1;
        return actsLeft * (direction.stylePairs().size() - 1);
    }

    @Override
    public Optional<List<Example>> draw(
            ValuePair pair,
            Direction direction,
            Context context,
            int shots,
            TestTexts reserved,
            String user,
            UniformRandomProvider random) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Optional<List<Example>> drawn =
                    new Drawing(pair, direction, context, reserved, random).examples(shots, user);
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

    /** Returns the letters of the preferred options, in random order: their counts differ by at most one. */
    static List<Option> balancedLetters(int count, UniformRandomProvider random) {
        List<Option> letters = new ArrayList<>(count);
        Option first = random.nextBoolean() ? Option.A : Option.B;
        for (int i = 0; i < count; i++) {
            letters.add(i % 2 == 0 ? first : first.other());
        }
        ListSampler.shuffle(random, letters);
        return letters;
    }

    /** One attempt, with its own decks. */
    private final class Drawing {

        private final Direction direction;
        private final Deck<Act> preferredActs;
        private final Deck<Act> otherActs;
        private final Deck<StylePair> stylePairs;
        private final Wording wording;
        private final UniformRandomProvider random;

        Drawing(
                ValuePair pair,
                Direction direction,
                Context context,
                TestTexts reserved,
                UniformRandomProvider random) {
            this.direction = direction;
            this.random = random;
            wording = new Wording(random);
            CommonActs acts = common.of(pair, context, direction.dimension())
                    .without(reserved.preferredAct(), reserved.otherAct());
            preferredActs = new Deck<>(acts.preferred(), random);
            otherActs = new Deck<>(acts.other(), random);
            List<StylePair> left = new ArrayList<>(direction.stylePairs());
            left.remove(reserved.styles());
            stylePairs = new Deck<>(left, random);
        }

        Optional<List<Example>> examples(int shots, String user) {
            Set<String> used = new HashSet<>();
            List<Example> examples = new ArrayList<>(shots);
            for (Option letter : balancedLetters(shots, random)) {
                Optional<Act> dealt = preferredActs.dealWithinRound(any -> true);
                Optional<Act> otherDealt = dealt.flatMap(
                        act -> otherActs.deal(candidate -> candidate.activity().equals(act.activity())));
                if (otherDealt.isEmpty()) {
                    return Optional.empty();
                }
                Act act = dealt.orElseThrow();
                Act otherAct = otherDealt.get();
                Optional<StylePair> styles = stylePairs.dealWithinRound(style -> isNew(used, act, otherAct, style));
                if (styles.isEmpty()) {
                    return Optional.empty();
                }
                examples.add(example(user, letter, act, otherAct, styles.get()));
            }
            return Optional.of(examples);
        }

        /** Returns whether neither option has occurred in this style, and records both as used if so. */
        private boolean isNew(Set<String> used, Act act, Act otherAct, StylePair style) {
            String option = act.text() + "\n" + style.first();
            String otherOption = otherAct.text() + "\n" + style.first();
            return !used.contains(option) && !used.contains(otherOption) && used.addAll(List.of(option, otherOption));
        }

        private Example example(String user, Option letter, Act act, Act otherAct, StylePair styles) {
            Wording.Form form = wording.form();
            return new Example(
                    Question.of(
                            wording.scenario(user, act.activity()),
                            form.option(act.text(), styles.of(direction.pole(), direction.dimension())),
                            letter,
                            form.option(otherAct.text(), styles.of(direction.otherPole(), direction.dimension()))),
                    letter);
        }
    }
}
