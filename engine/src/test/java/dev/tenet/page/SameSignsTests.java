package dev.tenet.page;

import static dev.tenet.page.Pages.claim;
import static dev.tenet.page.Pages.page;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.digest.RunDigest;
import dev.tenet.report.ClaimRow;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An outcome has one sign, wherever it is shown. */
class SameSignsTests {

    @TempDir
    Path reports;

    @ParameterizedTest
    @CsvSource({"supported, ✓", "within limits, ✓", "passed, ✓", "refuted, ✗", "undecided, ?", "incomplete, !"})
    void aVerdictHasTheSameSignOnThePageInTheReportAndOnTheConsole(String verdict, String sign) throws IOException {
        Path folder = Pages.run(
                reports,
                List.of(spec("a.B.c", List.of(claim("a.B.c/dvgr", "DVGR ≥ 0.50", verdict, 0.5, 0.25)), Map.of())),
                List.of());

        assertThat(texts(page(folder), "//h4/following-sibling::span[1]")).containsExactly(sign + " " + verdict);
        assertThat(RunDigest.of(RecordedRun.read(folder)).markdown()).contains("| " + sign + " " + verdict + " |");
        assertThat(ClaimRow.of(RecordedRun.read(folder)))
                .as("the rows of the console's table")
                .extracting(ClaimRow::sign)
                .containsExactly(sign);
    }

    @Test
    void aRunThatMeasuredNothingHasTheSameSignOnThePageAndInTheReport() throws IOException {
        Path folder =
                Pages.run(reports, List.of(spec("a.B.c", List.of(), Map.of()).with("status", "skipped")), List.of());

        assertThat(texts(page(folder), "//h1")).containsExactly("– Not measured");
        assertThat(RunDigest.of(RecordedRun.read(folder)).markdown()).startsWith("## Tenet: – not measured\n");
    }
}
