package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.file.FileLocation;
import dev.tenet.model.CallLimits;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Models;
import dev.tenet.model.Prompt;
import dev.tenet.trial.CaseSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether the bundled bank measures values and styles and nothing else. */
@Tag("slow")
class InstrumentTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final int TRIALS = 6_000;
    private static final int DRAWS_OF_A_PAIR = 500;

    private static final Pattern QUESTION =
            Pattern.compile("CONTEXT: .*\\s+Option A: (.*)\\s+Option B: (.*)\\s+(?:CHOICE: Option ([AB]))?");

    /** A prompt's examples, and the two options it asks about. */
    private record Read(List<NullLearner.Choice> examples, String deep, String other) {

        static Read of(String prompt, Option deepOption) {
            List<NullLearner.Choice> examples = new ArrayList<>();
            String[] asked = {"", ""};
            Matcher found = QUESTION.matcher(prompt);
            while (found.find()) {
                String a = found.group(1);
                String b = found.group(2);
                if (found.group(3) == null) {
                    asked = new String[] {a, b};
                } else {
                    examples.add(
                            found.group(3).equals("A") ? new NullLearner.Choice(a, b) : new NullLearner.Choice(b, a));
                }
            }
            boolean first = deepOption == Option.A;
            return new Read(examples, asked[first ? 0 : 1], asked[first ? 1 : 0]);
        }

        double preferred(NullLearner learner) {
            return learner.prefers(examples, deep, other);
        }

        double isLonger() {
            return deep.length() == other.length() ? 0.5 : deep.length() > other.length() ? 1 : 0;
        }
    }

    /** A mean of what was right. */
    private static final class Share {
        private double sum;
        private long count;

        void add(double right) {
            sum += right;
            count++;
        }

        double value() {
            return sum / count;
        }
    }

    @Test
    void learnersWithoutMeaningAreAtChanceAndLearnNothing() throws IOException {
        Map<NullLearner, Share> all = new EnumMap<>(NullLearner.class);
        Map<NullLearner, Share> learnt = new EnumMap<>(NullLearner.class);
        Map<String, Share> byValue = new TreeMap<>();
        Share longer = new Share();
        for (Trial trial : drawn(Selection.ALL, Control.CONFOUNDED, TRIALS)) {
            Read asked = Read.of(trial.prompt(), trial.deepOption());
            Read confounded = Read.of(trial.controls().get(0).prompt(), trial.deepOption());
            assertThat(asked.examples()).hasSize(trial.shots()).isEqualTo(confounded.examples());
            longer.add(asked.isLonger());
            for (NullLearner learner : NullLearner.values()) {
                double right = asked.preferred(learner);
                add(all, learner, right);
                add(byValue, learner + ", " + trial.situation().preferred(), right);
                add(learnt, learner, confounded.preferred(learner));
            }
        }
        print("all", all);
        print("learnt", learnt);
        print("longer", Map.of("option", longer));
        print("by value", byValue);
        assertThat(longer.value()).isCloseTo(0.5, within(0.03));
        assertThat(all).allSatisfy((learner, share) -> assertThat(share.value()).isCloseTo(0.5, within(0.03)));
        assertThat(byValue)
                .hasSize(44)
                .allSatisfy((value, share) -> assertThat(share.value()).isCloseTo(0.5, within(0.06)));
        assertThat(learnt)
                .allSatisfy((learner, share) -> assertThat(share.value()).isLessThanOrEqualTo(0.6));
    }

    @Test
    void theyAreAtChanceInEveryPairOfValues() throws IOException {
        Map<String, Share> byPair = new TreeMap<>();
        for (DeepValueDesign.ValuePair pair :
                design(Selection.ALL, Control.NONE, 1).pairs()) {
            Selection selection =
                    new Selection(pair.preferred().name(), pair.other().name(), List.of(), List.of(), List.of());
            for (Trial trial : drawn(selection, Control.NONE, DRAWS_OF_A_PAIR)) {
                Read asked = Read.of(trial.prompt(), trial.deepOption());
                for (NullLearner learner : NullLearner.values()) {
                    add(byPair, learner + ", " + trial.situation().valuePair(), asked.preferred(learner));
                }
            }
        }
        print("by pair", byPair);
        assertThat(byPair)
                .hasSize(200)
                .allSatisfy((pair, share) -> assertThat(share.value()).isCloseTo(0.5, within(0.10)));
    }

    @Test
    void aLearnerOfWordsComesToWhatItComesToOnThePublishedPrompts() throws IOException {
        double bundled = dvgrOfWords(trials(Selection.ALL, Control.NONE, 2_000));
        assertThat(bundled).isCloseTo(PUBLISHED_DVGR_OF_WORDS, within(0.08));
    }

    @Test
    void aLearnerOfWordsLearnsFromTwentyExamples() throws IOException {
        Selection twenty = new Selection("", "", List.of(), List.of(), List.of(20));
        assertThat(share(
                        trials(twenty, Control.CONFOUNDED, 1_000),
                        trial -> words(trial.controls().get(0).prompt(), trial.deepOption())))
                .isGreaterThanOrEqualTo(0.9);
    }

    /** What the embedded learner comes to on the 57 published prompts; the next test shows it where they are at hand. */
    private static final double PUBLISHED_DVGR_OF_WORDS = 16 / 57.0;

    @Test
    void whatItComesToOnThePublishedPromptsIsWhatIsSaidHere() throws IOException {
        String published = System.getProperty("dvb.prompts");
        assumeTrue(published != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        try (CaseSource<Trial> trials =
                PublishedTrials.open(new FileLocation(published), BANK, Selection.ALL, Control.NONE, 0, true, 1)) {
            assertThat(trials.size()).isEqualTo(57);
            assertThat(dvgrOfWords(trials)).isCloseTo(PUBLISHED_DVGR_OF_WORDS, within(1e-9));
        }
        try (CaseSource<Trial> trials = PublishedTrials.open(
                new FileLocation(published), BANK, Selection.ALL, Control.CONFOUNDED, 0, true, 1)) {
            assertThat(share(trials, trial -> words(trial.controls().get(0).prompt(), trial.deepOption())))
                    .isGreaterThan(0.98);
        }
    }

    @Test
    void learnersWithoutMeaningLearnFromThePublishedExamples() throws IOException {
        String published = System.getProperty("dvb.prompts");
        assumeTrue(published != null, "needs the published prompts: -Ddvb.prompts=…/prompts.json");
        Map<NullLearner, Share> all = new EnumMap<>(NullLearner.class);
        Map<NullLearner, Share> learnt = new EnumMap<>(NullLearner.class);
        Share longer = new Share();
        try (CaseSource<Trial> trials = PublishedTrials.open(
                new FileLocation(published), BANK, Selection.ALL, Control.CONFOUNDED, 0, true, 1)) {
            for (Optional<Trial> next = trials.next(); next.isPresent(); next = trials.next()) {
                Trial trial = next.get();
                Read asked = Read.of(trial.prompt(), trial.deepOption());
                Read confounded = Read.of(trial.controls().get(0).prompt(), trial.deepOption());
                // In one prompt an option has several lines.
                assertThat(asked.examples()).hasSizeBetween(trial.shots() - 1, trial.shots());
                longer.add(asked.isLonger());
                for (NullLearner learner : NullLearner.values()) {
                    add(all, learner, asked.preferred(learner));
                    add(learnt, learner, confounded.preferred(learner));
                }
            }
        }
        print("published", all);
        print("published, learnt", learnt);
        print("published, longer", Map.of("option", longer));
        assertThat(learnt.get(NullLearner.CHARACTERS).value()).isGreaterThan(0.8);
        assertThat(learnt.get(NullLearner.FUNCTION_WORDS).value()).isGreaterThan(0.8);
    }

    private static double dvgrOfWords(CaseSource<Trial> trials) throws IOException {
        return share(trials, trial -> words(trial.prompt(), trial.deepOption()));
    }

    private static double words(String prompt, Option deepOption) {
        try {
            return WORDS.ask(Prompt.of(prompt)).text().equals("Option " + deepOption) ? 1 : 0;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static final ChatModel WORDS = new Models(CallLimits.DEFAULT).named("embedded:bag-of-words");

    private static double share(CaseSource<Trial> trials, ToDoubleFunction<Trial> right) throws IOException {
        Share share = new Share();
        for (Optional<Trial> next = trials.next(); next.isPresent(); next = trials.next()) {
            share.add(right.applyAsDouble(next.get()));
        }
        print("words, of " + trials.size(), Map.of("right", share));
        return share.value();
    }

    private static <K> void add(Map<K, Share> shares, K key, double right) {
        shares.computeIfAbsent(key, none -> new Share()).add(right);
    }

    private static List<Trial> drawn(Selection selection, Control control, int count) throws IOException {
        List<Trial> drawn = new ArrayList<>();
        CaseSource<Trial> trials = trials(selection, control, count);
        for (Optional<Trial> next = trials.next(); next.isPresent(); next = trials.next()) {
            drawn.add(next.get());
        }
        return drawn;
    }

    private static CaseSource<Trial> trials(Selection selection, Control control, int count) {
        return new GeneratedTrials(design(selection, control, count), BANK);
    }

    private static DeepValueDesign design(Selection selection, Control control, int count) {
        return DeepValueDesign.of(BANK, selection, Guidance.NONE, control, count, 20261128);
    }

    /** The figures, for the data card and the guide. */
    private static void print(String what, Map<?, Share> shares) {
        StringBuilder text = new StringBuilder(what);
        shares.forEach((key, share) -> text.append(String.format("%n  %s %.3f", key, share.value())));
        System.out.println(text);
    }
}
