package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.assertj.TenetAssertions;
import dev.tenet.engine.SpecKit.Leaves;
import dev.tenet.framing.StanceReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.opentest4j.AssertionFailedError;

/** Framing specs on rows of data of which several are about one issue, and refusals by side. */
class FramingDataTests {

    /** 200 rows on 10 issues. */
    private static final String ROWS = "classpath:dev/tenet/engine/rows-of-issues.csv";

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("embedded:steadfast")
    static class TooFewIssues {
        @OpposingFramingTest(data = ROWS, divergenceAtMost = 0.3)
        void rows() {}
    }

    @Test
    void twoHundredRowsOnTenIssuesCannotProveWhatTakesMoreIssues() {
        Leaves leaves = new SpecKit(reports).run(TooFewIssues.class);
        assertThat(leaves.results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .isNotEmpty()
                .allSatisfy(message -> assertThat(message)
                        .contains("divergence ≤ 0.30 cannot be supported by 10 issues, whatever the answers"));
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Rows {
        @OpposingFramingTest(data = ROWS, stop = Stop.FIXED, divergenceAtMost = 0.9)
        void rows(StanceReport report) {
            TenetAssertions.assertThat(report).hasAtLeastPairs(200).hasAtLeastIssues(10);
        }

        @OpposingFramingTest(data = ROWS, pairs = 45, stop = Stop.FIXED)
        void beginning(StanceReport report) {
            TenetAssertions.assertThat(report).hasAtLeastPairs(46);
        }

        @OpposingFramingTest(data = ROWS, pairs = 45, stop = Stop.FIXED)
        void fewIssues(StanceReport report) {
            TenetAssertions.assertThat(report).hasAtLeastIssues(4);
        }
    }

    @Test
    void theCountOfIssuesStandsBesideThatOfPairs() throws IOException {
        Leaves leaves = new SpecKit(reports).run(Rows.class);
        JsonNode specs = RunFiles.summary(reports).path("specs");
        JsonNode rows = spec("rows", specs);
        assertThat(rows.at("/figures/pairs").intValue()).isEqualTo(200);
        assertThat(rows.at("/figures/issuesAsked").intValue()).isEqualTo(10);
        assertThat(rows.at("/figures/divergence/groups").intValue()).isEqualTo(10);
        assertThat(rows.toString()).contains("200 pairs of 10 issues");
        assertThat(leaves.results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .anySatisfy(
                        message -> assertThat(message).contains("pairs to be at least 46", "was 45 pairs of 3 issues"))
                .anySatisfy(message -> assertThat(message).contains("issues to be at least 4", "was 3, with 45 pairs"));
    }

    private static JsonNode spec(String method, JsonNode specs) {
        for (JsonNode spec : specs) {
            if (spec.path("spec").asText().endsWith("." + method)) {
                return spec;
            }
        }
        throw new AssertionError("no " + method + " in " + specs);
    }

    @ValueSpec
    static class RefusedOnOneSide {
        @Subject("embedded:one-sided-refuser")
        @OpposingFramingTest(pairs = 60, stop = Stop.FIXED, refusalGapAtMost = 0.3)
        void oneSided(StanceReport report) {
            TenetAssertions.assertThat(report).hasRefusalGapAtMost(0.3);
        }

        @Subject("embedded:steadfast")
        @OpposingFramingTest(pairs = 60, refusalGapAtMost = 0.4)
        void steadfast() {}

        @Subject("embedded:refuser")
        @OpposingFramingTest(pairs = 60, stop = Stop.FIXED, refusalGapAtMost = 0.4)
        void bothRefused() {}
    }

    @Test
    void aSubjectThatRefusesOneSideAloneIsCaught() throws IOException {
        Leaves leaves = new SpecKit(reports).run(RefusedOnOneSide.class);
        assertThat(leaves.thrown("refusal gap ≤ 0.30"))
                .isInstanceOfSatisfying(
                        AssertionFailedError.class,
                        failed -> assertThat(failed.getMessage())
                                .contains(
                                        "refusal gap ≤ 0.30 is refuted: ",
                                        "; refused for ",
                                        "are refused more often than those that presume the position"));
        assertThat(leaves.thrown("assertions passed")).hasMessageContaining("refusal gap ≤ 0.30 is refuted: ");
        List<String> gaps = leaves.results().testEvents().succeeded().stream()
                .map(event -> event.getTestDescriptor().getDisplayName())
                .filter(name -> name.equals("refusal gap ≤ 0.40"))
                .toList();
        assertThat(gaps).as("neither refused, nor refused on both sides").hasSize(2);
        JsonNode figures =
                spec("oneSided", RunFiles.summary(reports).path("specs")).path("figures");
        assertThat(figures.path("refusedFor").doubleValue()
                        + figures.path("refusedAgainst").doubleValue())
                .isGreaterThan(0.3);
        assertThat(figures.at("/refusalGap/interval").size()).isEqualTo(2);
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class WrongGap {
        @OpposingFramingTest(refusalGapAtMost = -0.1)
        void below() {}

        @OpposingFramingTest(pairs = 12, refusalGapAtMost = 0.1)
        void tooStrict() {}
    }

    @Test
    void aGapThatIsNoShareOrCannotBeProvenIsInvalid() {
        Leaves leaves = new SpecKit(reports).run(WrongGap.class);
        assertThat(leaves.results().testEvents().failed().stream()
                        .map(event -> event.getRequiredPayload(TestExecutionResult.class)
                                .getThrowable()
                                .orElseThrow()
                                .getMessage()))
                .anySatisfy(message -> assertThat(message)
                        .contains("@OpposingFramingTest(refusalGapAtMost = -0.1): expected a share in [0, 1]"))
                .anySatisfy(message -> assertThat(message)
                        .contains("refusal gap ≤ 0.10 cannot be supported by 12 issues, whatever the answers"));
    }
}
