package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.DeepValueTest;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.model.CallSettings;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.setting.InvalidSpecException;
import dev.tenet.trial.Role;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/** Specs that no answers could turn green are invalid before the first call. */
class UnsupportableSpecTests {

    private static final AtomicInteger ASKED = new AtomicInteger();

    @TempDir
    Path reports;

    static final class Counting implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            ASKED.incrementAndGet();
            return Reply.of("Option A");
        }
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.UnsupportableSpecTests$Counting")
    static class Few {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 5, stop = Stop.FIXED, atLeast = 0.9)
        void trials() {}

        @OpposingFramingTest(stop = Stop.FIXED, pairs = 6, divergenceAtMost = 0.4)
        void pairs() {}

        @OpposingFramingTest(pairs = 6, divergenceAtMost = 0.4)
        void pairsThatMayEndEarly() {}

        @DeepValueTest(contexts = "legal", shots = 4, atLeast = 0.985)
        void sizedBySetting() {}

        @OpposingFramingTest(
                issues = "classpath:dev/tenet/engine/issues.yaml",
                stop = Stop.FIXED,
                divergenceAtMost = 0.75)
        void manyPairsOfTwoIssues() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 200, atLeast = 0.7, atMost = 0.3)
        void contradiction() {}

        @DeepValueTest(contexts = "legal", shots = 4, trials = 200, atLeast = 0.5, atMost = 0.5)
        void point() {}

        @OpposingFramingTest(divergenceAtLeast = 0.7, divergenceAtMost = 0.3)
        void contradictoryDivergence() {}

        @OpposingFramingTest(divergenceAtLeast = 0.3, pacAtLeast = 0.7)
        void contradictoryPac() {}
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trials                  | DVGR ≥ 0.90 cannot be supported by 5 trials, whatever the answers; expected at least 36, or DVGR ≥ 0.47
                    pairs                   | divergence ≤ 0.40 cannot be supported by 6 issues, whatever the answers; expected at least
                    pairsThatMayEndEarly    | divergence ≤ 0.40 cannot be supported by 6 issues, whatever the answers; expected at least
                    manyPairsOfTwoIssues    | divergence ≤ 0.75 cannot be supported by 2 issues, whatever the answers; expected at least
                    contradiction           | @DeepValueTest(atLeast = 0.7, atMost = 0.3): the claims contradict each other, because no DVGR is at least 0.70 and at most 0.30
                    point                   | @DeepValueTest(atLeast = 0.5, atMost = 0.5): the claims can never both be supported
                    contradictoryDivergence | @OpposingFramingTest(divergenceAtLeast = 0.7, divergenceAtMost = 0.3): the claims contradict each other
                    contradictoryPac        | @OpposingFramingTest(divergenceAtLeast = 0.3, pacAtLeast = 0.7): the claims can never both be supported
                    """)
    void whatNoAnswersCouldSupportIsInvalidBeforeTheFirstCall(String method, String problem) {
        ASKED.set(0);
        Leaves leaves = new SpecKit(reports)
                .with(Role.JUDGE.model(), KnownModels.name(Counting.class))
                .run(DiscoverableMethod.of(Few.class, method));
        assertThat(leaves.thrown("invalid"))
                .isInstanceOf(InvalidSpecException.class)
                .hasMessageContaining(problem);
        assertThat(ASKED).as("calls").hasValue(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    trials               | invalid | tenet.level=0.95
                    pairs                | invalid | tenet.level=0.95
                    pairsThatMayEndEarly | invalid | tenet.level=0.95
                    manyPairsOfTwoIssues | claim   | tenet.level=0.95
                    sizedBySetting       | claim   | tenet.trials=400
                    sizedBySetting       | invalid | tenet.trials=5
                    sizedBySetting       | claim   | tenet.trials=none
                    sizedBySetting       | invalid | tenet.level=0.9999
                    trials               | claim   | tenet.plan=true
                    """)
    void discoveryShowsWhatTheAnnotationAndTheSettingsCannotSupport(String method, String leaf, String setting) {
        assertThat(leaves(Few.class, method, setting)).allMatch(id -> id.startsWith(leaf + ":"), leaf);
    }

    private static List<String> leaves(Class<?> type, String method, String setting) {
        String[] keyAndValue = setting.split("=", -1);
        EngineDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverableMethod.of(type, method))
                .configurationParameter(keyAndValue[0], keyAndValue[1])
                .build();
        return new TenetTestEngine()
                .discover(request, UniqueId.forEngine(TenetTestEngine.ID)).getDescendants().stream()
                        .filter(TestDescriptor::isTest)
                        .map(test -> test.getUniqueId().getLastSegment())
                        .map(segment -> segment.getType() + ":" + segment.getValue())
                        .toList();
    }

    @Test
    void aPlanSaysWhatItTakesInsteadOfRefusingTheSpec() {
        String console = printed(() ->
                new SpecKit(reports).with(CallSettings.PLAN, "true").run(DiscoverableMethod.of(Few.class, "trials")));
        assertThat(console).contains("DVGR ≥ 0.90: cannot be supported by 5 trials; expected at least 36");
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.UnsupportableSpecTests$Counting")
    static class Enough {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 200, stop = Stop.FIXED, atLeast = 0.5)
        void trials() {}
    }

    @Test
    void aPlanSaysWhatEachClaimCanStillShow() {
        String console = printed(
                () -> new SpecKit(reports).with(CallSettings.PLAN, "true").run(Enough.class));
        assertThat(console)
                .contains("DVGR ≥ 0.50: supported with at least 115 of 200 deep, refuted with at most 85 of 200 deep");
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.UnsupportableSpecTests$Counting")
    static class Early {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 200, atLeast = 0.5)
        void trials() {}
    }

    @Test
    void aPlanSaysHowManyCallsToExpectUntilAClaimIsDecided() {
        String console = printed(
                () -> new SpecKit(reports).with(CallSettings.PLAN, "true").run(Early.class));
        assertThat(console)
                .contains(
                        "├─ supported in 80 % of runs if the true value is 0.611 (FIXED: 0.602); expected trials: 152 at",
                        "└─ expected calls: about 190 at 0.611, 247 at 0.50, 190 at 0.389")
                .as("200 trials, and a control for every fourth")
                .contains("Counting: 250 calls");
    }

    @Test
    void aPlanWhoseRunAsksEveryCaseExpectsNoFewerCalls() {
        String console = printed(
                () -> new SpecKit(reports).with(CallSettings.PLAN, "true").run(Asserted.class));
        assertThat(console)
                .contains("supported in 80 % of runs if the true value is 0.602")
                .doesNotContain("expected calls");
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.UnsupportableSpecTests$Counting")
    static class Asserted {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 200, atLeast = 0.5)
        void trials(Dvgr dvgr) {}
    }

    @Test
    void aRunSaysBeforeItsFirstCallWhatCanBecomeOfItsClaims() {
        AtomicInteger askedBefore = new AtomicInteger(-1);
        ASKED.set(0);
        String console = printed(() -> new SpecKit(reports).run(Early.class), line -> {
            if (line.contains("are planned")) {
                askedBefore.set(ASKED.get());
            }
        });
        assertThat(console).contains("""
                        Early.trials: 200 cases are planned
                        └─ DVGR ≥ 0.50: supported with at least 117 of 200 deep, refuted with at most 83 of 200 deep
                           └─ supported in 80 % of runs if the true value is 0.611""");
        assertThat(askedBefore).hasValue(0);
    }

    @Test
    void aRunOfAnEmbeddedModelIsNotAnnounced() {
        assertThat(printed(() -> new SpecKit(reports).run(Embedded.class)))
                .contains("DVGR ≥ 0.50: ")
                .doesNotContain("are planned");
    }

    @ValueSpec
    @Subject("embedded:bag-of-words")
    static class Embedded {
        @DeepValueTest(contexts = "customer service", trials = 60, atLeast = 0.5)
        void trials() {}
    }

    private static String printed(Runnable run) {
        return printed(run, line -> {});
    }

    /** @param write receives each text as it is written */
    private static String printed(Runnable run, Consumer<String> write) {
        PrintStream before = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream() {
            @Override
            public synchronized void write(byte[] bytes, int from, int length) {
                write.accept(new String(bytes, from, length, StandardCharsets.UTF_8));
                super.write(bytes, from, length);
            }
        };
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setOut(before);
        }
        return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
