package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Control;
import dev.tenet.DeepValueTest;
import dev.tenet.ValueSpec;
import dev.tenet.deepvalue.Dvgr;
import dev.tenet.model.CallSettings;
import dev.tenet.report.ReportSettings;
import dev.tenet.trial.Role;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Launches of one build in several processes, as Surefire starts them with {@code forkCount} above 1. */
@Tag("slow")
class SharedBuildTests {

    private static final int TOKENS_OF_A_CALL = ChatServer.INPUT_TOKENS + ChatServer.OUTPUT_TOKENS;

    @TempDir
    Path folder;

    /** A server that knows when it was asked. */
    private static final class Clocked extends ChatServer {

        private final List<Long> asked = Collections.synchronizedList(new ArrayList<>());

        Clocked(long delayMillis) throws IOException {
            super(delayMillis);
        }

        @Override
        public MockResponse dispatch(RecordedRequest request) throws InterruptedException {
            asked.add(System.nanoTime());
            return super.dispatch(request);
        }
    }

    @ValueSpec
    static class First {
        @DeepValueTest(contexts = "finance", shots = 4, trials = 30, control = Control.NONE, atLeast = 0.01)
        void isMeasured(Dvgr dvgr) {}
    }

    @ValueSpec
    static class Second {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 30, control = Control.NONE, atLeast = 0.01)
        void isMeasured(Dvgr dvgr) {}
    }

    @ValueSpec
    static class LongOne {
        @DeepValueTest(contexts = "legal", shots = 4, trials = 400, control = Control.NONE, atLeast = 0.01)
        void isMeasured(Dvgr dvgr) {}
    }

    private Process start(ChatServer server, Class<?> spec, Map<String, String> settings) throws IOException {
        Map<String, String> parameters = new LinkedHashMap<>(settings);
        parameters.put(Role.SUBJECT.model().key(), server.name());
        parameters.put(ReportSettings.REPORTS.key(), folder.resolve("reports").toString());
        parameters.put(ReportSettings.BUILD.key(), "ci-42");
        return SpecProcess.start(folder.resolve(spec.getSimpleName() + ".txt"), Map.of(), parameters, spec);
    }

    private static void await(Process... processes) throws InterruptedException {
        for (Process process : processes) {
            assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
        }
    }

    private String said(Class<?> spec) throws IOException {
        return Files.readString(folder.resolve(spec.getSimpleName() + ".txt"));
    }

    @Test
    void theyShareOneFolderOneLogAndOneSummary() throws Exception {
        try (Clocked server = new Clocked(5)) {
            await(start(server, First.class, Map.of()), start(server, Second.class, Map.of()));
        }
        Path reports = folder.resolve("reports");
        assertThat(RunFiles.named("summary.json", reports)).containsExactly(reports.resolve("ci-42/summary.json"));
        JsonNode summary = RunFiles.summary(reports);
        assertThat(summary.path("specs"))
                .extracting(spec -> spec.path("spec").textValue() + " "
                        + spec.path("status").textValue())
                .containsExactlyInAnyOrder(
                        First.class.getName() + ".isMeasured measured",
                        Second.class.getName() + ".isMeasured measured");
        assertThat(summary.path("ended").isTextual()).isTrue();
        assertThat(summary.path("verdict").textValue()).isNotNull();
        List<JsonNode> trials = RunFiles.trials(reports);
        assertThat(trials).hasSize(60);
        assertThat(RunFiles.distinct("spec", trials)).hasSize(2);
        assertThat(said(First.class) + said(Second.class)).contains("Tenet, build ci-42 so far: ");
    }

    @Test
    void theySpendOneBudget() throws Exception {
        long budget = 20_000;
        int requests;
        try (Clocked server = new Clocked(20)) {
            Map<String, String> settings = Map.of(CallSettings.BUDGET_TOKENS.key(), Long.toString(budget));
            await(start(server, LongOne.class, settings), start(server, First.class, settings));
            requests = server.requests();
        }
        // The estimate of a prompt is above what this server counts, so that nothing goes beyond.
        assertThat((long) requests * TOKENS_OF_A_CALL).isBetween(budget / 2, budget);
        assertThat(said(LongOne.class)).contains("the budget does not allow the next call: ");
        assertThat(RunFiles.summary(folder.resolve("reports")).path("verdict").textValue())
                .isEqualTo("stopped");
    }

    @Test
    void theyKeepOnePace() throws Exception {
        try (Clocked server = new Clocked(5)) {
            Map<String, String> settings = Map.of(CallSettings.REQUESTS_PER_MINUTE.key(), "450");
            await(start(server, First.class, settings), start(server, Second.class, settings));
            List<Long> asked = new ArrayList<>(server.asked);
            Collections.sort(asked);
            assertThat(asked).hasSize(60);
            // 7.5 a second; each process by itself would take half as long. The first calls of a process are late by
            // what
            // it takes to load the classes they need.
            assertThat(TimeUnit.NANOSECONDS.toMillis(asked.get(59) - asked.get(0)))
                    .isGreaterThan(6_600);
        }
    }

    @Test
    void whatAKilledOneHadReservedIsReleasedAndItsSpecIsNotForgotten() throws Exception {
        try (Clocked server = new Clocked(3000)) {
            Map<String, String> settings = Map.of(CallSettings.BUDGET_TOKENS.key(), "60000");
            Process killed = start(server, LongOne.class, settings);
            long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (server.requests() < 10 && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(20);
            }
            killed.destroyForcibly();
            await(killed);
        }
        int left;
        try (Clocked server = new Clocked(5)) {
            Map<String, String> settings = Map.of(CallSettings.BUDGET_TOKENS.key(), "60000");
            Process after = start(server, First.class, settings);
            await(after);
            left = server.requests();
        }
        assertThat(left).as("calls after the kill").isEqualTo(30);
        JsonNode summary = RunFiles.summary(folder.resolve("reports"));
        assertThat(summary.path("specs"))
                .extracting(spec -> spec.path("status").textValue() + " "
                        + spec.path("problem").textValue())
                .containsExactly("broken the process ended before the spec was measured", "measured null");
        assertThat(summary.path("verdict").textValue()).isEqualTo("stopped");
        assertThat(summary.path("ended").isTextual()).isTrue();
    }
}
