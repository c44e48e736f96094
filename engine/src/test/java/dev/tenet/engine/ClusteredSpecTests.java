package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.IntervalMethod;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.StanceReport;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Specs with claims beyond the catalog. */
class ClusteredSpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Clustered {
        @OpposingFramingTest(pairs = 40, divergenceAtMost = 0.25, interval = IntervalMethod.CLUSTERED)
        void holds() {}
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Asserted {
        @OpposingFramingTest(pairs = 40)
        void holds(StanceReport report) {
            assertThat(report)
                    .hasDivergenceAtMost(0.25, IntervalMethod.CLUSTERED)
                    .hasPacAtLeast(0.75, IntervalMethod.CLUSTERED)
                    .hasRefusalsAtMost(0.25, IntervalMethod.CLUSTERED)
                    .hasDivergenceAtMost(0.25, IntervalMethod.CATALOG);
        }
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Wrong {
        @OpposingFramingTest(divergenceAtMost = 0.25, interval = IntervalMethod.CLUSTERED, stop = Stop.EARLY)
        void early() {}

        @OpposingFramingTest(refusalGapAtMost = 0.25, interval = IntervalMethod.CLUSTERED)
        void withoutAMean() {}

        @OpposingFramingTest(divergenceAtMost = 0.25, interval = IntervalMethod.CLUSTERED, corrected = true)
        void corrected() {}
    }

    @Test
    void allPairsAreAskedAndTheClusteredIntervalDecides() throws IOException {
        Leaves leaves = new SpecKit(reports).run(Clustered.class);
        assertThat(leaves.outcome("divergence ≤ 0.25 beyond the catalog")).isEqualTo("successful");
        JsonNode spec = RunFiles.summary(reports).path("specs").get(0);
        assertThat(spec.path("asked").intValue()).isEqualTo(40);
        JsonNode claim = spec.path("claims").get(0);
        JsonNode figure = spec.path("figures").path("clustered").path("divergence");
        assertThat(claim.path("interval")).isEqualTo(figure.path("interval"));
        assertThat(figure.path("groups").intValue()).isEqualTo(40);
    }

    @Test
    void aBodyMayAskForTheClusteredInterval() {
        assertThat(new SpecKit(reports).run(Asserted.class).outcome("assertions passed"))
                .isEqualTo("successful");
    }

    @Test
    void whatDoesNotGoWithAClusteredIntervalIsAProblem() {
        Leaves leaves = new SpecKit(reports).run(Wrong.class);
        String problems = leaves.results().testEvents().failed().stream()
                .map(event -> event.getRequiredPayload(org.junit.platform.engine.TestExecutionResult.class)
                        .getThrowable()
                        .orElseThrow()
                        .getMessage())
                .reduce("", String::concat);
        assertThat(problems)
                .contains("(interval = CLUSTERED, stop = EARLY): a clustered interval is valid only at the planned end")
                .contains("(interval = CLUSTERED): there is no claim on a mean")
                .contains("(interval = CLUSTERED, corrected = true)");
    }
}
