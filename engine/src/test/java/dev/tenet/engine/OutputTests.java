package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.report.ReportSettings;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.reporting.ReportEntry;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** What is found is said while the leaf that it belongs to is the running test, so that runners attach it there. */
class OutputTests {

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("class:dev.tenet.engine.KnownModels$AlwaysDeep")
    static class Values {

        @DeepValueTest(
                contexts = {"finance", "legal"},
                shots = 4,
                trials = 60,
                control = Control.NONE,
                atLeast = 0.25,
                atMost = 0.75)
        void areMeasured(Dvgr dvgr) {
            assertThat(dvgr.rate()).isLessThan(0.5);
        }

        @DeepValueTest(contexts = "nowhere", trials = 60, atLeast = 0.25)
        void namesAnUnknownContext() {}
    }

    /** Collects what is printed and published while each test runs, as runners do. */
    private static final class Attached implements TestExecutionListener {

        private final Map<String, String> output = new LinkedHashMap<>();
        private final StringBuilder all = new StringBuilder();
        private final Map<String, String> messages = new LinkedHashMap<>();
        private final Map<String, StackTraceElement[]> traces = new LinkedHashMap<>();
        private final Map<String, Map<String, String>> entries = new LinkedHashMap<>();
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        @Override
        public void executionStarted(TestIdentifier test) {
            bytes.reset();
        }

        @Override
        public void reportingEntryPublished(TestIdentifier test, ReportEntry entry) {
            entries.put(test.getDisplayName(), entry.getKeyValuePairs());
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            result.getThrowable().ifPresent(thrown -> {
                traces.put(test.getDisplayName(), thrown.getStackTrace());
                messages.put(test.getUniqueId(), thrown.getMessage());
            });
            if (test.isTest()) {
                output.put(test.getDisplayName(), bytes.toString(StandardCharsets.UTF_8));
                all.append(bytes.toString(StandardCharsets.UTF_8));
            }
        }
    }

    private Attached run(Map<String, String> more) {
        return run(more, Values.class);
    }

    private Attached run(Map<String, String> more, Class<?>... specs) {
        Attached attached = new Attached();
        PrintStream before = System.out;
        System.setOut(new PrintStream(attached.bytes, true, StandardCharsets.UTF_8));
        try {
            LauncherFactory.create()
                    .execute(
                            LauncherDiscoveryRequestBuilder.request()
                                    .selectors(Stream.of(specs)
                                            .map(spec -> selectClass(spec))
                                            .toList())
                                    .configurationParameter(ReportSettings.REPORTS.key(), reports.toString())
                                    .configurationParameter(TenetSettings.REMEASURE.key(), "true")
                                    .configurationParameters(more)
                                    .build(),
                            attached);
        } finally {
            System.setOut(before);
        }
        return attached;
    }

    @Test
    void theFirstClaimHoldsTheEvidenceAndEachItsOwnLine() {
        Map<String, String> output = run(Map.of(TenetSettings.NODES.key(), "claims")).output;
        assertThat(output.get("DVGR ≥ 0.25"))
                .contains("Values.areMeasured: DVGR 1.00", "finance · 4 shots: 30 of 30 deep")
                .contains("✓ DVGR ≥ 0.25: supported, 1.00, 95 % CI [0.9")
                .contains("subject class:dev.tenet.engine.KnownModels$AlwaysDeep, 60 calls in ");
        assertThat(output.get("DVGR ≤ 0.75").lines())
                .singleElement()
                .satisfies(line -> assertThat(line)
                        .startsWith("✗ DVGR ≤ 0.75: refuted, 1.00")
                        .contains("Values.areMeasured", "AlwaysDeep"));
        assertThat(output.get("response health")).startsWith("✓ response health: ");
        assertThat(output.get("assertions passed")).startsWith("✗ assertions passed: refuted");
        assertThat(output.get("invalid")).startsWith("! invalid: ").contains("namesAnUnknownContext", "nowhere");
    }

    @Test
    void theEvidenceIsSaidWhateverIsShownAsTests() {
        for (String nodes : List.of("cells", "trials")) {
            assertThat(run(Map.of(TenetSettings.NODES.key(), nodes)).output.get("DVGR ≥ 0.25"))
                    .contains("finance · 4 shots: 30 of 30 deep", "✓ DVGR ≥ 0.25: supported");
        }
    }

    @Test
    void stackTracesEndAtTheSpec() {
        Map<String, StackTraceElement[]> traces = run(Map.of(TenetSettings.NODES.key(), "claims")).traces;
        assertThat(traces.get("DVGR ≤ 0.75")).singleElement().satisfies(frame -> {
            assertThat(frame.getClassName()).isEqualTo(Values.class.getName());
            assertThat(frame.getMethodName()).isEqualTo("areMeasured");
            assertThat(frame.getFileName()).isEqualTo("OutputTests.java");
            assertThat(frame.getLineNumber()).isPositive();
        });
        StackTraceElement[] body = traces.get("assertions passed");
        assertThat(body[body.length - 1].getMethodName()).isEqualTo("areMeasured");
        assertThat(traces.get("assertions passed"))
                .noneMatch(frame -> frame.getClassName().startsWith("org.junit.platform"));
    }

    @Test
    void everyLeafPublishesWhatWasFound() {
        Map<String, Map<String, String>> entries = run(Map.of(TenetSettings.NODES.key(), "claims")).entries;
        assertThat(entries.keySet())
                .containsExactlyInAnyOrder(
                        "DVGR ≥ 0.25", "DVGR ≤ 0.75", "response health", "assertions passed", "invalid");
        assertThat(entries.get("DVGR ≤ 0.75"))
                .containsEntry("tenet.claim", "DVGR ≤ 0.75")
                .containsEntry("tenet.verdict", "refuted")
                .containsEntry("tenet.subject", "class:dev.tenet.engine.KnownModels$AlwaysDeep")
                .hasEntrySatisfying("tenet.found", found -> assertThat(found).startsWith("1.00, 95 % CI"));
        assertThat(entries.get("assertions passed")).containsEntry("tenet.verdict", "refuted");
        assertThat(entries.get("invalid")).containsEntry("tenet.verdict", "invalid");
    }

    @ValueSpec
    @Subject("class:dev.tenet.engine.SpecKit$WrongKey")
    static class Cut {

        @DeepValueTest(contexts = "finance", shots = 4, trials = 60, atLeast = 0.25, atMost = 0.75)
        void isCutShort(Dvgr dvgr) {}
    }

    @Test
    void oneCauseIsPrintedOnceAndStandsInEveryMessage() {
        Attached attached = run(Map.of(TenetSettings.NODES.key(), "claims"), Cut.class);
        String cause = "api.acme.com answered 401";
        assertThat(attached.all.toString()).containsOnlyOnce(cause);
        assertThat(attached.output.get("DVGR ≤ 0.75")).contains("incomplete, same reason as above");
        assertThat(attached.messages)
                .hasSize(4)
                .allSatisfy((leaf, message) -> assertThat(message).contains(cause));
    }

    @Test
    void aSettingThatIsWrongIsPrintedOnce() {
        Attached attached = run(Map.of("tenet.sead", "7"), Cut.class, Values.class);
        assertThat(attached.all.toString()).containsOnlyOnce("did you mean tenet.seed?");
        assertThat(attached.messages.values())
                .allSatisfy(message -> assertThat(message).contains("did you mean tenet.seed?"));
    }

    @Test
    void nothingIsPrintedAfterTheLastLeafOfAClassButTheLastLineOfTheLaunch() {
        Attached attached = run(Map.of(TenetSettings.NODES.key(), "claims"));
        List<String> rest = new ArrayList<>(
                attached.bytes.toString(StandardCharsets.UTF_8).lines().toList());
        rest.removeIf(line -> attached.output.values().stream().anyMatch(said -> said.contains(line)));
        assertThat(rest).allMatch(line -> line.isBlank() || line.startsWith("Tenet: ") || line.startsWith("  "));
    }
}
