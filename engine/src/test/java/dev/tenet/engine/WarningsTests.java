package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.tenet.DeepValueTest;
import dev.tenet.Tag;
import dev.tenet.ValueSpec;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.support.ReflectionSupport;
import org.junit.platform.engine.DiscoveryFilter;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.engine.EngineDiscoveryListener;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.discovery.ClassNameFilter;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** What seems to have an effect and has none is said: once on the console, and as an issue where the platform has them. */
class WarningsTests {

    @TempDir
    Path reports;

    @ValueSpec
    @SuppressWarnings("unused")
    static class WithOthersAnnotations {

        @TempDir
        Path folder;

        @BeforeEach
        void prepare() {}

        @AfterAll
        static void close() {}

        @Test
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void isTwoTests() {}

        @RepeatedTest(2)
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void isRepeated() {}

        @EnabledIfEnvironmentVariable(named = "NO_SUCH_VARIABLE", matches = "true")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void isConditional() {}
    }

    @Test
    void annotationsOfOtherEnginesInASpecClassAreSaidOnceEach() {
        String name = "Tenet: warning: " + WithOthersAnnotations.class.getName();
        assertThat(Printed.by(() -> new SpecKit(reports).run(WithOthersAnnotations.class)))
                .containsOnlyOnce(name + ".prepare() has @org.junit.jupiter.api.BeforeEach, but Tenet does not call it;"
                        + " move the setup into the constructor")
                .containsOnlyOnce(name + ".close() has @org.junit.jupiter.api.AfterAll, but Tenet does not call it")
                .containsOnlyOnce(
                        name + ".isTwoTests() is a spec method with @org.junit.jupiter.api.Test: another engine runs"
                                + " it too, and its result says nothing about the model. Remove @Test")
                .containsOnlyOnce(name + ".isRepeated() is a spec method with @org.junit.jupiter.api.RepeatedTest")
                // A condition is evaluated.
                .doesNotContain("isConditional() has")
                .containsOnlyOnce(name + ".folder has @org.junit.jupiter.api.io.TempDir, which has no effect on specs");
    }

    @ValueSpec
    @SuppressWarnings("unused")
    static class Plain {
        @Tag("ours")
        @org.junit.jupiter.api.Tag("theirs")
        @org.junit.jupiter.api.DisplayName("what Tenet reads as its own")
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void isMeasured() {}

        @Disabled("by Jupiter's annotation")
        @DeepValueTest
        void isDisabled() {}

        @Test
        void anOrdinaryTestBesideIt() {}
    }

    @Test
    void whatTenetReadsAndTestsBesideSpecsAreNoOversight() {
        assertThat(Printed.by(() -> new SpecKit(reports).run(Plain.class))).doesNotContain("warning");
    }

    @ValueSpec
    static class Empty {}

    @ValueSpec
    @SuppressWarnings("unused")
    private static class PrivateAndEmpty {}

    @ValueSpec
    abstract static class Abstract {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 4)
        void isInherited() {}
    }

    static class Heir extends Abstract {}

    @ValueSpec
    interface AnInterface {
        @DeepValueTest
        default void isInherited() {}
    }

    @ValueSpec
    static class OnlyAnEmptyMember {
        @ValueSpec
        static class Member {}
    }

    @Test
    void aSpecClassOfWhichNothingIsRunIsSaid() {
        assertThat(warnings(Empty.class)).contains("Empty has @ValueSpec, but no spec method");
        assertThat(warnings(PrivateAndEmpty.class)).contains("PrivateAndEmpty has @ValueSpec, but no spec method");
        assertThat(warnings(OnlyAnEmptyMember.class))
                .contains("OnlyAnEmptyMember$Member has @ValueSpec, but no spec method");
        assertThat(warnings(Abstract.class)).contains("Abstract has @ValueSpec, but is abstract");
        assertThat(warnings(AnInterface.class)).contains("AnInterface has @ValueSpec, but is an interface");
    }

    private String warnings(Class<?>... specs) {
        return Printed.by(() -> new SpecKit(reports).run(specs));
    }

    @Test
    void anAbstractClassWhoseHeirIsRunIsNoOversight() {
        assertThat(warnings(Abstract.class, Heir.class)).doesNotContain("warning");
    }

    @Test
    void classesThatAreFoundByScanningAreLookedAtToo() {
        String said = Printed.by(() -> new TenetTestEngine()
                .discover(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(selectPackage(WarningsTests.class.getPackageName()))
                                .filters(ClassNameFilter.includeClassNamePatterns(".*WarningsTests.*"))
                                .build(),
                        UniqueId.forEngine(TenetTestEngine.ID)));
        assumeTrue(!hasIssues(), "the console has it at execution");
        assertThat(said).containsOnlyOnce("WarningsTests$Empty has").doesNotContain("WarningsTests$Abstract has");
    }

    @Test
    void aSecondDiscoveryOfAnEngineSaysNothingTwice() {
        TenetTestEngine engine = new TenetTestEngine();
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(Empty.class))
                .build();
        Printed.by(() -> engine.discover(request, UniqueId.forEngine(TenetTestEngine.ID)));
        assertThat(Printed.by(() -> engine.discover(request, UniqueId.forEngine(TenetTestEngine.ID))))
                .isEmpty();
    }

    /** From 1.13 on; the suite is run on such platforms too. */
    @Test
    void thePlatformGetsEachWarningAsAnIssueAndNoneAsAnError() {
        assumeTrue(hasIssues(), "this platform has no discovery issues");
        List<String> issues = new ArrayList<>();
        EngineDiscoveryListener listener = (EngineDiscoveryListener) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {EngineDiscoveryListener.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("issueEncountered")) {
                        issues.add(arguments[1].toString());
                    }
                    return null;
                });
        Printed.by(() -> new TenetTestEngine()
                .discover(
                        listening(listener, WithOthersAnnotations.class, Empty.class),
                        UniqueId.forEngine(TenetTestEngine.ID)));
        assertThat(issues)
                .hasSize(6)
                .allMatch(issue -> issue.contains("WARNING"))
                .anyMatch(issue -> issue.contains("has @ValueSpec, but no spec method")
                        && issue.contains("ClassSource [className = '" + Empty.class.getName()));
    }

    private static boolean hasIssues() {
        return ReflectionSupport.tryToLoadClass("org.junit.platform.engine.DiscoveryIssue")
                .toOptional()
                .isPresent();
    }

    private static EngineDiscoveryRequest listening(EngineDiscoveryListener listener, Class<?>... specs) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(Stream.of(specs).map(spec -> selectClass(spec)).toArray(DiscoverySelector[]::new))
                .build();
        return new EngineDiscoveryRequest() {
            @Override
            public <T extends DiscoverySelector> List<T> getSelectorsByType(Class<T> type) {
                return request.getSelectorsByType(type);
            }

            @Override
            public <T extends DiscoveryFilter<?>> List<T> getFiltersByType(Class<T> type) {
                return request.getFiltersByType(type);
            }

            @Override
            public org.junit.platform.engine.ConfigurationParameters getConfigurationParameters() {
                return request.getConfigurationParameters();
            }

            @Override
            public EngineDiscoveryListener getDiscoveryListener() {
                return listener;
            }
        };
    }

    @ValueSpec
    static class Measured {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.1)
        void isMeasured() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 20, atLeast = 0.2)
        void isMeasuredAgain() {}
    }

    @Test
    void anUnknownVariableOfTheEnvironmentIsSaidOnceAndKeepsNoSpecFromRunning() throws Exception {
        Process process =
                start("pod.txt", Map.of("TENET_SERVICE_HOST", "10.0.0.1", "TENET_SEAD", "3", "TENET_SEED", "7"), "1");
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(reports.resolve("pod.txt")))
                .containsOnlyOnce("Tenet: warning: unknown environment variable TENET_SERVICE_HOST is ignored")
                .containsOnlyOnce("unknown environment variable TENET_SEAD is ignored; did you mean TENET_SEED?")
                .contains("ended: 4 succeeded, 0 failed");
    }

    @Test
    void aConcurrencyBeyondItsBoundIsAnInvalidSetting() throws Exception {
        Process process = start("forty-million.txt", Map.of(), "40000000");
        assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
        assertThat(Files.readString(reports.resolve("forty-million.txt")))
                .contains("setting tenet.concurrency is \"40000000\"; expected a count of at least 1, at most 1,000")
                .contains("ended: 0 succeeded, 2 failed");
    }

    private Process start(String output, Map<String, String> environment, String concurrency) throws IOException {
        return SpecProcess.start(
                reports.resolve(output),
                environment,
                Map.of(
                        Role.SUBJECT.model().key(),
                        "class:" + SpecKit.FirstOption.class.getName(),
                        CallSettings.CONCURRENCY.key(),
                        concurrency,
                        ReportSettings.REPORTS.key(),
                        reports.resolve("reports").toString()),
                Measured.class);
    }
}
