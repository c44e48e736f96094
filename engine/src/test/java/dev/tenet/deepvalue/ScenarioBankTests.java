package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tenet.file.FileLocation;
import dev.tenet.file.MalformedRecordException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
        assertThat(BANK.contexts())
                .allSatisfy(context -> assertThat(context.activities())
                        .hasSizeGreaterThanOrEqualTo(6)
                        .doesNotHaveDuplicates());
        assertThat(BANK.values())
                .extracting(DeepValue::definition)
                .doesNotHaveDuplicates()
                .allMatch(text -> text.endsWith("."));
    }

    @Test
    void holdsAtLeastSixteenDimensionsOfStyleWithTwoPolesEach() {
        assertThat(BANK.dimensions()).hasSizeGreaterThanOrEqualTo(16);
        assertThat(poles()).extracting(Pole::name).doesNotHaveDuplicates();
        assertThat(poles()).extracting(Pole::definition).doesNotHaveDuplicates();
    }

    @Test
    void holdsTwelveWaysForEachValueAndContextAndTwentyMannersForEachPole() {
        for (DeepValue value : BANK.values()) {
            for (Context context : BANK.contexts()) {
                assertThat(BANK.ways(value, context))
                        .as(value.name() + " in " + context.name())
                        .hasSizeGreaterThanOrEqualTo(12);
            }
        }
        assertThat(poles())
                .allSatisfy(
                        pole -> assertThat(BANK.manners(pole)).as(pole.name()).hasSizeGreaterThanOrEqualTo(20));
    }

    @Test
    void holdsAsManyWaysOfOneValueAsOfAnotherInEachActivity() {
        for (Context context : BANK.contexts()) {
            for (DeepValue value : BANK.values()) {
                Map<String, Integer> byActivity = new TreeMap<>();
                BANK.waysOf(value, context).forEach(way -> byActivity.merge(way.activity(), 1, Integer::sum));
                assertThat(byActivity.keySet()).containsExactlyInAnyOrderElementsOf(context.activities());
                assertThat(byActivity.values()).containsOnly(2);
            }
        }
    }

    @Test
    void noTwoTextsDifferInTwoWordsOrFewer() {
        List<String> texts = texts();
        assertThat(texts).hasSizeGreaterThanOrEqualTo(1_056 + 640).doesNotHaveDuplicates();
        List<List<String>> words = texts.stream().map(ScenarioBankTests::words).toList();
        List<String> alike = new ArrayList<>();
        for (int i = 0; i < words.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (Math.abs(words.get(i).size() - words.get(j).size()) <= 2
                        && differences(words.get(i), words.get(j)) <= 2) {
                    alike.add(texts.get(i) + " | " + texts.get(j));
                }
            }
        }
        assertThat(alike).isEmpty();
    }

    @Test
    void noTextNamesItsValueOrPole() {
        for (DeepValue value : BANK.values()) {
            assertThat(BANK.called(value.name())).isNotEmpty();
            BANK.contexts()
                    .forEach(context -> BANK.ways(value, context).forEach(text -> assertNames(text, value.name())));
        }
        for (Pole pole : poles()) {
            assertThat(BANK.called(pole.name())).isNotEmpty();
            BANK.manners(pole).forEach(text -> assertNames(text, pole.name()));
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
    void everyTextIsAVerbPhraseThatCanStandInASentence() {
        assertThat(texts()).allSatisfy(text -> {
            assertThat(text).matches("[a-z][a-z-]*s\\b.*").doesNotContainPattern("[.;:!?\"—]");
            assertThat(words(text)).hasSizeBetween(8, 26);
        });
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
                  - {name: kitchen, activities: [cooking supper]}
                  - {name: legal, activities: [writing a reference]}
                dimensions:
                  - name: warmth
                    poles:
                      - {name: warm, definition: Friendly., also: [cordial]}
                      - {name: cool, definition: Distant.}
                ways:
                  thrift:
                    kitchen:
                      cooking supper: [makes soup of what was left over yesterday]
                  justice:
                    legal:
                      writing a reference: [says of each clerk what that clerk has done]
                manners:
                  warmth:
                    warm: [asks after the children before anything else]
                """)));
        DeepValue thrift = extended.value("thrift").orElseThrow();
        assertThat(extended.ways(thrift, extended.context("kitchen").orElseThrow()))
                .containsExactly("makes soup of what was left over yesterday");
        Context legal = extended.context("legal").orElseThrow();
        assertThat(legal.activities()).hasSize(7).contains("writing a reference");
        assertThat(extended.ways(extended.value("justice").orElseThrow(), legal))
                .hasSize(13);
        assertThat(extended.manners(extended.pole("cordial").orElseThrow())).hasSize(1);
        assertThat(BANK.value("thrift")).isEmpty();
        assertThat(BANK.ways(
                        BANK.value("justice").orElseThrow(),
                        BANK.context("legal").orElseThrow()))
                .hasSize(12);
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
                                "name is \"\"; expected a text"),
                        List.of(
                                "a value that is there",
                                "values:\n- {name: justice, set: home, definition: Is just.}",
                                "values › justice: is declared already"),
                        List.of(
                                "one pole",
                                "dimensions:\n- {name: warmth, poles: [{name: warm, definition: Friendly.}]}",
                                "dimensions › warmth: has 1 poles; expected two"),
                        List.of(
                                "an unknown value",
                                "ways: {justise: {legal: {drafting contracts: [does it]}}}",
                                "ways › justise › legal › drafting contracts: there is no value \"justise\"; did you mean \"justice\"?"),
                        List.of(
                                "an unknown activity",
                                "ways: {justice: {legal: {drafting contract: [does it]}}}",
                                "is no activity of the context; did you mean \"drafting contracts\"?"),
                        List.of(
                                "a pole of another dimension",
                                "manners: {formality: {short: [says it]}}",
                                "there is no pole \"short\"",
                                "formal, informal"),
                        List.of(
                                "a full stop",
                                "manners: {formality: {formal: [says it.]}}",
                                "ends in a full stop; expected a verb phrase"),
                        List.of(
                                "an empty text",
                                "manners: {formality: {formal: ['']}}",
                                "line 1, manners › formality › formal › [0]: has an empty text"),
                        List.of(
                                "a text that is a mapping",
                                """
                                manners:
                                  formality:
                                    formal:
                                      - keeps to full sentences
                                      - signs with its full name
                                      - closes in the customary way: with its name
                                """,
                                "line 6, manners › formality › formal › [2]: expected a text"),
                        List.of(
                                "poles by name",
                                "dimensions: [{name: warmth, poles: {warm: {name: warm, definition: F.},"
                                        + " cool: {name: cool, definition: D.}}}]",
                                "line 1, dimensions, poles is {",
                                "expected a list of two"),
                        List.of(
                                "one text alone",
                                "manners: {formality: {formal: says it}}",
                                "expected a list of texts"),
                        List.of("a tab", "values:\n\t- {name: thrift}", "found character '\\t(TAB)'"),
                        List.of(
                                "a number as a name",
                                "values:\n- {name: 2024, set: home, definition: D.}",
                                "name is 2024; expected a text; a number or a true that is one needs quotes"),
                        List.of("no mapping", "[]", "line 1: expected a mapping with any of values"),
                        List.of("nothing", "# nothing yet", "line 1: expected a mapping with any of values"),
                        List.of(
                                "a text twice",
                                "manners: {formality: {formal: [says it so, says it so]}}",
                                "\"says it so\" is there already"),
                        List.of(
                                "an activity twice",
                                "contexts: [{name: legal, activities: [drafting contracts]}]",
                                "has an activity twice"),
                        List.of("an empty entry", "values:\n- \n", "line 2", "values"),
                        List.of("an empty activity", "contexts: [{name: kitchen, activities: [~]}]", "activities"),
                        List.of(
                                "a blank activity",
                                "contexts: [{name: kitchen, activities: ['']}]",
                                "line 1, contexts, activities is [\"\"]; expected a list of texts"),
                        List.of("an empty text", "manners: {formality: {formal: [~]}}", "formal"),
                        List.of("an empty pole", "dimensions: [{name: warmth, poles: [~, ~]}]", "poles"),
                        List.of(
                                "another name left empty",
                                "values: [{name: thrift, set: s, definition: D., also: [~]}]",
                                "also"),
                        List.of(
                                "another name that a value has",
                                "values: [{name: thrift, set: home, definition: Is., also: [justice]}]",
                                "thrift › also › justice",
                                "names a value already"),
                        List.of(
                                "another name that a pole has",
                                "dimensions: [{name: warmth, poles: [{name: warm, definition: F., also: [formal]},"
                                        + " {name: cool, definition: D.}]}]",
                                "also › formal",
                                "names a pole already"),
                        List.of(
                                "a key twice",
                                "manners:\n  formality:\n    formal: [says so]\n    formal: [says otherwise]\n",
                                "line 4",
                                "Duplicate field 'formal'"),
                        List.of(
                                "a key twice in an entry",
                                "values:\n- {name: thrift, set: home, definition: D., set: work}",
                                "line 2",
                                "Duplicate field 'set'"),
                        List.of("two documents", "values: []\n---\nvalues: []\n", "goes on after its end"),
                        List.of(
                                "a text of two lines",
                                "manners: {formality: {formal: [\"says\\nit\"]}}",
                                "has a line break"))
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
                        manners: {formality: {formal: [&m says it in full], informal: [*m]}}
                        """)));
        assertThat(extended.value("parsimony").orElseThrow().definition()).isEqualTo("Spends little.");
        assertThat(extended.manners(extended.pole("informal").orElseThrow())).contains("says it in full");
    }

    @TestFactory
    Stream<DynamicTest> whatIsLeftEmptyIsNamed() {
        return Stream.of(
                        "ways: {justice: }",
                        "ways: {justice: {legal: }}",
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
        BANK.values().forEach(value -> BANK.contexts().forEach(context -> texts.addAll(BANK.ways(value, context))));
        poles().forEach(pole -> texts.addAll(BANK.manners(pole)));
        return texts;
    }

    private static List<String> words(String text) {
        return Stream.of(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'’-]+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** How many words have to be added, removed or changed to make one text of the other. */
    private static int differences(List<String> one, List<String> other) {
        Set<String> common = new TreeSet<>(one);
        common.retainAll(other);
        // No need to look closer at what shares few words.
        if (common.size() + 3 < Math.min(one.size(), other.size()) - 3) {
            return Integer.MAX_VALUE;
        }
        int[] row = new int[other.size() + 1];
        for (int j = 0; j < row.length; j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.size(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int changed = diagonal + (one.get(i - 1).equals(other.get(j - 1)) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(changed, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[row.length - 1];
    }
}
