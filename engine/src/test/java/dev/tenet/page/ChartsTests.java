package dev.tenet.page;

import static dev.tenet.page.Pages.claim;
import static dev.tenet.page.Pages.page;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.texts;
import static dev.tenet.page.Pages.with;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenet.history.History;
import dev.tenet.run.RecordedRun;
import dev.tenet.run.RecordedSpec;
import dev.tenet.text.FileName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

/** The pictures of the page as files. */
class ChartsTests {

    private static final Map<String, Object> REFUTED =
            claim("a.B.c/dvgr-at-least", "DVGR ≥ 0.50", "refuted", 0.5, 0.25);

    @TempDir
    Path reports;

    private static Map<String, Object> parts(String first, String second) {
        Map<String, Object> parts = new LinkedHashMap<>();
        parts.put(first, Map.of("rate", 0.9, "interval", List.of(0.8, 0.95), "trials", 1200));
        parts.put(second, Map.of("rate", 0.4, "interval", List.of(0.3, 0.5), "trials", 800));
        return parts;
    }

    private static Map<String, Object> dvgr(Map<String, Object> contexts) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("measure", "DVGR");
        figures.put("chance", 0.5);
        figures.put("rate", 0.25);
        figures.put("interval", List.of(0.15, 0.35));
        figures.put("by", Map.of("context", contexts));
        return figures;
    }

    private Path written(Pages.Spec... specs) throws IOException {
        Path folder = Pages.run(reports, List.of(specs), List.of());
        page(folder);
        Charts.write(RecordedRun.read(folder), History.of(List.of()));
        return folder;
    }

    private static List<String> files(Path run) throws IOException {
        Path charts = run.resolve("charts");
        try (Stream<Path> files = Files.walk(charts)) {
            return files.filter(Files::isRegularFile)
                    .map(file -> charts.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toList();
        }
    }

    /** Without namespaces, so that paths may name elements as those of the page. */
    private static Document parsed(Path svg) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(svg.toFile());
    }

    @Test
    void everyPictureOfThePageIsAFile() throws IOException {
        Map<String, Object> looks =
                with(REFUTED, "looks", List.of(List.of(1, 0.0, 0.0, 1.0), List.of(20, 0.25, 0.15, 0.35)));
        Files.writeString(
                Files.createDirectory(reports.resolve("2025-12-01T00-00-00")).resolve("summary.json"), """
                {"format": 1, "started": "2025-12-01T00:00:00Z", "specs": [{"spec": "a.B.c", "status": "measured",
                  "model": "model-x", "claims": [{"id": "a.B.c/dvgr-at-least", "claim": "DVGR ≥ 0.50",
                    "verdict": "supported", "estimate": 0.9, "interval": [0.8, 0.95], "found": "0.9"}]}]}
                """);
        Map<String, Object> stances = new LinkedHashMap<>();
        stances.put("mean", 0.3);
        stances.put("interval", List.of(0.2, 0.4));
        stances.put("scores", Map.of("-2", 3, "2", 7));
        stances.put("refusalGap", Map.of("mean", 0.1, "interval", List.of(0.0, 0.2)));
        stances.put("baseline", Map.of("difference", -0.1, "interval", List.of(-0.2, 0.0), "worse", 2, "better", 1));
        stances.put("pac", 0.5);
        stances.put("refusals", Map.of("mean", 0.0));
        Map<String, Object> valued =
                with(dvgr(parts("legal", "education")), "by", Map.of("preferred value", parts("honesty", "justice")));
        Path run = written(
                spec("a.B.c", List.of(looks), dvgr(parts("legal", "education"))),
                spec("a.B.d", List.of(claim("a.B.d[one]/x", "x ≤ 0.50", "supported", 0.5, 0.25)), stances)
                        .with("subject", "one"),
                spec(
                                "a.B.d",
                                List.of(claim("a.B.d[two]/x", "x ≤ 0.50", "supported", 0.5, 0.25)),
                                with(valued, "pac", 0.9))
                        .with("subject", "two"),
                spec("a.B.e", List.of(), Map.of("pac", 1.0, "refusals", Map.of("mean", 1.0))));

        assertThat(files(run)).contains("refusals-against-pac.svg");
        assertThat(filesOf("a.B.c", run))
                .containsExactlyInAnyOrder(
                        "dvgr-at-least.svg",
                        "dvgr-at-least.during-the-run.svg",
                        "dvgr-at-least.over-runs.svg",
                        "figures/the-whole-run.svg",
                        "figures/by-context.svg");
        assertThat(filesOf("a.B.d[one]", run))
                .containsExactlyInAnyOrder(
                        "x.svg",
                        "figures/the-whole-run.svg",
                        "figures/scores.svg",
                        "figures/refusal-gap.svg",
                        "figures/since-the-baseline.svg");
        assertThat(filesOf("a.B.d", run))
                .as("those of the subjects together")
                .containsExactlyInAnyOrder("by-subject.svg", "by-preferred-value.svg");
    }

    @Test
    void aFileIsADocumentByItself() throws Exception {
        Path run = written(spec("a.B.c", List.of(REFUTED), dvgr(parts("legal", "education"))));

        assertThat(files(run)).hasSize(3);
        for (String file : files(run)) {
            Path svg = run.resolve("charts").resolve(file);
            Document picture = parsed(svg);
            assertThat(picture.getDocumentElement().getAttribute("xmlns")).isEqualTo("http://www.w3.org/2000/svg");
            assertThat(texts(picture, "/svg/title"))
                    .as(file)
                    .singleElement()
                    .asString()
                    .isNotBlank();
            assertThat(texts(picture, "/svg/desc"))
                    .as(file)
                    .singleElement()
                    .asString()
                    .isNotBlank();
            assertThat(texts(picture, "/svg/style"))
                    .singleElement()
                    .asString()
                    .contains("prefers-color-scheme: dark")
                    .doesNotContain("var(");
            assertThat(texts(picture, "/svg/text"))
                    .as("what was measured")
                    .last()
                    .isEqualTo("Measured: B.c, subject model-x; run " + run.getFileName() + ".");
            assertThat(texts(picture, "//script | //@href | //image | //foreignObject"))
                    .isEmpty();
        }
    }

    @Test
    void picturesThatAreWrittenAgainNameTheRunAndNotTheLinkToIt() throws Exception {
        Path run = written(spec("a.B.c", List.of(REFUTED), Map.of()));
        Path link = Files.createSymbolicLink(reports.resolve("latest"), run.getFileName());
        Path picture = svg("a.B.c", "dvgr-at-least", run);
        Files.delete(picture);

        ReportPage.main(new String[] {link.toString()});

        assertThat(texts(parsed(picture), "/svg/text"))
                .last()
                .isEqualTo("Measured: B.c, subject model-x; run " + run.getFileName() + ".");
    }

    @Test
    void aFileShowsTheMarksOfThePage() throws Exception {
        Path run = written(spec("a.B.c", List.of(REFUTED), dvgr(parts("legal", "education"))));
        Document page = Pages.parsed(run);
        Document file = parsed(svg("a.B.c", "figures/by-context", run));

        String rows = "//figure[figcaption='By context, worst first']";
        for (String marks : List.of("//circle/@cx", "//line[@class='interval']/@x1", "//line[@class='chance']/@x1")) {
            assertThat(texts(file, marks))
                    .as(marks)
                    .isEqualTo(texts(page, rows + marks))
                    .isNotEmpty();
        }
        assertThat(texts(file, "/svg/title")).containsExactly("By context, worst first");
        assertThat(texts(file, "/svg/text"))
                .contains("education", "0.40 [0.30, 0.50]", "800", "legal", "0.90 [0.80, 0.95]", "1,200");
    }

    @Test
    void aDecisionHasTheColorOfItsVerdict() throws Exception {
        Map<String, Object> decided = with(REFUTED, "decision", "Refuted after 20 of 40 planned cases.");
        Path run = written(spec("a.B.c", List.of(decided), Map.of()));
        Document file = parsed(svg("a.B.c", "dvgr-at-least", run));

        assertThat(file.getDocumentElement().getAttribute("class")).isEqualTo("document stop");
        assertThat(texts(file, "/svg/text"))
                .contains(
                        "DVGR ≥ 0.50 is refuted",
                        "estimate 0.25, interval from 0.15 to 0.35, threshold 0.50",
                        "Refuted after 20 of 40 planned cases.");
    }

    @Test
    void noClaimReplacesAPictureOfAnother() throws IOException {
        List<List<Number>> looks = List.of(List.of(1, 0.0, 0.0, 1.0), List.of(20, 0.25, 0.15, 0.35));
        Path run = written(spec(
                "a.B.c",
                List.of(
                        with(claim("a.B.c/x", "x ≥ 0.50", "refuted", 0.5, 0.25), "looks", looks),
                        claim("a.B.c/x-during-the-run", "later ≥ 0.50", "refuted", 0.5, 0.25),
                        claim("a.B.c/the-whole-run", "whole ≥ 0.50", "refuted", 0.5, 0.25),
                        claim("a.B.c/by-context", "contexts ≥ 0.50", "refuted", 0.5, 0.25)),
                dvgr(parts("legal", "education"))));
        assertThat(filesOf("a.B.c", run)).hasSize(4 + 1 + 2);
    }

    /** Claims may have the estimate of a row by chance. */
    @Test
    void aClaimHasThePicturesThatShowItsFigure() throws IOException {
        Map<String, Object> figures = with(
                dvgr(parts("legal", "education")),
                "learnt",
                Map.of("rate", 0.9, "interval", List.of(0.85, 0.94), "trials", 40));
        Map<String, Object> learnt = with(
                with(claim("a.B.c/learnt-at-least", "learnt ≥ 0.60", "supported", 0.6, 0.9), "n", 40),
                "interval",
                List.of(0.85, 0.94));
        Map<String, Object> atTheSameRate = with(
                with(claim("a.B.c/other-at-least", "other ≥ 0.60", "supported", 0.6, 0.9), "n", 1200),
                "interval",
                List.of(0.7, 0.99));
        Map<String, Object> inTheSameInterval = with(
                with(claim("a.B.c/third-at-least", "third ≥ 0.60", "supported", 0.6, 0.9), "n", 39),
                "interval",
                List.of(0.85, 0.94));
        Map<String, Object> health = claim("a.B.c/health", "response health", "within limits", 0.5, 0.9);
        Path run = written(spec("a.B.c", List.of(REFUTED, learnt, health, atTheSameRate, inTheSameInterval), figures));
        RecordedSpec recorded = RecordedRun.read(run).specs().get(0);

        assertThat(pictures(recorded, 0, run))
                .containsExactly("dvgr-at-least.svg", "the-whole-run.svg", "by-context.svg");
        assertThat(pictures(recorded, 1, run)).containsExactly("learnt-at-least.svg", "the-whole-run.svg");
        assertThat(pictures(recorded, 2, run)).containsExactly("health.svg");
        assertThat(pictures(recorded, 3, run)).containsExactly("other-at-least.svg");
        assertThat(pictures(recorded, 4, run)).containsExactly("third-at-least.svg");
    }

    private static List<String> pictures(RecordedSpec spec, int claim, Path run) throws IOException {
        return Charts.write(run, spec, spec.claims().get(claim)).stream()
                .map(file -> file.getFileName().toString())
                .toList();
    }

    @Test
    void hostileTextIsText() throws Exception {
        String hostile = "</text><script>alert(1)</script>&amp;\uFFFF\u202E" + "x".repeat(30_000);
        Path run = written(
                spec("a.B.c", List.of(of("one", hostile)), dvgr(parts(hostile, "legal")))
                        .with("subject", hostile),
                spec("a.B.c", List.of(of("two", hostile)), dvgr(parts(hostile, "legal")))
                        .with("subject", "two"));

        assertThat(files(run)).hasSize(2 * 3 + 2);
        for (String file : files(run)) {
            Path svg = run.resolve("charts").resolve(file);
            assertThat(texts(parsed(svg), "//script")).as(file).isEmpty();
            assertThat(Files.readString(svg)).as(file).doesNotContain("\uFFFF", "\u202E");
            assertThat(Files.size(svg)).as(file).isLessThan(60_000);
        }
        assertThat(texts(parsed(svg("a.B.c[one]", "figures/by-context", run)), "//text"))
                .anySatisfy(
                        label -> assertThat(label).contains("</text><script>alert(1)</script>&amp;\\uFFFF\\u202Ex"));
    }

    private static Map<String, Object> of(String subject, String name) {
        return with(with(REFUTED, "claim", name + " ≥ 0.50"), "id", "a.B.c[" + subject + "]/dvgr-at-least");
    }

    @Test
    void aLongPictureIsCutAndSaysWhereTheRestIs() throws Exception {
        Map<String, Object> many = new LinkedHashMap<>();
        for (int i = 0; i < 200; i++) {
            many.put("context " + i, Map.of("rate", i / 200.0));
        }
        Path run = written(spec("a.B.c", List.of(REFUTED), dvgr(many)));

        Document file = parsed(svg("a.B.c", "figures/by-context", run));
        assertThat(texts(file, "//circle")).hasSize(60);
        assertThat(texts(file, "/svg/text")).contains("context 0", "context 59").doesNotContain("context 60");
        assertThat(String.join(" ", texts(file, "/svg/text"))).contains("140 more rows are in report.html.");
    }

    private static Path svg(String spec, String name, Path run) {
        return run.resolve("charts").resolve(FileName.of(spec)).resolve(name + ".svg");
    }

    private static List<String> filesOf(String spec, Path run) throws IOException {
        String folder = FileName.of(spec) + "/";
        return files(run).stream()
                .filter(file -> file.startsWith(folder))
                .map(file -> file.substring(folder.length()))
                .toList();
    }
}
