package dev.tenet.page;

import static dev.tenet.page.Pages.claim;
import static dev.tenet.page.Pages.page;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class ReportPageTests {

    private static final Map<String, Object> REFUTED =
            claim("a.B.c/dvgr-at-least", "DVGR ≥ 0.50", "refuted", 0.5, 0.25);
    private static final Map<String, Object> SUPPORTED =
            claim("a.B.d/dvgr-at-least", "DVGR ≥ 0.30", "supported", 0.3, 0.6);
    private static final Map<String, Object> UNDECIDED =
            claim("a.B.e/dvgr-at-least", "DVGR ≥ 0.55", "undecided", 0.55, 0.6);
    private static final Map<String, Object> DVGR = Map.of("measure", "DVGR", "chance", 0.5);

    @TempDir
    Path reports;

    @Test
    void saysOnTopThatTheReleaseIsStoppedAndByWhichClaims() throws IOException {
        Document page = page(run(
                spec("a.B.e", List.of(UNDECIDED), DVGR),
                spec("a.B.d", List.of(SUPPORTED), DVGR),
                spec("a.B.c", List.of(REFUTED), DVGR)));

        assertThat(texts(page, "//h1")).containsExactly("✗ Release stopped");
        assertThat(texts(page, "//header//li//a")).containsExactly("DVGR ≥ 0.50 · B.c", "DVGR ≥ 0.55 · B.e");
        assertThat(texts(page, "//header//li/span")).containsExactly("✗ refuted", "? undecided");
        assertThat(texts(page, "//header//p[@class='lead']"))
                .containsExactly("The release is stopped by 2 claims or specs. Of 3 claims: 1 undecided, 1 supported,"
                        + " 1 refuted.");
    }

    @Test
    void linksFromTheTopToTheClaim() throws IOException {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR)));

        List<String> links = texts(page, "//header//li//a/@href");
        assertThat(links).hasSize(1);
        assertThat(texts(page, "//*[@id='" + links.get(0).substring(1) + "']/h4"))
                .containsExactly("DVGR ≥ 0.50");
    }

    @Test
    void saysThatAReleaseIsFree() throws IOException {
        Document page = page(run(spec("a.B.d", List.of(SUPPORTED), DVGR)));

        assertThat(texts(page, "//h1")).containsExactly("✓ Released");
        assertThat(texts(page, "//header//li")).isEmpty();
    }

    @Test
    void doesNotCallARunThatHasNotEndedReleased() throws IOException {
        Path folder = run(spec("a.B.d", List.of(SUPPORTED), DVGR));
        Path summary = folder.resolve("summary.json");
        Files.writeString(
                summary,
                Files.readString(summary).replace("\"verdict\" : \"released\"", "\"verdict\" : null"),
                StandardCharsets.UTF_8);

        assertThat(texts(page(folder), "//h1")).containsExactly("? Not ended");
    }

    @Test
    void drawsThresholdIntervalEstimateAndChance() throws IOException {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR)));

        assertThat(texts(page, "//svg[@class='numberline']/title"))
                .containsExactly("DVGR ≥ 0.50: estimate 0.25, interval from 0.15 to 0.35, threshold 0.50");
        assertThat(texts(page, "//svg[@class='numberline']/text")).contains("claimed ≥ 0.50", "chance 0.50");
        // 16 to 444 is [0, 1]: the estimate at 0.25, the threshold at 0.5.
        assertThat(texts(page, "//line[@class='threshold']/@x1")).containsExactly("230.0");
        assertThat(texts(page, "//path[@class='estimate']/@d"))
                .containsExactly("M115.0 46.0L123.0 38.0L131.0 46.0L123.0 54.0Z");
    }

    @Test
    void saysWhatAClaimMeasuresAndHowOftenVerdictsAreWrong() throws IOException {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR)));

        assertThat(texts(page, "//dt[.='Measured']/following-sibling::dd[1]"))
                .containsExactly("What DVGR ≥ 0.50 measures.");
        // One verdict at a level of 0.95 is wrong on its side in at most 2.5 % of runs.
        assertThat(texts(page, "//dt[.='Chance of a wrong verdict']/following-sibling::dd[1]"))
                .containsExactly("at most 2.5 % for the one claim that an interval decided");
    }

    @Test
    void saysWhatAVerdictMeansAndWhatToDo() throws IOException {
        Document page = page(run(spec("a.B.e", List.of(UNDECIDED), DVGR)));

        assertThat(texts(page, "//dt[.='What it means']/following-sibling::dd[1]"))
                .containsExactly("The run is complete, but the evidence neither proves nor disproves the claim. This is"
                        + " not a pass.");
        assertThat(texts(page, "//details[@open]/pre")).containsExactly("advice on DVGR ≥ 0.55");
    }

    @Test
    void marksAClaimThatDriftedAndNoOther() throws IOException {
        Document page = page(run(
                spec("a.B.c", List.of(Pages.with(REFUTED, "drift", true)), DVGR),
                spec("a.B.d", List.of(SUPPORTED), DVGR)));

        assertThat(texts(page, "//section[h4]/span[@class='flag']")).containsExactly("drift");
        assertThat(texts(page, "//section[h4='DVGR ≥ 0.50']//dt[.='Drift']/following-sibling::dd[1]"))
                .containsExactly("The estimate is outside its interval, so the subject probably changed during the run."
                        + " Look at what the server served before you trust the verdict.");
    }

    @Test
    void saysHowManyOfTheCasesThatWereAskedCount() throws IOException {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR).with("decidedAfter", 18)));

        assertThat(texts(page, "//article/p[@class='meta']"))
                .singleElement()
                .asString()
                .contains("20 of 20 planned cases asked, the first 18 counted");
    }

    @Test
    void namesTheDrawOfASpec() throws IOException {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR)
                .with("seed", 7)
                .with("sample", Map.of("seed", 7, "fingerprint", "af1b2a5bcee090ee", "ofFirst", 20))));

        assertThat(texts(page, "//article/p[@class='meta']"))
                .containsExactly("subject model-x · 20 of 20 planned cases asked · seed 7 · draw af1b2a5bcee090ee");
    }

    @Test
    void saysHowManyCallsWereMadeAndWhatIsNotKnownOfTheirCost() throws IOException {
        Map<String, Object> priced = Map.of(
                "role",
                "subject",
                "model",
                "m",
                "asked",
                1200,
                "replayed",
                3,
                "usd",
                0.03,
                "oldestReplayed",
                "2025-12-31T00:00:00Z");
        Map<String, Object> unpriced =
                Map.of("role", "judge", "model", "j", "asked", 40, "replayed", 0, "usd", "unknown");
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR).with("calls", List.of(priced, unpriced))));

        assertThat(texts(page, "//dl[@class='facts']//dt[.='Calls and cost']/following-sibling::dd"))
                .containsExactly("1,240 asked, 3 replayed from the tape, the oldest of 2025-12-31T00:00:00Z; $0.0300"
                        + " and an unknown cost for 40 calls");
    }

    @Test
    void referencesNothingOutsideAndAdmitsItsOwnStyleAndScriptAlone() throws Exception {
        Document page = page(run(spec("a.B.c", List.of(REFUTED), DVGR)));

        assertThat(texts(page, "//@src | //link | //@style | //@*[starts-with(name(), 'on')]"))
                .isEmpty();
        assertThat(texts(page, "//@href")).allMatch(link -> link.startsWith("#"));
        assertThat(texts(page, "//meta[@http-equiv='Content-Security-Policy']/@content"))
                .containsExactly("default-src 'none'; base-uri 'none'; form-action 'none'; style-src "
                        + hash("picture/picture.css") + " " + hash("page/page.css") + "; script-src "
                        + hash("page/page.js"));
    }

    private static String hash(String name) throws Exception {
        byte[] content = Files.readAllBytes(Path.of("src/main/resources/dev/tenet", name));
        return "'sha256-"
                + Base64.getEncoder()
                        .encodeToString(MessageDigest.getInstance("SHA-256").digest(content))
                + "'";
    }

    @Test
    void leavesNoOtherFileInTheFolder() throws IOException {
        Path folder = run(spec("a.B.c", List.of(REFUTED), DVGR));
        page(folder);
        ReportPage.write(RecordedRun.read(folder), folder.resolve(ReportPage.NAME));

        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder("report.html", "summary.json");
        }
    }

    private Path run(Pages.Spec... specs) throws IOException {
        return Pages.run(reports, List.of(specs), List.of());
    }
}
