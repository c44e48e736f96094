package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong with a spec is one failed leaf that says what, where, what was expected and what to do. */
class InvalidSpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    @SuppressWarnings({"unused", "ClassCanBeStatic"})
    static class Methods {
        @DeepValueTest(prefer = "justise")
        void misspeltValue() {}

        @DeepValueTest(prefer = "justice", over = "tradition")
        void valuesOfTwoSets() {}

        @DeepValueTest(contexts = "helthcare")
        void misspeltContext() {}

        @DeepValueTest(confoundedBy = "formal")
        void poleForADimension() {}

        @DeepValueTest(shots = {4, 0})
        void shotsOfNought() {}

        @DeepValueTest(trials = -1)
        void fewerThanNoTrials() {}

        @DeepValueTest(atLeast = 1.5)
        void thresholdAboveOne() {}

        @DeepValueTest(atMost = -0.1)
        void thresholdBelowNought() {}

        @DeepValueTest(data = "no/such/prompts.json")
        void missingData() {}

        @DeepValueTest(data = "classpath:no/such/prompts.json")
        void missingResource() {}

        @DeepValueTest(scenarios = "no/such/scenarios.yaml")
        void missingScenarios() {}

        @DeepValueTest(scenarios = "scenarios.txt")
        void scenariosOfAnotherKind() {}

        @DeepValueTest
        private void isPrivate() {}

        @DeepValueTest
        static void isStatic() {}

        @DeepValueTest
        int returnsANumber() {
            return 1;
        }

        @DeepValueTest
        void wantsAString(String text) {}

        @Tag("two words")
        @DeepValueTest
        void badTag() {}

        @Subject(temperature = -1)
        @DeepValueTest
        void coldSubject() {}

        @Subject(system = "classpath:no/such/system.md")
        @DeepValueTest
        void missingSystemPrompt() {}

        @Subject("opnai:gpt")
        @DeepValueTest
        void unknownScheme() {}

        @Subject("class:com.acme.Missing")
        @DeepValueTest
        void missingModelClass() {}
    }

    @ValueSpec
    static class Sound {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void isMeasured() {}
    }

    @TestFactory
    List<DynamicTest> everyMistakeIsSaidInItsOwnLeaf() {
        return List.of(
                says("misspeltValue", "there is no value of that name; did you mean \"justice\"? Known are: "),
                says("valuesOfTwoSets", "expected two different values of one set: prima facie duties: fidelity"),
                says("misspeltContext", "did you mean \"healthcare\"?"),
                says("poleForADimension", "there is no dimension of that name; did you mean \"formality\"?"),
                says("shotsOfNought", "shots = 0): expected a count of at least 1"),
                says("fewerThanNoTrials", "trials = -1): expected a count of at least 1"),
                says("thresholdAboveOne", "atLeast = 1.5): expected a share in [0, 1]"),
                says("thresholdBelowNought", "atMost = -0.1): expected a share in [0, 1]"),
                says("missingData", "there is no file ", "expected a path relative to the working directory"),
                says("missingResource", "classpath:no/such/prompts.json is not on the class path"),
                says("missingScenarios", "there is no file "),
                says("scenariosOfAnotherKind", "expected a .yaml or .yml file of scenarios, or a .jsonl file"),
                says("isPrivate", "the method is private", "Remove \"private\""),
                says("isStatic", "the method is static", "Remove \"static\""),
                says("returnsANumber", "the method returns int; expected void"),
                says("wantsAString", "is a java.lang.String; expected dev.tenet.deepvalue.Dvgr"),
                says("badTag", "@Tag(\"two words\"): expected a name without white space"),
                says("coldSubject", "@Subject: temperature is -1.0; expected a number of at least 0"),
                says("missingSystemPrompt", "classpath:no/such/system.md is not on the class path"),
                says("unknownScheme", "unknown scheme \"opnai\"; known are class, embedded, http, https, openai"),
                says("missingModelClass", "there is no class com.acme.Missing on the class path"));
    }

    private DynamicTest says(String method, String... words) {
        return DynamicTest.dynamicTest(method, () -> {
            Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Methods.class, method));
            assertThat(leaves.thrown("invalid"))
                    .isInstanceOf(InvalidSpecException.class)
                    .hasNoCause()
                    .message()
                    .startsWith(Methods.class.getName() + "." + method + ": ")
                    .contains(words);
            assertThat(leaves.thrown("invalid").getStackTrace()).isEmpty();
            assertThat(leaves.names())
                    .filteredOn(name -> !name.equals("invalid"))
                    .allSatisfy(claim -> assertThat(leaves.outcome(claim)).isEqualTo("skipped"));
        });
    }

    @Test
    void noMistakeKeepsOtherSpecsFromRunning() {
        Leaves leaves = new SpecKit(reports).run(Methods.class, Sound.class);
        assertThat(leaves.names().stream().filter("invalid"::equals)).hasSize(21);
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("successful");
    }

    @ValueSpec
    static class NeedsAnArgument {
        NeedsAnArgument(String argument) {}

        @DeepValueTest
        void isMeasured() {}
    }

    @ValueSpec
    @SuppressWarnings("UnusedMethod")
    private static class IsPrivate {
        @DeepValueTest
        void isMeasured() {}
    }

    static class LacksItsAnnotation {
        @DeepValueTest
        void isMeasured() {}
    }

    @Test
    void aClassThatCannotBeMadeIsSaid() {
        assertThat(new SpecKit(reports).run(NeedsAnArgument.class).thrown("invalid"))
                .hasMessageContaining("has no constructor without arguments; expected one");
    }

    @Test
    void aPrivateClassIsSaid() {
        assertThat(new SpecKit(reports).run(IsPrivate.class).thrown("invalid"))
                .hasMessageContaining("is private")
                .hasMessageContaining("Remove \"private\"");
    }

    @Test
    void aClassThatHasSpecMethodsAndIsNoSpecIsSaid() {
        assertThat(new SpecKit(reports).run(LacksItsAnnotation.class).thrown("invalid"))
                .hasMessageContaining("annotate it with @ValueSpec");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    tenet.subjct               | x       | unknown setting tenet.subjct; did you mean tenet.subject?
                    tenet.seed                 | soon    | setting tenet.seed is "soon"; expected a whole number
                    tenet.trials               | 0       | setting tenet.trials is "0"; expected a count of at least 1
                    tenet.level                | 95      | setting tenet.level is "95"; expected a level in (0, 1), such as 0.95
                    tenet.undecided            | ignore  | setting tenet.undecided is "ignore"; expected one of abort, fail
                    tenet.nodes                | leaves  | setting tenet.nodes is "leaves"; expected one of cells, trials, claims
                    tenet.concurrency          | none    | setting tenet.concurrency is "none"; expected a count of at least 1
                    tenet.timeout              | 0       | setting tenet.timeout is "0"; expected a number of seconds of at least 1
                    tenet.unreadable-at-most   | 5 %     | setting tenet.unreadable-at-most is "5 %"; expected a share in [0, 1]
                    tenet.refusals-at-most     | 1.2     | setting tenet.refusals-at-most is "1.2"; expected a share in [0, 1]
                    tenet.failures-at-most     | -1      | setting tenet.failures-at-most is "-1"; expected a share in [0, 1] (environment: TENET_FAILURES_AT_MOST)
                    """)
    void aSettingThatIsWrongIsSaidByEverySpec(String key, String value, String problem) {
        Leaves leaves = new SpecKit(reports).with(key, value).run(Sound.class);
        assertThat(leaves.thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(problem);
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("skipped");
    }
}
