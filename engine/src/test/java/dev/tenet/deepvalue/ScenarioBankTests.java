package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The bundled texts, every one of them, and files that users write. */
class ScenarioBankTests {

    private static final ScenarioBank BANK = ScenarioBank.bundled();

    @TempDir
    Path folder;

    @Test
    void holdsTheValuesAndContextsOfTheBenchmark() {
        assertThat(BANK.values())
                .extracting(DeepValue::name)
                .containsExactly(
                        "fidelity",
                        "reparation",
                        "justice",
                        "beneficence",
                        "self-improvement",
                        "non-maleficence",
                        "security",
                        "conformity",
                        "tradition",
                        "benevolence",
                        "universalism");
        assertThat(BANK.contexts())
                .extracting(Context::name)
                .containsExactly(
                        "commerce",
                        "communication",
                        "customer service",
                        "education",
                        "finance",
                        "healthcare",
                        "legal",
                        "productivity");
        assertThat(BANK.values())
                .extracting(DeepValue::definition)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.endsWith("."));
    }

    @Test
    void holdsTheTwentyDimensionsOfTheBenchmarkWithTwoPolesEach() {
        assertThat(BANK.dimensions()).hasSize(20);
        assertThat(poles()).extracting(Pole::name).doesNotHaveDuplicates();
        assertThat(poles()).extracting(Pole::definition).doesNotHaveDuplicates();
    }

    /** The poles as the benchmark's data set names them, each dimension's two together. */
    private static final List<List<String>> PUBLISHED = List.of(
            List.of("Human-Like", "Robotic"),
            List.of("Formal Language", "Colloquial Language"),
            List.of("Minimalist", "Elaborate"),
            List.of("Short", "Long"),
            List.of("Visual", "Non-Visual"),
            List.of("Proactive", "Reactive"),
            List.of("Humorous", "Serious"),
            List.of("Surface-Level", "In-Depth"),
            List.of("Predictable", "Unpredictable"),
            List.of("High Engagement", "Low Engagement"),
            List.of("Voice", "Text"),
            List.of("Frequent Updates", "Infrequent Updates"),
            List.of("Fast", "Slow"),
            List.of("Frequent", "Infrequent"),
            List.of("Concise", "Detailed"),
            List.of("Frequent Feedback", "Minimal Feedback"),
            List.of("Formal Address", "Informal Address"),
            List.of("Simple Language", "Complex Language"),
            List.of("Adaptive", "Static"),
            List.of("Shallow", "Steep"));

    @Test
    void eachPublishedDimensionHasANameOfItsOwn() {
        Set<String> dimensions = new TreeSet<>();
        for (List<String> pair : PUBLISHED) {
            Pole one = BANK.pole(pair.get(0)).orElseThrow();
            Pole two = BANK.pole(pair.get(1)).orElseThrow();
            dimensions.add(BANK.dimensions().stream()
                    .filter(dimension ->
                            Set.of(dimension.first(), dimension.second()).equals(Set.of(one, two)))
                    .findFirst()
                    .orElseThrow()
                    .name());
        }
        assertThat(dimensions).hasSize(20);
    }

    @Test
    void holdsTwentyFourActsForEachValueAndContextAndTwentyFourPairsOfStylesForEachDimension() {
        for (DeepValue value : BANK.values()) {
            for (Context context : BANK.contexts()) {
                assertThat(BANK.acts(value, context))
                        .as(value.name() + " in " + context.name())
                        .hasSizeGreaterThanOrEqualTo(24);
            }
        }
        assertThat(BANK.dimensions())
                .allSatisfy(dimension -> assertThat(BANK.stylePairs(dimension))
                        .as(dimension.name())
                        .hasSizeGreaterThanOrEqualTo(24));
    }

    @Test
    void everyActivityHasOneActForEachValue() {
        for (Context context : BANK.contexts()) {
            List<String> activities = activities(BANK.values().get(0), context);
            assertThat(activities).doesNotHaveDuplicates();
            assertThat(BANK.values())
                    .allSatisfy(value -> assertThat(activities(value, context)).isEqualTo(activities));
        }
    }

    private static List<String> activities(DeepValue value, Context context) {
        return BANK.actsOf(value, context).stream().map(Act::activity).toList();
    }

    @Test
    void theActsOfAnActivityAndTheStylesOfAPairHaveTheSameFunctionWords() {
        for (Context context : BANK.contexts()) {
            Map<String, Set<List<String>>> byActivity = new TreeMap<>();
            for (DeepValue value : BANK.values()) {
                BANK.actsOf(value, context)
                        .forEach(act -> byActivity
                                .computeIfAbsent(act.activity(), none -> new HashSet<>())
                                .add(FunctionWords.in(act.text())));
            }
            assertThat(byActivity)
                    .allSatisfy((activity, words) -> assertThat(words)
                            .as(context.name() + ", " + activity)
                            .hasSize(1));
        }
        BANK.dimensions()
                .forEach(dimension -> assertThat(BANK.stylePairs(dimension))
                        .allSatisfy(styles -> assertThat(FunctionWords.in(styles.first()))
                                .as(styles.toString())
                                .isEqualTo(FunctionWords.in(styles.second()))));
    }

    @Test
    void noTwoTextsAreTheSame() {
        assertThat(texts()).hasSizeGreaterThanOrEqualTo(2_112 + 960).doesNotHaveDuplicates();
    }

    @Test
    void noTextNamesItsValue() {
        for (DeepValue value : BANK.values()) {
            assertThat(BANK.called(value.name())).isNotEmpty();
            BANK.contexts()
                    .forEach(context -> BANK.acts(value, context).forEach(text -> assertNames(text, value.name())));
        }
    }

    private static void assertNames(String text, String name) {
        for (String word : words(text)) {
            for (String beginning : BANK.called(name)) {
                assertThat(word).as(name + ": " + text).doesNotStartWith(beginning);
            }
        }
    }

    @Test
    void everyTextIsAPhraseOfLowerCaseWordsWithoutMarks() {
        assertThat(texts()).allSatisfy(text -> assertThat(text).matches("[a-z]+( [a-z]+)+"));
        for (DeepValue value : BANK.values()) {
            for (Context context : BANK.contexts()) {
                assertThat(BANK.acts(value, context)).allSatisfy(text -> {
                    assertThat(text).matches("[a-z]+s\\b.*");
                    assertThat(words(text)).hasSizeBetween(7, 16);
                });
            }
        }
    }

    @Test
    void theNamesOfThePublishedDataSetAreKnown() {
        assertThat(BANK.value("non_maleficence"))
                .hasValueSatisfying(v -> assertThat(v.name()).isEqualTo("non-maleficence"));
        assertThat(BANK.value("Self_improvement")).isPresent();
        assertThat(BANK.pole("Formal Language"))
                .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("formal"));
        assertThat(BANK.pole("Colloquial Language"))
                .hasValueSatisfying(p -> assertThat(p.name()).isEqualTo("informal"));
        assertThat(BANK.dimension("FORMALITY")).isPresent();
    }

    @Test
    void aFileOfTheUsersAddsToTheBank() throws IOException {
        ScenarioBank extended = BANK.extendedBy(List.of(file("""
                values:
                  - {name: thrift, set: household, definition: An agent spends little.}
                contexts:
                  - {name: kitchen}
                dimensions:
                  - name: warmth
                    poles:
                      - {name: warm, definition: Friendly., also: [cordial]}
                      - {name: cool, definition: Distant.}
                ways:
                  kitchen:
                    cooking supper:
                      thrift: makes soup of what was left over yesterday
                      justice: {text: shares the soup among all who cooked it, not-with: [Humor]}
                  legal:
                    writing a reference:
                      justice: [says of each clerk what that clerk has done]
                manners:
                  warmth:
                    - warm: with a question after the user's day
                      cool: with a word on the user's work
                """)));
        DeepValue thrift = extended.value("thrift").orElseThrow();
        DeepValue justice = extended.value("justice").orElseThrow();
        Context kitchen = extended.context("kitchen").orElseThrow();
        assertThat(extended.acts(thrift, kitchen)).containsExactly("makes soup of what was left over yesterday");
        assertThat(extended.actsOf(justice, kitchen))
                .containsExactly(new Act("cooking supper", "shares the soup among all who cooked it", Set.of("humor")));
        Context legal = extended.context("legal").orElseThrow();
        int bundled = BANK.acts(justice, legal).size();
        assertThat(extended.acts(justice, legal)).hasSize(bundled + 1);
        assertThat(extended.stylePairs(extended.dimension("warmth").orElseThrow()))
                .containsExactly(
                        new StylePair("with a question after the user's day", "with a word on the user's work"));
        assertThat(BANK.value("thrift")).isEmpty();
        assertThat(BANK.acts(justice, legal)).hasSize(bundled);
    }

    @TestFactory
    Stream<DynamicTest> aFileThatIsNotAsItShouldBeIsNamedWithItsPlace() {
        return Stream.of(
                        List.of("no YAML", "values: [", "own.yaml, line "),
                        List.of("an unknown field", "valeus: []", "valeus", "expected a mapping with any of values"),
                        List.of("no definition", "values:\n- {name: thrift, set: home}", "line 2", "definition"),
                        List.of(
                                "an empty name",
                                "values:\n- {name: , set: home, definition: Spends little.}",
                                "line 2",
                                "name is \"\"; expected a string"),
                        List.of(
                                "a value that is there",
                                "values:\n- {name: justice, set: home, definition: Is just.}",
                                "values › justice: is already declared"),
                        List.of(
                                "one pole",
                                "dimensions:\n- {name: warmth, poles: [{name: warm, definition: Friendly.}]}",
                                "dimensions › warmth: expected two poles, found 1"),
                        List.of(
                                "an unknown value",
                                "ways: {legal: {drafting contracts: {justise: does it}}}",
                                "ways › legal › drafting contracts › justise: there is no value \"justise\"; did you mean \"justice\"?"),
                        List.of(
                                "an unknown context",
                                "ways: {legall: {drafting contracts: {justice: does it}}}",
                                "ways › legall: there is no context \"legall\"; did you mean \"legal\"?"),
                        List.of(
                                "an unknown dimension to be kept apart from",
                                "ways: {legal: {drafting contracts: {justice: {text: does it, not-with: [humour]}}}}",
                                "ways › legal › drafting contracts › justice › not-with: there is no dimension \"humour\";"
                                        + " did you mean \"humor\"?"),
                        List.of(
                                "one style alone",
                                "manners: {formality: [{formal: in full words}]}",
                                "manners › formality › [0]: has no text for \"informal\"; expected one for each of"
                                        + " the two poles"),
                        List.of(
                                "a pole of another dimension",
                                "manners: {formality: [{short: in words}]}",
                                "there is no pole \"short\"",
                                "formal, informal"),
                        List.of(
                                "a full stop",
                                "manners: {formality: [{formal: in words., informal: in talk}]}",
                                "ends with a period; expected a phrase"),
                        List.of(
                                "an empty text",
                                "manners: {formality: [{formal: '', informal: in talk}]}",
                                "line 1, manners › formality › [0] › formal: contains an empty string"),
                        List.of(
                                "a text that is a mapping",
                                """
                                manners:
                                  formality:
                                    - formal: in full sentences
                                      informal: in loose sentences
                                    - formal: {in the customary way: with its name}
                                """,
                                "line 5, manners › formality › [1] › formal: expected a string"),
                        List.of(
                                "poles by name",
                                "dimensions: [{name: warmth, poles: {warm: {name: warm, definition: F.},"
                                        + " cool: {name: cool, definition: D.}}}]",
                                "line 1, dimensions, poles is {",
                                "expected a list of two"),
                        List.of(
                                "one text alone",
                                "manners: {formality: {formal: in full words}}",
                                "expected a list of pairs"),
                        List.of("a tab", "values:\n\t- {name: thrift}", "found character '\\t(TAB)'"),
                        List.of(
                                "a number as a name",
                                "values:\n- {name: 2024, set: home, definition: D.}",
                                "name is 2024; expected a string; put numbers and booleans that are meant as strings in quotes"),
                        List.of("no mapping", "[]", "line 1: expected a mapping with any of values"),
                        List.of("nothing", "# nothing yet", "line 1: expected a mapping with any of values"),
                        List.of(
                                "a text twice",
                                "manners: {formality: [{formal: in words, informal: in words}]}",
                                "\"in words\" occurs twice"),
                        List.of(
                                "a context twice",
                                "contexts: [{name: Legal}]",
                                "contexts › Legal: is already declared"),
                        List.of(
                                "the activities of a context",
                                "contexts: [{name: kitchen, activities: [cooking]}]",
                                "activities"),
                        List.of("an empty entry", "values:\n- \n", "line 2", "values"),
                        List.of("an empty text", "manners: {formality: [{formal: ~}]}", "formal"),
                        List.of("an empty pole", "dimensions: [{name: warmth, poles: [~, ~]}]", "poles"),
                        List.of(
                                "another name left empty",
                                "values: [{name: thrift, set: s, definition: D., also: [~]}]",
                                "also"),
                        List.of(
                                "another name that a value has",
                                "values: [{name: thrift, set: home, definition: Is., also: [justice]}]",
                                "thrift › also › justice",
                                "already names a value"),
                        List.of(
                                "another name that a pole has",
                                "dimensions: [{name: warmth, poles: [{name: warm, definition: F., also: [formal]},"
                                        + " {name: cool, definition: D.}]}]",
                                "also › formal",
                                "already names a pole"),
                        List.of(
                                "a key twice",
                                "manners:\n  formality:\n  - formal: in words\n    formal: in other words\n",
                                "line 4",
                                "Duplicate field 'formal'"),
                        List.of(
                                "a key twice in an entry",
                                "values:\n- {name: thrift, set: home, definition: D., set: work}",
                                "line 2",
                                "Duplicate field 'set'"),
                        List.of("two documents", "values: []\n---\nvalues: []\n", "trailing content"),
                        List.of(
                                "a text of two lines",
                                "manners: {formality: [{formal: \"in\\nwords\", informal: in talk}]}",
                                "contains a line break"))
                .map(row -> DynamicTest.dynamicTest(
                        row.get(0),
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> BANK.extendedBy(List.of(file(row.get(1)))))
                                .withMessageContainingAll(
                                        row.subList(2, row.size()).toArray(String[]::new))
                                .withMessageContaining("own.yaml")));
    }

    @Test
    void anAliasIsTheTextThatItStandsFor() throws IOException {
        ScenarioBank extended = BANK.extendedBy(List.of(file("""
                        values:
                        - {name: thrift, set: home, definition: &d Spends little.}
                        - {name: parsimony, set: home, definition: *d}
                        manners: {formality: [&m {formal: in full words, informal: in half words}]}
                        """)));
        assertThat(extended.value("parsimony").orElseThrow().definition()).isEqualTo("Spends little.");
        assertThat(extended.stylePairs(extended.dimension("formality").orElseThrow()))
                .contains(new StylePair("in full words", "in half words"));
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftEmptyIsNamed() {
        return Stream.of(
                        "ways: {legal: }",
                        "ways: {legal: {drafting contracts: }}",
                        "manners: {formality: }",
                        "values:",
                        "values: [{name: thrift, set: s, definition: D., also: }]")
                .map(yaml -> DynamicTest.dynamicTest(
                        yaml,
                        () -> assertThatExceptionOfType(MalformedRecordException.class)
                                .isThrownBy(() -> BANK.extendedBy(List.of(file(yaml))))
                                .withMessageContaining("own.yaml, line 1, " + yaml.substring(0, yaml.indexOf(':')))));
    }

    private FileLocation file(String yaml) throws IOException {
        return new FileLocation(
                Files.writeString(folder.resolve("own.yaml"), yaml).toString());
    }

    private static List<Pole> poles() {
        return BANK.dimensions().stream()
                .flatMap(dimension -> Stream.of(dimension.first(), dimension.second()))
                .toList();
    }

    private static List<String> texts() {
        List<String> texts = new ArrayList<>();
        BANK.values().forEach(value -> BANK.contexts().forEach(context -> texts.addAll(BANK.acts(value, context))));
        BANK.dimensions()
                .forEach(dimension -> BANK.stylePairs(dimension)
                        .forEach(styles -> texts.addAll(List.of(styles.first(), styles.second()))));
        return texts;
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
