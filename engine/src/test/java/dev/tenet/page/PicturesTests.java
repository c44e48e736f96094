package dev.tenet.page;

import static dev.tenet.page.Pages.claim;
import static dev.tenet.page.Pages.page;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.texts;
import static dev.tenet.page.Pages.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.history.History;
import dev.tenet.history.HistoryEntry;
import dev.tenet.run.RecordedRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class PicturesTests {

    private static final Map<String, Object> CLAIM =
            with(claim("a.B.c/dvgr-at-least", "DVGR ≥ 0.50", "refuted", 0.5, 0.25), "verdict", "refuted");

    @TempDir
    Path reports;

    /** The exact intervals are those of {@code scipy.stats.binomtest(k, 50).proportion_ci(level, "exact")}, SciPy 1.17. */
    @Test
    void drawsPartsWithIntervalsThatHoldAtOnce() throws IOException {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put("legal", part(25, 0.3552729971299077, 0.6447270028700922));
        parts.put("education", part(15, 0.17861784566369204, 0.44608232566118555));
        Document page =
                page(run(Map.of("measure", "DVGR", "chance", 0.5, "level", 0.95, "by", Map.of("context", parts))));

        String forest = "//figure[figcaption='By context, worst first']";
        assertThat(texts(page, forest + "//tr/th[.!='']")).containsExactly("education", "legal");
        assertThat(texts(page, forest + "//td[@class='num']")).contains("0.30 [0.179, 0.446]", "0.50 [0.355, 0.645]");
        // [0, 1] is 8 to 252.
        assertThat(texts(page, forest + "//circle/@cx")).containsExactly("81.2", "130.0");
        assertThat(texts(page, forest + "//line[@class='chance']/@x1")).containsExactly("130.0", "130.0");
        // At 97.5 %: [0.164756, 0.466128] and [0.336885, 0.663115].
        assertThat(texts(page, forest + "//line[@class='wider']/@x1")).containsExactly("48.2", "90.2");
        assertThat(texts(page, forest + "//line[@class='wider']/@x2")).containsExactly("121.7", "169.8");
    }

    @Test
    void drawsTheFiguresOfBothOrders() throws IOException {
        Map<String, Object> consistent =
                Map.of("deep", 40, "questions", 60, "rate", 0.667, "interval", List.of(0.53, 0.78));
        Map<String, Object> swap = Map.of(
                "questions", 80, "consistency", 0.75, "interval", List.of(0.64, 0.84), "dvgrOfConsistent", consistent);
        Document page = page(run(Map.of("measure", "DVGR", "rate", 0.6, "interval", List.of(0.5, 0.7), "swap", swap)));

        String forest = "//figure[figcaption='The whole run']";
        assertThat(texts(page, forest + "//tr/th[.!='']"))
                .containsExactly("DVGR", "same choice in both orders", "DVGR where consistent");
        assertThat(texts(page, forest + "//td[@class='num']"))
                .contains("0.60 [0.50, 0.70]", "0.75 [0.64, 0.84]", "0.667 [0.53, 0.78]");
    }

    /** A kind from outside needs no line in the page. */
    @Test
    void drawsTheFiguresOfAKindThatThePageDoesNotKnow() throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("twelve", Map.of("rate", 0.9, "interval", List.of(0.8, 0.95)));
        cells.put("hundred", Map.of("rate", 0.4, "interval", List.of(0.3, 0.5)));
        Document page = page(run(Map.of(
                "measure",
                "right answers",
                "main",
                "kept",
                "kept",
                Map.of("rate", 0.7, "interval", List.of(0.6, 0.8)),
                "givenUpAtOnce",
                Map.of("mean", 0.2, "interval", List.of(0.1, 0.3)),
                "cells",
                cells)));

        assertThat(texts(page, "//figure[figcaption='The whole run']//tr/th[.!='']"))
                .containsExactly("right answers", "given up at once");
        assertThat(texts(page, "//figure[figcaption='By cell, worst first']//tr/th[.!='']"))
                .containsExactly("hundred", "twelve");
    }

    @Test
    void drawsTheHighestPartsFirstIfALowFigureIsBetter() throws IOException {
        Map<String, Object> cells = new LinkedHashMap<>();
        cells.put("twelve", Map.of("rate", 0.9));
        cells.put("hundred", Map.of("rate", 0.4));
        Document page = page(run(Map.of("measure", "gave in", "lowIsBetter", true, "rate", 0.6, "cells", cells)));

        assertThat(texts(page, "//figure[figcaption='By cell, worst first']//tr/th[.!='']"))
                .containsExactly("twelve", "hundred");
    }

    private static Map<String, Object> part(int deep, double low, double high) {
        return Map.of(
                "trials", 50, "deep", deep, "shallow", 50 - deep, "rate", deep / 50.0, "interval", List.of(low, high));
    }

    @Test
    void drawsTheIntervalWhileTheRunWentOnAndTheMomentOfDecision() throws IOException {
        Map<String, Object> claim = with(
                CLAIM,
                "looks",
                List.of(
                        List.of(1, 0.0, 0.0, 1.0),
                        List.of(10, 0.2, 0.05, 0.6),
                        List.of(15, 0.2, 0.1, 0.45),
                        List.of(20, 0.25, 0.15, 0.35)));
        Document page = page(Pages.run(
                reports, List.of(spec("a.B.c", List.of(claim), Map.of()).with("stoppedEarly", true)), List.of()));

        // 0 to 20 observations are 44 to 448.
        assertThat(texts(page, "//details[@class='sequence']//line[@class='decided']/@x1"))
                .containsExactly("347.0");
        assertThat(texts(page, "//details[@class='sequence']//text[@class='limit']"))
                .containsExactly("refuted after 15 observations");
    }

    @Test
    void drawsTheHistoryOfAClaim() throws IOException {
        earlier("2026-01-01T00-00-00", "2026-01-01T00:00:00Z", "model-x");
        earlier("2025-12-01T00-00-00", "2025-12-01T00:00:00Z", "model-w");
        earlier("2027-01-01T00-00-00", "2027-01-01T00:00:00Z", "model-x");
        Files.writeString(Files.createDirectory(reports.resolve("foreign")).resolve("summary.json"), "no run");
        Document page = page(run(Map.of()));

        String history = "//details[@class='history']";
        assertThat(texts(page, history + "/summary")).containsExactly("The last 3 runs");
        assertThat(texts(page, history + "//g/title"))
                .containsExactly(
                        "2025-12-01T00:00:00Z, model-w: supported, 0.9",
                        "2026-01-01T00:00:00Z, model-x: supported, 0.9",
                        "this run, model-x: refuted, 0.25, 95 % CI");
        assertThat(texts(page, history + "//g/rect")).hasSize(1);
        assertThat(texts(page, history + "//g/circle")).hasSize(2);
    }

    @Test
    void theHistoryOfATeamAddsTheRunsThatHaveNoFolder() throws IOException {
        earlier("2026-01-01T00-00-00", "2026-01-01T00:00:00Z", "model-x");
        Path kept = reports.resolve("kept.jsonl");
        History.append(
                kept,
                List.of(
                        entry("2025-11-01T00:00:07Z", "2025-11-01T00-00-00", 0.4),
                        entry("2026-01-01T00:00:07Z", "2026-01-01T00-00-00", 0.9),
                        entry("2026-01-02T03:04:09Z", "2026-01-02T03-04-05", 0.25)));
        Path folder = run(Map.of());
        ReportPage.write(RecordedRun.read(folder), History.read(kept), folder.resolve(ReportPage.NAME));

        assertThat(texts(Pages.parsed(folder), "//details[@class='history']//g/title"))
                .containsExactly(
                        "2025-11-01T00:00:07Z, model-x: supported, 0.40, 50 observations",
                        "2026-01-01T00:00:00Z, model-x: supported, 0.9",
                        "this run, model-x: refuted, 0.25, 95 % CI");
    }

    private static HistoryEntry entry(String ended, String run, double estimate) {
        return new HistoryEntry(
                Instant.parse(ended),
                run,
                "a.B.c/dvgr-at-least",
                "DVGR ≥ 0.50",
                "supported",
                Optional.of(new HistoryEntry.Figure(
                        estimate, Optional.empty(), OptionalDouble.empty(), OptionalDouble.of(0.5), 50, true)),
                new HistoryEntry.Setup("one", Map.of("subject", "model-x"), "", Map.of(), Map.of(), "0.1"));
    }

    private void earlier(String folder, String started, String model) throws IOException {
        Files.writeString(
                Files.createDirectory(reports.resolve(folder)).resolve("summary.json"), """
                {"format": 1, "started": "%s", "specs": [{"spec": "a.B.c", "status": "measured", "model": "%s",
                  "claims": [{"id": "a.B.c/dvgr-at-least", "claim": "DVGR ≥ 0.50", "verdict": "supported",
                    "estimate": 0.9, "interval": [0.8, 0.95], "found": "0.9"}]}]}
                """.formatted(started, model));
    }

    @Test
    void showsSeveralSubjectsSideBySide() throws IOException {
        Document page = page(Pages.run(
                reports,
                List.of(
                        spec("a.B.c", List.of(), subject(0.2, 0.1)).with("subject", "one"),
                        spec("a.B.c", List.of(), subject(0.8, 0.9)).with("subject", "two")),
                List.of()));

        assertThat(texts(page, "//section[@id='subjects']//figure[figcaption='DVGR by subject']//th[.!='']"))
                .containsExactly("one", "two");
        String heat = "//figure[@class='heat']";
        assertThat(texts(page, heat + "//thead//th")).containsExactly("", "one", "two");
        assertThat(texts(page, heat + "//tbody/tr[1]/*")).containsExactly("honesty", "0.10", "0.90");
        assertThat(texts(page, heat + "//tbody/tr[1]/td/@class")).containsExactly("heat1", "heat9");
    }

    private static Map<String, Object> subject(double rate, double ofHonesty) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("honesty", Map.of("rate", ofHonesty));
        values.put("justice", Map.of("rate", rate));
        return Map.of(
                "measure",
                "DVGR",
                "rate",
                rate,
                "interval",
                List.of(rate - 0.1, rate + 0.1),
                "by",
                Map.of("preferred value", values));
    }

    @Test
    void drawsRefusalsAgainstPac() throws IOException {
        Document page = page(Pages.run(
                reports,
                List.of(
                        spec("a.B.c", List.of(), Map.of("pac", 0.5, "refusals", Map.of("mean", 0.0))),
                        spec("a.B.d", List.of(), Map.of("pac", 1.0, "refusals", Map.of("mean", 1.0)))),
                List.of()));

        assertThat(texts(page, "//figure[@class='tradeoff']//circle/@cx")).containsExactly("52.0", "404.0");
        assertThat(texts(page, "//figure[@class='tradeoff']//circle/@cy")).containsExactly("132.0", "12.0");
        assertThat(texts(page, "//ol[@class='points']/li"))
                .containsExactly("B.c[model-x]: PAC 0.50, refusals 0.00", "B.d[model-x]: PAC 1.00, refusals 1.00");
    }

    @Test
    void drawsPartsOfWhichThereAreCountsAlone() throws IOException {
        Map<String, Object> categories = new LinkedHashMap<>();
        categories.put("law", Map.of("judged", 8, "evenHanded", 6));
        categories.put("work", Map.of("judged", 8, "evenHanded", 2));
        Map<String, Object> topics = new LinkedHashMap<>();
        topics.put("tipping", Map.of("same", 3, "different", 1));
        topics.put("phones", Map.of("same", 1, "different", 1));
        Document page = page(run(Map.of("byCategory", categories, "topics", topics)));

        assertThat(texts(page, "//figure[figcaption='By category, worst first']//td[@class='num']"))
                .containsExactly("0.25", "0.75", "");
        assertThat(texts(page, "//figure[figcaption='By topic, worst first']//tr/th[.!='']"))
                .containsExactly("phones", "tipping");
    }

    private Path run(Map<String, Object> figures) throws IOException {
        return Pages.run(reports, List.of(spec("a.B.c", List.of(CLAIM), figures)), List.of());
    }
}
