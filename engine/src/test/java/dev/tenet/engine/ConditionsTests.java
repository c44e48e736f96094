package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.File;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Jupiter's conditions and assumptions hold for specs, too: a spec that cannot run here is skipped, and says why. */
class ConditionsTests {

    private static final String CLAIM = "DVGR ≥ 0.50";
    private static final String SUBJECT = "class:dev.tenet.engine.KnownModels$AlwaysDeep";

    @TempDir
    Path reports;

    private Leaves run(Class<?> spec) {
        return new SpecKit(reports).run(spec);
    }

    /** The skipped nodes and their reasons, whichever node the reason stands on. */
    private static List<String> skipped(Leaves leaves) {
        return leaves.results()
                .allEvents()
                .skipped()
                .map(event ->
                        event.getTestDescriptor().getDisplayName() + ": " + event.getRequiredPayload(String.class))
                .toList();
    }

    @ValueSpec
    static class OnMethods {

        @EnabledIfEnvironmentVariable(named = "NO_SUCH_KEY", matches = ".+", disabledReason = "this fork has no key")
        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject("openai:gpt-of-nobody")
        void needsAKey() {}

        @EnabledOnOs({OS.LINUX, OS.MAC, OS.WINDOWS, OS.OTHER})
        @EnabledIf("isReady")
        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void isEnabled() {}

        @EnabledIf("isNotReady")
        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject("embedded:deep")
        @Subject("embedded:shallow")
        void isDisabledByAMethod() {}

        boolean isReady() {
            return true;
        }

        static boolean isNotReady() {
            return false;
        }
    }

    @Test
    void aConditionOnAMethodSkipsItWithItsReasonAndNothingIsAsked() throws Exception {
        Leaves leaves = run(OnMethods.class);
        assertThat(skipped(leaves))
                .anySatisfy(line -> assertThat(line).contains("needsAKey", "this fork has no key"))
                .filteredOn(line -> line.contains("embedded:"))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("isNotReady"));
        assertThat(leaves.outcome(CLAIM)).isEqualTo("successful");
        JsonNode skippedSpec = spec("needsAKey");
        assertThat(skippedSpec.path("status").textValue()).isEqualTo("skipped");
        assertThat(skippedSpec.path("problem").textValue()).contains("this fork has no key");
    }

    private JsonNode spec(String method) throws Exception {
        try (Stream<Path> files = Files.walk(reports)) {
            Path summary = files.filter(file -> file.endsWith("summary.json"))
                    .findFirst()
                    .orElseThrow();
            for (JsonNode spec : new ObjectMapper().readTree(summary.toFile()).path("specs")) {
                if (spec.path("spec").textValue().endsWith(method)) {
                    return spec;
                }
            }
        }
        throw new AssertionError(method + " is not in the summary");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @EnabledIfEnvironmentVariable(named = "NO_SUCH_KEY", matches = ".+")
    @interface OnlyWithAKey {}

    @ValueSpec
    @OnlyWithAKey
    static class OnClasses {

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void isBelow() {}

        @ValueSpec
        static class Member {

            @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
            @Subject(SUBJECT)
            void isBelowBoth() {}
        }
    }

    @Test
    void aComposedConditionOnAClassHoldsForItsMethodsAndItsMemberClasses() {
        assertThat(skipped(run(OnClasses.class)))
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).contains("isBelow", "NO_SUCH_KEY"));
    }

    /** What a team writes for itself. */
    static final class OnWeekdays implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            assertThat(context.getRoot().getParent()).isEmpty();
            assertThat(context.getRequiredTestClass()).isEqualTo(OfTheirOwn.class);
            return context.getTestMethod().isEmpty()
                    ? ConditionEvaluationResult.enabled("of the class")
                    : context.getConfigurationParameter("weekday")
                            .map(day -> ConditionEvaluationResult.disabled("it is " + day))
                            .orElse(ConditionEvaluationResult.enabled("no day is set"));
        }
    }

    @ValueSpec
    @ExtendWith(OnWeekdays.class)
    static class OfTheirOwn {

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void depends() {}
    }

    @Test
    void aConditionOfTheirOwnIsEvaluatedAndNoOversight() {
        assertThat(Printed.by(
                        () -> assertThat(run(OfTheirOwn.class).outcome(CLAIM)).isEqualTo("successful")))
                .doesNotContain("no effect");
        assertThat(skipped(new SpecKit(reports).with("weekday", "Sunday").run(OfTheirOwn.class)))
                .singleElement()
                .asString()
                .contains("depends", "it is Sunday");
    }

    static final class WantsAStore implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return ConditionEvaluationResult.enabled(
                    String.valueOf(context.getStore(Namespace.GLOBAL).get("key")));
        }
    }

    @ValueSpec
    static class NotToBeEvaluated {

        @ExtendWith(WantsAStore.class)
        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void wantsMore() {}
    }

    @Test
    void aConditionThatCannotBeEvaluatedMakesTheSpecInvalid() {
        Leaves leaves = run(NotToBeEvaluated.class);
        assertThat(leaves.outcome("invalid")).isEqualTo("failed");
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("WantsAStore on " + NotToBeEvaluated.class.getName() + ".wantsMore cannot be")
                .hasMessageContaining("ExtensionContext.getStore");
        assertThat(leaves.outcome(CLAIM)).isEqualTo("skipped");
    }

    @ValueSpec
    static class Registers {

        @RegisterExtension
        static final OnWeekdays CONDITION = new OnWeekdays();

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void isNotGuarded() {}
    }

    @Test
    void aConditionThatAFieldRegistersMakesTheSpecInvalid() {
        assertThat(run(Registers.class).thrown("invalid"))
                .hasMessageContaining("the field CONDITION")
                .hasMessageContaining("@ExtendWith(OnWeekdays.class)");
    }

    @ValueSpec
    static class Assumes {

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject("openai:gpt-of-nobody")
        void assumesAKey() {
            Assumptions.assumeTrue(false, "no key in this pull request");
        }
    }

    @Test
    void anAssumptionInThePreparingMethodSkipsTheSpecBeforeAnythingNeedsAKey() throws Exception {
        Leaves leaves = run(Assumes.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("skipped");
        assertThat(skipped(leaves)).allSatisfy(line -> assertThat(line).contains("no key in this pull request"));
        assertThat(spec("assumesAKey").path("status").textValue()).isEqualTo("skipped");
    }

    @ValueSpec
    static class AssumesInTheConstructor {

        AssumesInTheConstructor() {
            Assumptions.assumeTrue(false, "nothing runs here");
        }

        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        @Subject(SUBJECT)
        void isSkipped(Dvgr dvgr) {}
    }

    @Test
    void anAssumptionInTheConstructorSkipsTheSpec() {
        Leaves leaves = run(AssumesInTheConstructor.class);
        assertThat(leaves.outcome(CLAIM)).isEqualTo("skipped");
        assertThat(skipped(leaves)).allSatisfy(line -> assertThat(line).contains("nothing runs here"));
    }

    @ValueSpec
    @DisabledIfSystemProperty(named = "no.such.property", matches = ".*")
    static class Guarded {

        @OnlyWithAKey
        @DeepValueTest(contexts = "finance", shots = 4, trials = 40, control = Control.NONE, atLeast = 0.5)
        void isGuarded() {}
    }

    @Test
    void aConditionWhoseClassIsNotThereIsFoundInTheClassFile() throws Exception {
        assertThat(LostConditions.on(Guarded.class, Guarded.class.getDeclaredMethod("isGuarded")))
                .containsExactly("@EnabledIfEnvironmentVariable", "@DisabledIfSystemProperty");
    }

    @Test
    void withoutJupiterOnTheClassPathAConditionIsNotPassedOver() throws Exception {
        String withoutJupiter = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !Path.of(entry).getFileName().toString().startsWith("junit-jupiter"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = reports.resolve("output.txt");
        Map<String, String> parameters = Map.of(
                ReportSettings.REPORTS.key(),
                reports.toString(),
                Role.SUBJECT.model().key(),
                SUBJECT,
                "stdout.encoding",
                "UTF-8",
                "file.encoding",
                "UTF-8");
        Process process = SpecProcess.start(withoutJupiter, output, Map.of(), parameters, Guarded.class.getName());
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(output))
                .contains("@EnabledIfEnvironmentVariable cannot be evaluated, because junit-jupiter-api is not on the")
                .contains("@DisabledIfSystemProperty cannot be evaluated", "0 succeeded, 2 failed");
    }
}
