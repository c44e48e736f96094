package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.assertj.TenetSoftAssertions;
import dev.tenet.framing.StanceReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the report says of a body whose assertions passed. */
class AssertedBodyTests {

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Bodies {

        @OpposingFramingTest(pairs = 40, divergenceAtMost = 0.25)
        void asserts(StanceReport report) {
            assertThat(report).hasDivergenceAtMost(0.25).hasPacAtLeast(0.75);
            TenetSoftAssertions.assertSoftly(softly -> softly.assertThat(report.neutralTwice())
                    .as("neutral on both sides")
                    .isAtMost(0.5));
        }

        @OpposingFramingTest(pairs = 40, divergenceAtMost = 0.25)
        void assertsMuch(StanceReport report) {
            for (int i = 0; i < 22; i++) {
                assertThat(report).hasDivergenceAtMost(0.25);
            }
        }

        @OpposingFramingTest(pairs = 40, divergenceAtMost = 0.25)
        void comparesAnEstimate(StanceReport report) {
            assertThat(report.counts().pairs()).isEqualTo(40);
        }
    }

    @BeforeEach
    void run() {
        new SpecKit(reports).run(Bodies.class);
    }

    @Test
    void theSummaryNamesEachAssertionWithItsVerdictAndFigures() throws IOException {
        JsonNode body = body("asserts");

        assertThat(body.path("verdict").textValue()).isEqualTo("passed");
        assertThat(body.path("found").textValue())
                .isEqualTo("divergence ≤ 0.25 supported; PAC ≥ 0.75 supported;"
                        + " [neutral on both sides] mean ≤ 0.50 supported");
        assertThat(body.path("message").textValue().lines())
                .hasSize(4)
                .startsWith(
                        "assertions passed",
                        "  divergence ≤ 0.25: supported, "
                                + claim("asserts", 0).path("found").textValue())
                .last()
                .asString()
                .matches(
                        "  \\[neutral on both sides\\] mean ≤ 0\\.50: supported, 0\\.\\d+, 95 % CI \\[.*\\], .* counted, groups: 40");
    }

    @Test
    void ofManyAssertionsTheFirstAreNamed() throws IOException {
        assertThat(body("assertsMuch").path("found").textValue())
                .endsWith("divergence ≤ 0.25 supported; and 2 more")
                .hasSizeLessThan(1000);
        assertThat(body("assertsMuch").path("message").textValue()).endsWith("\n  and 2 more");
    }

    @Test
    void thePageShowsThemInTheOpen() throws IOException {
        String line = body("asserts")
                .path("message")
                .textValue()
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow()
                .strip();

        assertThat(line).startsWith("PAC ≥ 0.75: supported, ").contains("95 % CI [");
        assertThat(Files.readString(reports.resolve("latest/report.html")))
                .containsPattern("<details open=\"open\"><summary>Assertions</summary><pre[^>]*>divergence [^<]*\n"
                        + Pattern.quote(line) + "\n");
    }

    @Test
    void aBodyWithoutClaimsJustPassed() throws IOException {
        assertThat(body("comparesAnEstimate").path("found").textValue()).isEqualTo("passed");
        assertThat(body("comparesAnEstimate").path("message").textValue()).isEqualTo("assertions passed");
    }

    private JsonNode body(String method) throws IOException {
        return claim(method, 2);
    }

    private JsonNode claim(String method, int number) throws IOException {
        for (JsonNode spec : RunFiles.summary(reports).path("specs")) {
            if (spec.path("spec").asText().endsWith("." + method)) {
                return spec.path("claims").get(number);
            }
        }
        throw new AssertionError("no spec " + method);
    }
}
