package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectUniqueId;

import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.support.descriptor.MethodSource;

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

        @Subject(topP = 0)
        @DeepValueTest
        void noMassAtAll() {}

        @Subject(maxTokens = -1)
        @DeepValueTest
        void fewerThanNoTokens() {}

        @Subject(system = "file:no/such/system.md")
        @DeepValueTest
        void missingSystemPromptFile() {}

        @Subject("class:java.lang.String")
        @DeepValueTest
        void modelClassThatIsNone() {}

        @Subject("gpt-4.1-mini")
        @DeepValueTest
        void modelWithoutScheme() {}

        @DeepValueTest(prefer = "justice", over = "justice")
        void aValueOverItself() {}

        @DeepValueTest(shots = 5_000)
        void moreShotsThanTexts() {}
    }

    @ValueSpec
    static class Sound {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void isMeasured() {}
    }

    @TestFactory
    List<DynamicTest> everyMistakeIsSaidInItsOwnLeaf() {
        return List.of(
                says("misspeltValue", "there is no value with that name; did you mean \"justice\"? Known names: "),
                says("valuesOfTwoSets", "expected two different values from one set: prima facie duties: fidelity"),
                says("misspeltContext", "did you mean \"healthcare\"?"),
                says("poleForADimension", "there is no dimension with that name; did you mean \"formality\"?"),
                says("shotsOfNought", "shots = 0): expected a count of at least 1"),
                says("fewerThanNoTrials", "trials = -1): expected a count of at least 1"),
                says("thresholdAboveOne", "atLeast = 1.5): expected a share in [0, 1]"),
                says("thresholdBelowNought", "atMost = -0.1): expected a share in [0, 1]"),
                says("missingData", "there is no file ", "expected a path relative to the working directory"),
                says("missingResource", "classpath:no/such/prompts.json is not on the class path"),
                says("missingScenarios", "there is no file "),
                says(
                        "scenariosOfAnotherKind",
                        "expected a .yaml or .yml file of scenarios, or a .jsonl, .json, .csv, .tsv,"),
                says("isPrivate", "the method is private", "Remove \"private\""),
                says("isStatic", "the method is static", "Remove \"static\""),
                says("returnsANumber", "the method returns int; expected void"),
                says("wantsAString", "has type java.lang.String; expected dev.tenet.deepvalue.Dvgr"),
                says("badTag", "@Tag(\"two words\"): expected a name without whitespace"),
                says("coldSubject", "@Subject: temperature is -1.0; expected a number of at least 0"),
                says("missingSystemPrompt", "classpath:no/such/system.md is not on the class path"),
                says("unknownScheme", "unknown scheme \"opnai\"; known schemes are anthropic, azure, class, deepseek"),
                says("missingModelClass", "class com.acme.Missing is not on the class path"),
                says("noMassAtAll", "@Subject: topP is 0.0; expected a share in (0, 1]"),
                says("fewerThanNoTokens", "@Subject: maxTokens is -1; expected a count of at least 1"),
                says("missingSystemPromptFile", "there is no file ", "expected a path relative to the working"),
                says("modelClassThatIsNone", "java.lang.String does not implement dev.tenet.model.ChatModel"),
                says(
                        "modelWithoutScheme",
                        "\"gpt-4.1-mini\" has no scheme; expected a name such as openai:gpt-4.1-mini"),
                says("aValueOverItself", "do not form a pair; expected two different values from one set"),
                says(
                        "moreShotsThanTexts",
                        "shots = 5000: no value pair and dimension has that many examples",
                        "the maximum is ",
                        " in the bundled scenarios; set fewer shots, or add examples"));
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
        assertThat(leaves.names().stream().filter("invalid"::equals)).hasSize(28);
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
                .hasMessageContaining("has no no-argument constructor; expected one");
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
                    tenet.trials               | many    | setting tenet.trials is "many"; expected a count of at least 1
                    tenet.level                | 0       | setting tenet.level is "0"; expected a level of at least 0.5, at most 0.9999
                    tenet.level                | 1       | setting tenet.level is "1"; expected a level of at least 0.5, at most 0.9999
                    tenet.level                | 1e-300  | setting tenet.level is "1e-300"; expected a level of at least 0.5, at most 0.9999
                    tenet.level                | 0.99999 | setting tenet.level is "0.99999"; expected a level of at least 0.5, at most 0.9999
                    tenet.budget.tokens        | 9223372036854775807 | setting tenet.budget.tokens is "9223372036854775807"; expected a count of at least 1, at most 1,000,000,000,000
                    tenet.tokens-per-minute    | 1000000000000 | setting tenet.tokens-per-minute is "1000000000000"; expected a count of at least 1, at most 1,000,000,000
                    tenet.budget.usd           | 1e300   | setting tenet.budget.usd is "1e300"; expected a number of US dollars above 0, at most 1,000,000,000
                    tenet.level                | NaN     | setting tenet.level is "NaN"; expected a level of at least 0.5, at most 0.9999
                    tenet.seed                 | 1.5     | setting tenet.seed is "1.5"; expected a whole number
                    tenet.concurrency          | 0       | setting tenet.concurrency is "0"; expected a count of at least 1
                    tenet.timeout              | 1 min   | setting tenet.timeout is "1 min"; expected a number of seconds of at least 1
                    tenet.refusals-at-most     | NaN     | setting tenet.refusals-at-most is "NaN"; expected a share in [0, 1]
                    tenet.subject              | gpt-4   | model name "gpt-4" has no scheme; expected a name such as openai:gpt-4.1-mini
                    tenet.level                | 95      | setting tenet.level is "95"; expected a level of at least 0.5, at most 0.9999
                    tenet.undecided            | ignore  | setting tenet.undecided is "ignore"; expected one of abort, fail
                    tenet.nodes                | leaves  | setting tenet.nodes is "leaves"; expected one of cells, trials, claims
                    tenet.concurrency          | none    | setting tenet.concurrency is "none"; expected a count of at least 1
                    tenet.timeout              | 0       | setting tenet.timeout is "0"; expected a number of seconds of at least 1
                    tenet.unreadable-at-most   | 5 %     | setting tenet.unreadable-at-most is "5 %"; expected a share in [0, 1]
                    tenet.refusals-at-most     | 1.2     | setting tenet.refusals-at-most is "1.2"; expected a share in [0, 1]
                    tenet.subject.extra        | {a      | setting tenet.subject.extra: extra is {a, which is not valid JSON (
                    tenet.subject.extra        | {"a":1,"a":2} | which is not valid JSON (
                    tenet.judge.extra          | [1]     | setting tenet.judge.extra: extra is [1], which is not an object; expected a JSON object
                    tenet.judge.extra          | {"seed":1} | use the attribute seed instead (attributes are those of @Judge; environment: TENET_JUDGE_EXTRA)
                    tenet.key-header           | X-Key: k1 | setting tenet.key-header: expected the name of a header, such as Ocp-Apim-Subscription-Key
                    tenet.key-header           | X-Key, X-Other | setting tenet.key-header: expected the name of a header
                    tenet.key-header           | Host    | setting tenet.key-header: expected the name of a header
                    tenet.headers              | X-Team  | setting tenet.headers: expected header names, each once and with the environment variable
                    tenet.headers              | X-A=A, X-B: b | entry 2 is malformed, is a duplicate, or names a header that Tenet sends itself
                    tenet.headers              | X-A=A, x-a=B | entry 2 is malformed, is a duplicate, or names a header that Tenet sends itself
                    tenet.headers              | Content-Length=A | entry 1 is malformed, is a duplicate, or names a header that Tenet sends itself
                    tenet.failures-at-most     | -1      | setting tenet.failures-at-most is "-1"; expected a share in [0, 1] (environment: TENET_FAILURES_AT_MOST)
                    """)
    void aSettingThatIsWrongIsSaidByEverySpec(String key, String value, String problem) {
        Leaves leaves = new SpecKit(reports).with(key, value).run(Sound.class);
        assertThat(leaves.thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(problem);
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("skipped");
    }

    @Test
    void aReportsFolderThatCannotBeMadeIsSaidBeforeAnythingIsAsked() throws IOException {
        Path taken = Files.writeString(reports.resolve("taken"), "a file");
        Leaves leaves = new SpecKit(taken)
                .with(Role.SUBJECT.model(), "class:" + Unasked.class.getName())
                .run(Sound.class);
        assertThat(leaves.thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContainingAll("setting tenet.reports is \"" + taken, "expected a writable folder");
        assertThat(leaves.outcome("DVGR ≥ 0.10")).isEqualTo("skipped");
    }

    static final class Unasked implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            throw new AssertionError("asked");
        }
    }

    @Test
    void aPlanLeavesItsSummaryAndNothingElse() {
        Path planned = reports.resolve("planned");
        new SpecKit(planned).with(CallSettings.PLAN, "true").run(Sound.class);
        assertThat(planned).isDirectoryRecursivelyContaining("glob:**/summary.json");
        assertThat(planned)
                .isDirectoryNotContaining("glob:**/verdicts.jsonl")
                .isDirectoryNotContaining("glob:**/judges");
    }

    @ValueSpec
    static class Claims {
        @DeepValueTest(prefer = "justise", atLeast = 0.1, atMost = 0.9)
        void isFoundWhenItRuns(Dvgr dvgr) {}

        @DeepValueTest(shots = 0, atLeast = 0.1, atMost = 0.9)
        void isFoundAtDiscovery(Dvgr dvgr) {}
    }

    @Test
    void everyClaimOfASpecThatIsFoundInvalidWhenItRunsIsSkipped() {
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Claims.class, "isFoundWhenItRuns"));
        for (String claim : List.of("DVGR ≥ 0.10", "DVGR ≤ 0.90", "response health", "assertions passed")) {
            assertThat(leaves.outcome(claim)).as(claim).isEqualTo("skipped");
        }
    }

    @Test
    void noClaimOfASpecThatIsFoundInvalidAtDiscoveryRuns() {
        Leaves leaves = new SpecKit(reports).run(DiscoverableMethod.of(Claims.class, "isFoundAtDiscovery"));
        assertThat(leaves.results().testEvents().started().stream()
                        .map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("invalid");
    }

    @Test
    void whoeverSkipsAClaimIsToldWhereToLook() {
        assertThat(new SpecKit(reports)
                                .run(DiscoverableMethod.of(Claims.class, "isFoundWhenItRuns"))
                                .results()
                                .testEvents()
                                .skipped()
                                .stream()
                                .map(event -> event.getRequiredPayload(String.class)))
                .containsOnly("the spec is invalid; see the test \"invalid\" of this method");
    }

    @Test
    void anInvalidLeafHasItsMethodAsItsSource() {
        assertThat(new SpecKit(reports)
                        .run(Claims.class).descriptors().stream()
                                .filter(leaf -> leaf.getDisplayName().equals("invalid"))
                                .map(leaf -> ((MethodSource) leaf.getSource().orElseThrow()).getMethodName()))
                .containsExactlyInAnyOrder("isFoundWhenItRuns", "isFoundAtDiscovery");
    }

    @Test
    void theIdOfAClaimOfAnInvalidSpecStillSaysWhatIsWrong() {
        assertThat(new SpecKit(reports)
                        .run(selectUniqueId("[engine:tenet]/[class:" + Claims.class.getName()
                                + "]/[method:isFoundAtDiscovery(dev.tenet.deepvalue.Dvgr)]/[claim:health]"))
                        .thrown("invalid"))
                .hasMessageContaining("shots = 0");
    }

    @ValueSpec
    @Tag("two words")
    static class BadTagOnTheClass {
        @DeepValueTest
        void isMeasured() {}
    }

    @Test
    void aTagOnAClassThatIsNoneIsSaidWithTheClass() {
        assertThat(new SpecKit(reports).run(BadTagOnTheClass.class).thrown("invalid"))
                .hasMessageContaining(BadTagOnTheClass.class.getName() + ": @Tag(\"two words\"): expected a name");
    }

    @ValueSpec
    @SuppressWarnings("UnusedMethod")
    static class SeveralMistakes {
        @DeepValueTest(atLeast = 1.5, trials = -1)
        private void isWrongThreeTimes() {}
    }

    @Test
    void severalMistakesOfOneSpecAreAllSaidAtOnce() {
        assertThat(new SpecKit(reports)
                                .run(DiscoverableMethod.of(SeveralMistakes.class, "isWrongThreeTimes"))
                                .results()
                                .testEvents()
                                .failed()
                                .stream()
                                .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                        .getThrowable()
                                        .orElseThrow()
                                        .getMessage())
                                .collect(Collectors.joining("\n")))
                .contains("atLeast = 1.5", "trials = -1", "the method is private");
    }

    @ValueSpec
    static class OneOfTwoSubjects {
        @Subject("opnai:gpt")
        @Subject("class:dev.tenet.engine.SpecKit$FirstOption")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void isMeasured() {}
    }

    @Test
    void oneSubjectThatDoesNotExistLeavesTheOtherItsClaims() {
        Leaves leaves = new SpecKit(reports).run(OneOfTwoSubjects.class);
        assertThat(leaves.thrown("invalid")).hasMessageContaining("opnai");
        assertThat(leaves.results().testEvents().succeeded().stream()
                        .map(event -> event.getTestDescriptor().getUniqueId().toString()))
                .isNotEmpty()
                .allMatch(id -> id.contains("$FirstOption]"));
    }

    @Test
    void noSettingThatIsWrongKeepsSpecsOfOthersFromBeingSaidToBeWrong() {
        assertThat(new SpecKit(reports)
                        .with("tenet.subjct", "x").run(Sound.class, OneOfTwoSubjects.class).names().stream()
                                .filter("invalid"::equals))
                .as("one for each spec and subject")
                .hasSize(3);
    }

    @ValueSpec
    abstract static class AbstractOuter {
        @ValueSpec
        @SuppressWarnings("ClassCanBeStatic")
        class Inner {
            @DeepValueTest(contexts = "legal", shots = 4, trials = 20)
            void isMeasured() {}
        }
    }

    @Test
    void anInnerClassOfAnAbstractOneCannotBeMadeWhichIsSaid() {
        assertThat(new SpecKit(reports).run(AbstractOuter.Inner.class).thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContainingAll(AbstractOuter.Inner.class.getName(), "abstract", "static");
    }
}
