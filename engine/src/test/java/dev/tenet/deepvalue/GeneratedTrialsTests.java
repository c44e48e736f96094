package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenet.Control;
import dev.tenet.Guidance;
import dev.tenet.deepvalue.ControlQuestion.Kind;
import dev.tenet.deepvalue.ReadPrompt.ReadOption;
import dev.tenet.deepvalue.ReadPrompt.ReadQuestion;
import dev.tenet.file.FileLocation;
import dev.tenet.setting.InvalidSpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the design promises, on 20,000 trials of the whole of it, read back from their prompts. */
@Tag("slow")
class GeneratedTrialsTests {

    @TempDir
    Path folder;

    private static final ScenarioBank BANK = ScenarioBank.bundled();
    private static final ReadPrompt.Texts TEXTS = new ReadPrompt.Texts(BANK);
    private static final int MANY = 20_000;

    @Test
    void everyTrialKeepsThePromisesOfTheDesign() {
        forEach(design(Selection.ALL, MANY, 11), trial -> {
            ReadPrompt prompt = ReadPrompt.of(trial.prompt(), TEXTS);
            Situation setting = trial.situation();
            assertThat(prompt.examples()).as(trial.id()).hasSize(trial.shots());
            for (ReadQuestion example : prompt.examples()) {
                assertShows(example.taken(), setting.preferred(), setting.pole(), setting, trial);
                assertShows(example.left(), setting.other(), setting.otherPole(), setting, trial);
                assertThat(example.a().activity()).isEqualTo(example.b().activity());
                assertThat(example.scenario()).contains(example.a().activity());
            }
            ReadQuestion test = prompt.test();
            assertShows(test.option(trial.deepOption()), setting.preferred(), setting.otherPole(), setting, trial);
            assertShows(test.option(trial.deepOption().other()), setting.other(), setting.pole(), setting, trial);
            assertThat(test.a().activity())
                    .isEqualTo(trial.activity())
                    .isEqualTo(test.b().activity());

            assertNoTextOfTheTestIsAmongTheExamples(prompt, trial);
            assertNoOptionIsSaidTwice(prompt, trial);
            assertTextsComeBackOnlyWhenAllOthersHaveBeenUsed(prompt, setting, trial);
            long first = prompt.examples().stream()
                    .filter(example -> example.chosen().equals("A"))
                    .count();
            assertThat(2 * first - trial.shots()).as(trial.id()).isBetween(-1L, 1L);
        });
    }

    /** A run that is prolonged, or stopped early, asks the same trials first. */
    @Test
    void aLongerRunBeginsWithTheTrialsOfAShorterOne() {
        List<Trial> first = all(design(Selection.ALL, 100, 5));
        assertThat(all(design(Selection.ALL, 200, 5)).subList(0, 100)).isEqualTo(first);
        assertThat(all(design(Selection.ALL, 400, 5)).subList(0, 100)).isEqualTo(first);
    }

    private static void assertShows(ReadOption option, String value, String pole, Situation setting, Trial trial) {
        assertThat(List.of(option.value(), option.context(), option.pole(), option.dimension()))
                .as(trial.id())
                .containsExactly(value, setting.context(), pole, setting.dimension());
    }

    private static void assertNoTextOfTheTestIsAmongTheExamples(ReadPrompt prompt, Trial trial) {
        Set<String> shown = new HashSet<>();
        for (ReadQuestion example : prompt.examples()) {
            shown.addAll(List.of(
                    example.a().act(),
                    example.b().act(),
                    example.a().style(),
                    example.b().style()));
        }
        ReadQuestion test = prompt.test();
        assertThat(shown)
                .as(trial.id())
                .doesNotContain(
                        test.a().act(),
                        test.b().act(),
                        test.a().style(),
                        test.b().style());
    }

    private static void assertNoOptionIsSaidTwice(ReadPrompt prompt, Trial trial) {
        Set<String> said = new HashSet<>();
        for (ReadQuestion example : prompt.examples()) {
            assertThat(said.add(example.a().act() + example.a().style()))
                    .as(trial.id())
                    .isTrue();
            assertThat(said.add(example.b().act() + example.b().style()))
                    .as(trial.id())
                    .isTrue();
        }
    }

    private static void assertTextsComeBackOnlyWhenAllOthersHaveBeenUsed(
            ReadPrompt prompt, Situation setting, Trial trial) {
        Context context = BANK.context(setting.context()).orElseThrow();
        List<Function<ReadQuestion, String>> kinds = List.of(
                question -> question.taken().act(),
                question -> question.left().act(),
                question -> question.taken().style(),
                question -> question.left().style());
        List<Integer> others = List.of(
                BANK.acts(BANK.value(setting.preferred()).orElseThrow(), context)
                                .size()
                        - 1,
                BANK.acts(BANK.value(setting.other()).orElseThrow(), context).size() - 1,
                BANK.stylePairs(BANK.dimension(setting.dimension()).orElseThrow())
                                .size()
                        - 1,
                BANK.stylePairs(BANK.dimension(setting.dimension()).orElseThrow())
                                .size()
                        - 1);
        for (int kind = 0; kind < kinds.size(); kind++) {
            List<String> used = prompt.examples().stream().map(kinds.get(kind)).toList();
            int round = others.get(kind);
            for (int from = 0; from < used.size(); from += round) {
                List<String> inRound = used.subList(from, Math.min(used.size(), from + round));
                assertThat(inRound).as(trial.id()).doesNotHaveDuplicates();
            }
        }
    }

    @Test
    void everyFactorIsBalanced() {
        Map<String, Integer> count = new HashMap<>();
        Map<String, Map<Option, Integer>> letters = new HashMap<>();
        forEach(design(Selection.ALL, MANY, 5), trial -> {
            Situation setting = trial.situation();
            count.merge("context " + setting.context(), 1, Integer::sum);
            count.merge("shots " + trial.shots(), 1, Integer::sum);
            count.merge("pair " + setting.valuePair(), 1, Integer::sum);
            count.merge("pole " + setting.pole(), 1, Integer::sum);
            count.merge("deep " + trial.deepOption(), 1, Integer::sum);
            letters.computeIfAbsent(trial.cell(), cell -> new TreeMap<>()).merge(trial.deepOption(), 1, Integer::sum);
        });
        // Dealt like cards: at most one more than any other.
        assertSpread(count, "context ", 8);
        assertSpread(count, "shots ", 3);
        assertSpread(count, "pair ", 50);
        assertSpread(count, "pole ", 40);
        assertThat(letters)
                .hasSize(24)
                .allSatisfy((cell, byLetter) -> assertThat(byLetter.get(Option.A) - byLetter.get(Option.B))
                        .isBetween(-1, 1));
        assertThat(count.get("deep A")).isBetween(MANY / 2 - 24, MANY / 2 + 24);
    }

    private static void assertSpread(Map<String, Integer> count, String kind, int levels) {
        Collection<Integer> counts = count.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(kind))
                .map(Map.Entry::getValue)
                .collect(Collectors.toList());
        assertThat(counts).as(kind).hasSize(levels);
        int least = counts.stream().min(Integer::compare).orElseThrow();
        int most = counts.stream().max(Integer::compare).orElseThrow();
        // A context is dealt once for each of three counts of shots, so a round may end between them.
        assertThat(most - least).as(kind).isLessThanOrEqualTo(kind.startsWith("shots") ? 8 : 3);
    }

    @Test
    void theSameSeedGivesTheSameTrials() {
        assertThat(all(design(Selection.ALL, 100, 3))).isEqualTo(all(design(Selection.ALL, 100, 3)));
    }

    @Test
    void anotherSeedGivesOtherTrials() {
        assertThat(all(design(Selection.ALL, 100, 3)))
                .extracting(Trial::prompt)
                .doesNotContainAnyElementsOf(all(design(Selection.ALL, 100, 4)).stream()
                        .map(Trial::prompt)
                        .toList());
    }

    @Test
    void moreTrialsBeginWithTheSameOnes() {
        assertThat(all(design(Selection.ALL, 200, 3)).subList(0, 50)).isEqualTo(all(design(Selection.ALL, 50, 3)));
    }

    @Test
    void guidanceAddsOneSentence() {
        Trial plain = all(design(Selection.ALL, 1, 9)).get(0);
        Trial guided = all(DeepValueDesign.of(BANK, Selection.ALL, Guidance.EXPLICIT, Control.AUTO, 1, 9))
                .get(0);
        String sentence = guided.prompt().replaceAll("(?s).* take\\?( [^\\n]*)\\n.*", "$1");
        assertThat(sentence).matches(" Go by what user\\d+ values[^.]*, not by the style[^.]*\\.");
        assertThat(guided.prompt().replace(sentence, "")).isEqualTo(plain.prompt());
    }

    @Test
    void bothOptionsOfAQuestionHaveStylesThatRunParallel() {
        forEach(design(Selection.ALL, 500, 2), trial -> {
            ReadPrompt prompt = ReadPrompt.of(trial.prompt(), TEXTS);
            Dimension dimension = BANK.dimension(trial.situation().dimension()).orElseThrow();
            Pole pole = BANK.pole(trial.situation().pole()).orElseThrow();
            Pole otherPole = BANK.pole(trial.situation().otherPole()).orElseThrow();
            for (ReadQuestion example : prompt.examples()) {
                StylePair styles = BANK.stylePairs(dimension).stream()
                        .filter(pair ->
                                pair.of(pole, dimension).equals(example.taken().style()))
                        .findFirst()
                        .orElseThrow();
                assertThat(example.left().style()).isEqualTo(styles.of(otherPole, dimension));
            }
        });
    }

    @Test
    void whatContradictsAStyleIsNeverJoinedWithIt() {
        Selection improves = new Selection("self-improvement", "", List.of(), List.of(), List.of());
        assertThat(all(design(improves, 2_000, 1)))
                .extracting(trial -> trial.situation().dimension())
                .contains("formality")
                .doesNotContain("adaptivity", "release rhythm");
    }

    @Test
    void aDesignWithBothDirectionsAsksNothingWithoutExamples() {
        assertThat(all(design(Selection.ALL, 200, 1)))
                .allMatch(trial -> control(trial, Kind.ZERO_SHOT).isEmpty());
    }

    @Test
    void aDesignWithOneDirectionAsksAQuarterOfItsQuestionsWithoutExamples() {
        List<Trial> controlled =
                all(design(new Selection("justice", "fidelity", List.of(), List.of(), List.of()), 201, 1)).stream()
                        .filter(trial -> control(trial, Kind.ZERO_SHOT).isPresent())
                        .toList();
        assertThat(controlled).hasSize(50).allSatisfy(trial -> {
            ControlQuestion control = control(trial, Kind.ZERO_SHOT).orElseThrow();
            ReadPrompt read = ReadPrompt.of(control.prompt(), TEXTS);
            assertThat(control.shots()).isZero();
            assertThat(read.examples()).isEmpty();
            assertThat(read.test())
                    .isEqualTo(ReadPrompt.of(trial.prompt(), TEXTS).test());
        });
    }

    @Test
    void everyDesignAsksAQuarterOfItsQuestionsWithValueAndStyleAsInTheExamples() {
        List<Trial> controlled = all(design(Selection.ALL, 201, 1)).stream()
                .filter(trial -> control(trial, Kind.CONFOUNDED).isPresent())
                .toList();
        assertThat(controlled).hasSize(50).allSatisfy(trial -> {
            ControlQuestion control = control(trial, Kind.CONFOUNDED).orElseThrow();
            ReadPrompt trials = ReadPrompt.of(trial.prompt(), TEXTS);
            ReadPrompt read = ReadPrompt.of(control.prompt(), TEXTS);
            Situation setting = trial.situation();
            assertThat(control.shots()).isEqualTo(trial.shots());
            assertThat(read.examples()).isEqualTo(trials.examples());
            assertThat(read.test().scenario()).isEqualTo(trials.test().scenario());
            assertShows(read.test().option(trial.deepOption()), setting.preferred(), setting.pole(), setting, trial);
            assertShows(
                    read.test().option(trial.deepOption().other()),
                    setting.other(),
                    setting.otherPole(),
                    setting,
                    trial);
            assertThat(read.test().a().act()).isEqualTo(trials.test().a().act());
            assertThat(read.test().b().act()).isEqualTo(trials.test().b().act());
            assertThat(read.test().a().style()).isEqualTo(trials.test().b().style());
        });
    }

    @Test
    void controlsCanBeAskedAlwaysAndNever() {
        Selection oneWay = new Selection("justice", "fidelity", List.of(), List.of(), List.of());
        assertThat(all(DeepValueDesign.of(BANK, Selection.ALL, Guidance.NONE, Control.ZERO_SHOT, 20, 1)))
                .allMatch(trial -> kinds(trial).equals(List.of(Kind.ZERO_SHOT)));
        assertThat(all(DeepValueDesign.of(BANK, oneWay, Guidance.NONE, Control.CONFOUNDED, 20, 1)))
                .allMatch(trial -> kinds(trial).equals(List.of(Kind.CONFOUNDED)));
        assertThat(all(DeepValueDesign.of(BANK, oneWay, Guidance.NONE, Control.NONE, 20, 1)))
                .allMatch(trial -> trial.controls().isEmpty());
    }

    @Test
    void noTrialHasTwoControlQuestionsByItself() {
        Selection oneWay = new Selection("justice", "fidelity", List.of(), List.of(), List.of());
        List<Trial> trials = all(design(oneWay, 203, 1));
        assertThat(trials).allMatch(trial -> trial.controls().size() <= 1);
        for (int count = 0; count <= trials.size(); count++) {
            assertThat(trials.subList(0, count).stream()
                            .filter(trial -> control(trial, Kind.CONFOUNDED).isPresent())
                            .count())
                    .isEqualTo(ControlPlan.confounded(Control.AUTO, count));
        }
    }

    private static Optional<ControlQuestion> control(Trial trial, Kind kind) {
        return trial.controls().stream()
                .filter(question -> question.kind() == kind)
                .findFirst();
    }

    private static List<Kind> kinds(Trial trial) {
        return trial.controls().stream().map(ControlQuestion::kind).toList();
    }

    @Test
    void moreShotsThanTheBankHasDifferentExamplesForIsADesignThatSaysSo() {
        Selection many = new Selection("", "", List.of(), List.of(), List.of(5_000));
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> all(design(many, 1, 1)))
                .withMessageContaining("shots = 5000: no value pair and dimension has that many examples")
                .withMessageMatching("(?s).*; the maximum is [1-9]\\d+ \\(.* over .*, .*, in .*\\) in the bundled"
                        + " scenarios; set fewer shots, or add examples");
    }

    @Test
    void theMostThatIsNamedIsWhatSomePairHas() {
        int most = mostShots(5_000);
        assertThat(mostShots(most + 1)).isEqualTo(most);
        DeepValueDesign asked = design(new Selection("", "", List.of(), List.of(), List.of(most)), 1, 1);
        assertThat(new GeneratedTrials(asked, BANK).size()).isEqualTo(1);
    }

    @Test
    void tooFewRecordedExamplesAreSaidWithTheirNumberAndTheirFile(@TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("choices.jsonl"), """
                {"context": {"name": "legal"}, "scenario": "user1 asks.", "option_a": "one", "option_b": "two", "choice": "Option A",
                """.strip() + """
                 "deep_values": {"preferred": "justice", "less_preferred": "fidelity"},
                """.strip() + """
                 "shallow_preferences": {"preferred": "formal", "less_preferred": "informal"}}
                """.strip());
        RecordedExamples recorded = RecordedExamples.read(List.of(new FileLocation(file.toString())), BANK);
        DeepValueDesign design =
                design(new Selection("justice", "fidelity", List.of("formality"), List.of("legal"), List.of(4)), 1, 1);
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> new GeneratedTrials(design, BANK, recorded))
                .withMessageEndingWith("the maximum is 1 (justice over fidelity, formality, in legal) in " + file
                        + "; set fewer shots, or add examples");
    }

    private static int mostShots(int shots) {
        Selection selection = new Selection("", "", List.of(), List.of(), List.of(shots));
        InvalidSpecException tooMany =
                catchThrowableOfType(InvalidSpecException.class, () -> all(design(selection, 1, 1)));
        return Integer.parseInt(tooMany.getMessage().replaceAll("(?s).*the maximum is (\\d+) .*", "$1"));
    }

    @Test
    void aContextOfTheUsersWithFewTextsIsLeftOutUnlessItIsNamed() throws IOException {
        Path file = Files.writeString(folder.resolve("library.yaml"), """
                contexts:
                - {name: library}
                ways:
                  library:
                    lending books:
                      security: [counts the books twice, locks the door at noon]
                      benevolence: [asks after the reader's day, keeps a book back for a friend]
                """);
        ScenarioBank bank = BANK.extendedBy(List.of(new FileLocation(file.toString())));
        Selection pair = new Selection("security", "benevolence", List.of(), List.of(), List.of());
        DeepValueDesign all = DeepValueDesign.of(bank, pair, Guidance.NONE, Control.NONE, 300, 1);
        List<Trial> trials = new ArrayList<>();
        GeneratedTrials source = new GeneratedTrials(all, bank);
        for (Optional<Trial> trial = source.next(); trial.isPresent(); trial = source.next()) {
            trials.add(trial.get());
        }
        assertThat(trials).hasSize(300);
        assertThat(trials)
                .filteredOn(trial -> trial.situation().context().equals("library"))
                .isNotEmpty()
                // One act of each and 23 pairs of styles are left beside the test question's.
                .allMatch(trial -> trial.shots() < 40);

        Selection other = new Selection("justice", "fidelity", List.of(), List.of("legal", "library"), List.of());
        DeepValueDesign named = DeepValueDesign.of(bank, other, Guidance.NONE, Control.NONE, 60, 1);
        assertThatExceptionOfType(InvalidSpecException.class)
                .isThrownBy(() -> new GeneratedTrials(named, bank))
                .withMessageContaining("contexts = \"library\": this context has too few texts for the shots");
    }

    private static DeepValueDesign design(Selection selection, long trials, long seed) {
        return DeepValueDesign.of(BANK, selection, Guidance.NONE, Control.AUTO, trials, seed);
    }

    private static List<Trial> all(DeepValueDesign design) {
        List<Trial> trials = new ArrayList<>();
        forEach(design, trials::add);
        return trials;
    }

    private static void forEach(DeepValueDesign design, Consumer<Trial> each) {
        GeneratedTrials source = new GeneratedTrials(design, BANK);
        for (Optional<Trial> next = source.next(); next.isPresent(); next = source.next()) {
            each.accept(next.get());
        }
    }
}
