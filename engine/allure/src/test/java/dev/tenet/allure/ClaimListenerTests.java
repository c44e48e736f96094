package dev.tenet.allure;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the results of one launch say. */
class ClaimListenerTests {

    private static final String DVGR = "followsValues: DVGR ≥ threshold (embedded:bag-of-words)";
    private static final String OF_SYCOPHANT = "holdsOneView: divergence ≤ threshold (embedded:sycophant)";
    private static final String OF_STEADFAST = "holdsOneView: divergence ≤ threshold (embedded:steadfast)";
    private static final String OF_HOSTILE = "followsValues: DVGR ≥ threshold (class:dev.tenet.allure.Specs$Hostile)";
    private static final String OF_WRONG_KEY =
            "followsValues: DVGR ≥ threshold (class:dev.tenet.allure.Specs$WrongKey)";

    @TempDir
    static Path folder;

    private static AllureKit launch;

    @BeforeAll
    static void run() throws IOException {
        launch = new AllureKit(folder);
        Files.createDirectories(launch.results());
        Files.writeString(launch.results().resolve("environment.properties"), "Browser=none\ntenet.result=old\n");
        Files.writeString(launch.results().resolve("categories.json"), "[{\"name\": \"Ours\"}]");
        launch.run(Specs.Values.class, Specs.Views.class, Specs.Unreachable.class, Specs.OfAHostileSubject.class);
    }

    private static List<String> labels(JsonNode result, String name) {
        return values(result.path("labels"), name);
    }

    private static List<String> values(JsonNode named, String name) {
        return each(named)
                .filter(one -> one.path("name").asText().equals(name))
                .map(one -> one.path("value").asText())
                .toList();
    }

    private static Stream<JsonNode> each(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }

    @Test
    void everyTestHasOneResult() {
        assertThat(launch.read())
                .extracting(result -> labels(result, "junit.platform.uniqueid").get(0))
                .doesNotHaveDuplicates()
                .hasSize(16);
    }

    @Test
    void namesHoldNoFigureAndAreDistinct() {
        assertThat(launch.read())
                .extracting(result -> result.path("name").asText())
                .doesNotHaveDuplicates()
                .allSatisfy(name -> assertThat(name).doesNotContainPattern("\\d\\.\\d"));
    }

    @Test
    void twoSubjectsHaveTwoHistories() {
        assertThat(launch.result(OF_SYCOPHANT).path("historyId").asText())
                .isNotEqualTo(launch.result(OF_STEADFAST).path("historyId").asText());
    }

    @Test
    void aSecondLaunchHasTheSameHistoriesWhateverItsSeedAndFigures(@TempDir Path other) {
        AllureKit second = new AllureKit(other).with("tenet.seed", "7").run(Specs.Values.class);
        assertThat(second.result(DVGR).path("historyId"))
                .isEqualTo(launch.result(DVGR).path("historyId"));
    }

    @Test
    void anotherSubjectOfTheSameSpecHasAnotherHistory(@TempDir Path other) {
        AllureKit second = new AllureKit(other)
                .with("tenet.subject", "class:dev.tenet.allure.Specs$Hostile")
                .run(Specs.Values.class);
        assertThat(second.result(OF_HOSTILE).path("historyId"))
                .isNotEqualTo(launch.result(DVGR).path("historyId"));
    }

    @Test
    void onlySubjectAndJudgeTellHistoriesApart() {
        JsonNode parameters = launch.result(OF_SYCOPHANT).path("parameters");
        assertThat(each(parameters).filter(one -> !one.path("excluded").asBoolean()))
                .extracting(one ->
                        one.path("name").asText() + " " + one.path("value").asText())
                .containsExactly("subject embedded:sycophant", "judge embedded:lexical");
        assertThat(values(parameters, "threshold")).containsExactly("0.25");
        assertThat(values(parameters, "seed")).containsExactly("1");
        assertThat(values(parameters, "draw")).singleElement().asString().matches("[0-9a-f]{16}");
    }

    @Test
    void anUndecidedClaimAsksForAFreshRunAndNotForMoreTrials() {
        assertThat(launch.result("followsThemOften: DVGR").path("description").asText())
                .startsWith("**Undecided.** ")
                .contains("not a pass", "a fresh run with another `tenet.seed`", "`stop = OPEN`")
                .doesNotContain("more trials");
    }

    @Test
    void aClaimLinksToItsRunFolderAndThePageInIt() throws IOException {
        Path run = launch.run().toRealPath();
        assertThat(each(launch.result(DVGR).path("links")))
                .extracting(link ->
                        link.path("name").asText() + " " + link.path("url").asText())
                .contains(
                        "run folder " + run.toUri(),
                        "page of the run " + run.resolve("report.html").toUri());
    }

    @Test
    void theDescriptionSaysWhatWasDecidedAndOnWhichFigures() {
        assertThat(launch.result(OF_SYCOPHANT).path("description").asText())
                .startsWith("**Refuted.** ")
                .contains("The release is stopped", "| threshold | 0.25 |", "| observations | 20 |")
                .endsWith(
                        "\n```text\nRefuted after 5 observations, in a run of all 20 planned cases: the 95 % CI [0.797,"
                                + " 0.99995], n = 20, is above the threshold 0.25; method: bets at every look, up to the planned"
                                + " 20.\n```\n");
    }

    @Test
    void aPassingClaimHasItsMessageInTheDescription() {
        assertThat(launch.result(OF_STEADFAST).path("description").asText())
                .startsWith("**Supported.** ")
                .contains("```text\ndivergence ≤ 0.25: 0.025, 95 % CI [");
    }

    @Test
    void whatASpecIsAnnotatedWithComesFirst() {
        JsonNode annotated = launch.result(DVGR);
        assertThat(labels(annotated, "epic")).containsExactly("Support agent");
        assertThat(labels(annotated, "feature")).containsExactly("Deep value");
        assertThat(labels(annotated, "story")).containsExactly("follows values");
        assertThat(labels(annotated, "severity")).containsExactly("critical");
        assertThat(labels(annotated, "owner")).containsExactly("values team");
        assertThat(labels(launch.result(OF_SYCOPHANT), "epic")).containsExactly("Model values");
    }

    @Test
    void labelsNameTheVerdictAndWhatWasAskedAbout() {
        JsonNode claim = launch.result(DVGR);
        assertThat(labels(claim, "verdict")).containsExactly("supported");
        assertThat(labels(claim, "claim")).containsExactly("dvgr-at-least");
        assertThat(labels(claim, "context")).containsExactlyInAnyOrder("customer service", "healthcare");
    }

    @Test
    void theStepsLeadToTheVerdict() {
        JsonNode steps = launch.result(OF_SYCOPHANT).path("steps");
        assertThat(each(steps))
                .extracting(step -> step.path("name").asText().split(":", 2)[0] + " "
                        + step.path("status").asText())
                .containsExactly("admission passed", "asking passed", "judging passed", "deciding failed");
        assertThat(each(steps.path(1).path("steps")))
                .extracting(step -> step.path("name").asText())
                .anySatisfy(name -> assertThat(name).startsWith("framing persona: divergence "));
    }

    @Test
    void aClaimHasItsPictureTranscriptsTrialsAndDataCards() throws IOException {
        JsonNode claim = launch.result(OF_SYCOPHANT);
        assertThat(launch.attachment(claim, "divergence-at-most.svg")).startsWith("<svg ");
        assertThat(launch.attachment(claim, "by-framing.svg"))
                .startsWith("<svg ")
                .contains(">persona</text>");
        assertThat(launch.attachment(claim, "scores.svg")).startsWith("<svg ");
        assertThat(launch.attachment(claim, "transcripts.txt")).contains("=== score -2, 1 of ");
        assertThat(launch.attachment(claim, "trials.csv")).startsWith("\"case\",\"outcome\",");
        assertThat(launch.attachment(claim, "data card of dev/tenet/framing/issues/"))
                .contains("# ");
    }

    @Test
    void aClaimAboutAnotherFigureHasNoPicturesOfTheMeasure() {
        JsonNode health = launch.result("followsValues: response health (embedded:bag-of-words)");
        assertThat(each(health.path("attachments")))
                .extracting(attachment -> attachment.path("name").asText())
                .filteredOn(name -> name.endsWith(".svg"))
                .containsExactly("health.svg");
    }

    @Test
    void thePicturesOfAClaimAreSmall() throws IOException {
        long bytes = 0;
        for (JsonNode attachment : launch.result(DVGR).path("attachments")) {
            if (attachment.path("type").asText().equals("image/svg+xml")) {
                bytes += Files.size(
                        launch.results().resolve(attachment.path("source").asText()));
            }
        }
        assertThat(bytes).isBetween(10_000L, 300_000L);
    }

    @Test
    void noAttachmentBelongsToTwoResults() {
        assertThat(launch.read().stream().flatMap(result -> each(result.path("attachments"))))
                .extracting(attachment -> attachment.path("source").asText())
                .doesNotHaveDuplicates();
    }

    @Test
    void anIncompleteClaimSaysThatItIsNoPass() {
        JsonNode claim = launch.result(OF_WRONG_KEY);
        assertThat(claim.path("status").asText()).isEqualTo("broken");
        assertThat(claim.path("description").asText())
                .startsWith("**Incomplete.** ")
                .contains("not a pass");
    }

    @Test
    void anInvalidSpecAndItsUnjudgedClaimsAreNamedAfterTheSpec() {
        assertThat(labels(launch.result("namesAnUnknownContext: invalid spec"), "verdict"))
                .containsExactly("invalid");
        assertThat(labels(launch.result("namesAnUnknownContext: response health"), "verdict"))
                .containsExactly("not judged");
    }

    @Test
    void theEnvironmentNamesWhatWasMeasuredAndKeepsWhatOthersSay() throws IOException {
        Properties environment = new Properties();
        try (var reader = Files.newBufferedReader(launch.results().resolve("environment.properties"))) {
            environment.load(reader);
        }
        assertThat(environment)
                .containsEntry("Browser", "none")
                .containsEntry("tenet.result", "stopped")
                .containsEntry("tenet.judge", "embedded:lexical")
                .containsEntry("tenet.seed", "1")
                .containsKey("tenet.data.classpath:dev/tenet/framing/issues/");
        assertThat(environment.getProperty("tenet.subject")).contains("embedded:sycophant", "embedded:steadfast");
    }

    @Test
    void categoriesTellTheWaysApartAndKeepWhatOthersSay() throws IOException {
        List<JsonNode> categories = new ArrayList<>();
        new ObjectMapper()
                .readTree(launch.results().resolve("categories.json").toFile())
                .forEach(categories::add);
        assertThat(categories)
                .extracting(category -> category.path("name").asText())
                .startsWith("Ours")
                .hasSize(1 + 6);
        for (JsonNode result : launch.read()) {
            if (!result.path("status").asText().equals("passed")) {
                assertThat(categories.stream().filter(matches(result)))
                        .as(result.path("name").asText())
                        .hasSize(1);
            }
        }
    }

    /** {@code allurerc.mjs} tells these claims from others by both labels. */
    @Test
    void aRefutedHealthClaimIsLabeledAsOne() {
        JsonNode health = launch.result("followsValues: response health (class:dev.tenet.allure.Specs$Hostile)");
        assertThat(labels(health, "claim")).containsExactly("health");
        assertThat(labels(health, "verdict")).containsExactly("refuted");
    }

    /** As Allure 2 matches: the whole message or trace, across lines. */
    private static Predicate<JsonNode> matches(JsonNode result) {
        JsonNode details = result.path("statusDetails");
        return category -> each(category.path("matchedStatuses"))
                        .anyMatch(status ->
                                status.asText().equals(result.path("status").asText()))
                && matches(category.path("messageRegex"), details.path("message"))
                && matches(category.path("traceRegex"), details.path("trace"));
    }

    private static boolean matches(JsonNode regex, JsonNode text) {
        return regex.isMissingNode() || text.asText().matches("(?s)" + regex.asText());
    }

    /** The Markdown of CommonMark: what stands in a fenced code block is text. */
    @Test
    void aHostileAnswerStaysInACodeBlock() {
        String text = DecisionMarkdown.block(Specs.Hostile.ANSWER);
        assertThat(text).startsWith("````text\n").endsWith("\n````\n");
    }
}
