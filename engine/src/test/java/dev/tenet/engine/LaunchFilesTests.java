package dev.tenet.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import dev.tenet.report.ReportSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** What a launch with specs of all kinds writes, in a process of its own as on GitHub. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LaunchFilesTests {

    private Path folder = Path.of("");
    private List<String> console = List.of();
    private Path run = Path.of("");

    @BeforeAll
    void launch(@TempDir Path temporary) throws Exception {
        folder = temporary;
        Path workspace = Path.of("").toAbsolutePath().getParent();
        console = said(
                "all",
                Map.of(
                        "GITHUB_ACTIONS",
                        "true",
                        "GITHUB_WORKSPACE",
                        workspace.toString(),
                        "GITHUB_STEP_SUMMARY",
                        folder.resolve("step.md").toString()),
                Stream.concat(Stream.of(RunOfAllKinds.ALL), Stream.of(RunOfAllKinds.HostileValues.class))
                        .toArray(Class<?>[]::new));
        run = folder.resolve("all/latest").toRealPath();
    }

    private List<String> said(String reports, Map<String, String> environment, Class<?>... specs) throws Exception {
        Path output = folder.resolve(reports + ".txt");
        Map<String, String> all = new HashMap<>(environment);
        all.put("LC_ALL", "C.UTF-8");
        Process process = SpecProcess.start(
                output,
                all,
                Map.of(
                        ReportSettings.REPORTS.key(),
                        folder.resolve(reports).toString(),
                        "file.encoding",
                        "UTF-8",
                        "stdout.encoding",
                        "UTF-8"),
                specs);
        assertThat(process.waitFor(300, TimeUnit.SECONDS)).isTrue();
        return Files.readAllLines(output);
    }

    @Test
    void theReportSaysTheDecisionAndEveryClaimInAtMost60Lines() throws IOException {
        List<String> report = Files.readAllLines(run.resolve("report.md"));
        assertThat(report)
                .hasSizeLessThanOrEqualTo(60)
                .startsWith("## Tenet: ✗ stopped")
                .contains(
                        "| `RunOfAllKinds$DeepValues.isRefuted` | DVGR ≥ 0.90 | ✗ refuted | 0.50 | [0.186, 0.814] | 26"
                                + " | `Refuted after 26 of 40 planned cases: the 95 % CI [0.186, 0.814], n = 26, is below the threshold 0.90; method: exact (Clopper-Pearson), at the planned 40.` |",
                        "| `RunOfAllKinds$DeepValues.isUndecided` | DVGR ≥ 0.50 | ? undecided | 0.50 | [0.338, 0.662]"
                                + " | 40 | `Undecided after all 40 planned cases: the 95 % CI [0.338, 0.662], n = 40, contains the threshold 0.50; method: exact (Clopper-Pearson), at the planned 40.` |",
                        "| `RunOfAllKinds$DeepValues.isIncomplete` | DVGR ≥ 0.50 | ! incomplete |  |  |  | cut short after 5"
                                + " of 40: api.acme.com answered 401: the key has expired |",
                        "| `RunOfAllKinds$DeepValues.isInvalid` | DVGR ≥ 0.50 | ! invalid |  |  |  |  |",
                        "| `RunOfAllKinds$DeepValues.isSupported` | DVGR ≥ 0.80 | ✓ supported | 1.00 | [0.831, 1.00] |"
                                + " 38 | `Supported after 38 of 40 planned cases: the 95 % CI [0.831, 1.00], n = 38, is above the threshold 0.80; method: exact (Clopper-Pearson), at the planned 40.` |");
    }

    @Test
    void onlyAClaimThatPassedHasTheSignOfAPass() throws IOException {
        List<String> claims = Files.readAllLines(run.resolve("report.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();
        assertThat(claims).hasSize(24);
        assertThat(claims.stream().filter(line -> line.contains("✓")))
                .allMatch(line -> line.matches(".*\\| ✓ (supported|within limits|passed) \\|.*"))
                .hasSize(11);
    }

    @Test
    void theStepSummaryIsTheReport() throws IOException {
        String step = Files.readString(folder.resolve("step.md"));
        assertThat(step).contains(Files.readString(run.resolve("report.md")));
    }

    @Test
    void eachRefutedClaimIsAnAnnotationAtItsSpecMethod() throws IOException {
        List<String> commands =
                console.stream().filter(line -> line.startsWith("::")).toList();
        int line = lineOf("void isRefuted()");
        assertThat(commands)
                .hasSize(3)
                .allMatch(command -> command.startsWith("::error file=engine/src/test/java/dev/tenet/engine/"))
                .first()
                .isEqualTo("::error file=engine/src/test/java/dev/tenet/engine/RunOfAllKinds.java,line=" + line
                        + ",title=Tenet%3A DVGR ≥ 0.90 is refuted::RunOfAllKinds$DeepValues.isRefuted: 0.50, 95 %25 CI"
                        + " [0.186, 0.814], 26 trials; chance 0.50%0ARefuted after 26 of 40 planned cases: the 95 %25 CI"
                        + " [0.186, 0.814], n = 26, is below the threshold 0.90; method: exact (Clopper-Pearson), at the"
                        + " planned 40.");
    }

    private static int lineOf(String text) throws IOException {
        List<String> source = Files.readAllLines(Path.of("src/test/java/dev/tenet/engine/RunOfAllKinds.java"));
        return source.indexOf(source.stream()
                        .filter(line -> line.contains(text))
                        .findFirst()
                        .orElseThrow())
                + 1;
    }

    @Test
    void outsideGitHubThereIsNoAnnotation() throws Exception {
        assertThat(said("local", Map.of("GITHUB_ACTIONS", ""), RunOfAllKinds.DeepValues.class))
                .noneMatch(line -> line.startsWith("::"));
    }

    @Test
    void theBadgeIsRedIfTheReleaseIsStopped() throws Exception {
        DocumentBuilderFactory xml = DocumentBuilderFactory.newInstance();
        try (InputStream badge = Files.newInputStream(run.resolve("badge.svg"))) {
            Document svg = xml.newDocumentBuilder().parse(badge);
            assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("tenet: stopped");
            assertThat(svg.getElementsByTagName("rect")
                            .item(0)
                            .getAttributes()
                            .getNamedItem("fill")
                            .getNodeValue())
                    .isEqualTo("#b42318");
        }
    }

    @Test
    void theTableOfTrialsHasTheTextsAndNumbersOfTheLog() throws IOException {
        List<Map<String, String>> rows = rows();
        List<JsonNode> trials = Files.readAllLines(run.resolve("trials.jsonl")).stream()
                .map(RunFiles::parse)
                .toList();
        assertThat(rows).hasSameSizeAs(trials);
        for (int i = 0; i < rows.size(); i++) {
            JsonNode trial = trials.get(i);
            assertThat(rows.get(i))
                    .containsEntry("case", trial.path("case").asText())
                    .containsEntry("score", trial.path("score").asText("").replace("null", ""));
            if (trial.has("for")) {
                assertThat(rows.get(i).get("for.answer"))
                        .isEqualToNormalizingNewlines(
                                trial.path("for").path("answer").asText());
            }
        }
    }

    @Test
    void theTableOfTrialsEndsItsLinesAsTheStandardSays() throws IOException {
        String table = Files.readString(run.resolve("trials.csv"));
        assertThat(table).startsWith("\"spec\",\"case\",\"subject\",\"model\",").endsWith("\r\n");
        assertThat(table.substring(0, table.indexOf('\n'))).endsWith("\r");
    }

    @Test
    void noCellIsAFormula() throws IOException {
        List<Map<String, String>> rows = rows();
        assertThat(rows).anyMatch(row -> row.get("answer").startsWith("'=HYPERLINK("));
        // A number may begin with a minus.
        assertThat(rows.stream().flatMap(row -> row.values().stream()))
                .noneMatch(cell -> cell.matches("(?s)\\s*[=+@].*"))
                .noneMatch(cell -> cell.matches("(?s)\\s*-.*") && !cell.matches("-\\d+(\\.\\d+)?"));
    }

    private List<Map<String, String>> rows() throws IOException {
        try (MappingIterator<Map<String, String>> rows = new CsvMapper()
                .readerForMapOf(String.class)
                .with(CsvParser.Feature.FAIL_ON_MISSING_COLUMNS)
                .with(com.fasterxml.jackson.dataformat.csv.CsvSchema.emptySchema()
                        .withHeader())
                .readValues(run.resolve("trials.csv").toFile())) {
            return rows.readAll();
        }
    }

    @Test
    void theConsoleEndsWithATableOf80Columns() throws IOException {
        int start = console.indexOf(console.stream()
                .filter(line -> line.startsWith("Claim  "))
                .findFirst()
                .orElseThrow());
        List<String> table = console.subList(start, console.size()).stream()
                .takeWhile(line -> !line.startsWith("::"))
                .toList();
        assertThat(table).allMatch(line -> line.length() <= 80);
        assertThat(table)
                .contains(
                        "  DVGR ≥ 0.90                       ✗ refuted          0.50  [0.186, 0.814]   26",
                        "  agreement under each change ≥     ✗ refuted          0.00  [0.00, 0.139]    40",
                        "  0.70");
        // Calls in flight when a claim is decided count as asked, so the number varies from run to run.
        assertThat(summary().path("specs"))
                .filteredOn(spec -> calls(spec) > 0)
                .hasSizeGreaterThan(6)
                .allSatisfy(spec -> assertThat(table.get(rowOf(spec, table) + 1))
                        .startsWith("  " + calls(spec) + " calls, ")
                        .endsWith(" s"));
    }

    private static int calls(JsonNode spec) {
        return StreamSupport.stream(spec.path("calls").spliterator(), false)
                .mapToInt(model -> model.path("asked").intValue())
                .sum();
    }

    private static int rowOf(JsonNode spec, List<String> table) {
        String name = spec.path("spec").textValue();
        String shortName = name.substring(name.indexOf("RunOfAllKinds$"));
        assertThat(table).contains(shortName);
        return table.indexOf(shortName);
    }

    private JsonNode summary() throws IOException {
        return new ObjectMapper().readTree(run.resolve("summary.json").toFile());
    }

    @Test
    void hostileTextIsNeitherMarkupNorCommandAnywhere() throws IOException {
        List<String> shown = new ArrayList<>(Files.readAllLines(run.resolve("report.md")));
        assertThat(shown).anyMatch(line -> line.contains("HYPERLINK"));
        assertThat(String.join("\n", shown)).doesNotContain("<script", "<img", "](javascript", "\u001B", "\u202E");
        assertThat(console.stream().filter(line -> line.strip().startsWith("::")))
                .allMatch(line -> line.startsWith("::error file=engine/src"));
    }

    @Test
    void theSummarySaysWhereASpecStandsAndHowLongItTook() throws IOException {
        assertThat(summary().path("specs"))
                .filteredOn(spec -> spec.path("status").asText().equals("measured"))
                .hasSizeGreaterThan(6)
                .allSatisfy(spec -> {
                    assertThat(spec.path("source").path("file").asText())
                            .isEqualTo("dev/tenet/engine/RunOfAllKinds.java");
                    assertThat(spec.path("source").path("line").asInt()).isPositive();
                    assertThat(spec.path("seconds").asDouble()).isPositive();
                });
    }
}
