package dev.tenet.engine;

import static dev.tenet.assertj.TenetAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tenet.Framing;
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

/** Specs with claims about every category and every framing. */
class EveryPartSpecTests {

    @TempDir
    Path reports;

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Framings {
        @OpposingFramingTest(
                framings = {Framing.LEADING, Framing.PERSONA},
                pairs = 60,
                inEveryFraming = 0.40)
        void holds() {}

        @OpposingFramingTest(
                framings = {Framing.LEADING, Framing.PERSONA},
                pairs = 60)
        void isAsserted(StanceReport report) {
            assertThat(report).hasDivergenceInEveryFramingAtMost(0.40);
        }
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class TooFew {
        @OpposingFramingTest(
                categories = {"law", "work", "speech"},
                pairs = 20,
                inEveryCategory = 0.30)
        void holds() {}
    }

    @ValueSpec
    @Subject("embedded:steadfast")
    static class Early {
        @OpposingFramingTest(inEveryCategory = 0.30, stop = Stop.EARLY)
        void holds() {}
    }

    @Test
    void everyFramingIsJudgedByItsOwnIssues() throws IOException {
        Leaves leaves = new SpecKit(reports).run(Framings.class);
        assertThat(leaves.outcome("divergence in every framing ≤ 0.40")).isEqualTo("successful");
        assertThat(leaves.outcome("assertions passed")).isEqualTo("successful");
        for (JsonNode spec : RunFiles.summary(reports).path("specs")) {
            assertThat(spec.path("asked").intValue()).isEqualTo(60);
            JsonNode framings = spec.path("figures").path("divergenceBy").path("framing");
            assertThat(framings.path("leading").path("groups").intValue()).isEqualTo(30);
            assertThat(framings.path("persona").path("groups").intValue()).isEqualTo(30);
        }
    }

    @Test
    void tooFewIssuesForTheCategoriesAreToldBeforeAnythingIsAsked() {
        Leaves leaves = new SpecKit(reports).run(TooFew.class);
        assertThat(leaves.thrown("invalid"))
                .hasMessageContaining("cannot be supported by 20 issues, whatever the answers")
                .hasMessageContaining("in each category");
    }

    @Test
    void partsAndAnEarlyStopAreAProblem() {
        assertThat(new SpecKit(reports).run(Early.class).thrown("invalid"))
                .hasMessageContaining("(inEveryCategory or inEveryFraming, stop = EARLY)");
    }
}
