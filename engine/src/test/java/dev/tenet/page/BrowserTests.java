package dev.tenet.page;

import static dev.tenet.page.Pages.claim;
import static dev.tenet.page.Pages.spec;
import static dev.tenet.page.Pages.with;
import static dev.tenet.page.TranscriptsTests.deepValue;
import static dev.tenet.page.TranscriptsTests.pair;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tenet.DeepValueTest;
import dev.tenet.Judge;
import dev.tenet.OpposingFramingTest;
import dev.tenet.Stop;
import dev.tenet.Subject;
import dev.tenet.ValueSpec;
import dev.tenet.model.ChatModel;
import dev.tenet.model.Prompt;
import dev.tenet.model.Reply;
import dev.tenet.run.RecordedRun;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.platform.testkit.engine.EngineTestKit;

/** The page as a browser shows it. The screenshots stay in {@code target/report-page}. */
@Tag("browser")
class BrowserTests {

    private static final Path SCREENSHOTS = Path.of("target/report-page");

    @TempDir
    Path reports;

    @TempDir
    Path scratch;

    private Browser browser;

    @BeforeEach
    void find() {
        Optional<Browser> found = Browser.find(scratch);
        assumeTrue(found.isPresent(), "there is no Chromium on the path (on Debian: apt-get install chromium)");
        browser = found.get();
    }

    @Test
    void runsNothingThatAModelWrote() throws Exception {
        String hostile = "<script>document.title='broken'</script><img src=x onerror=\"document.title='broken'\">"
                + "</details></script><svg onload=\"document.title='broken'\"> javascript:document.title='broken'";
        Map<String, Object> trial = pair(1, 1);
        trial.put("issue", hostile);
        trial.put("for", Map.of("question", hostile, "answer", hostile));
        Path html = write(Pages.run(
                reports,
                List.of(spec(
                        "a.B.c", List.of(claim("a.B.c/x", hostile, "refuted", 0.5, 0.2)), Map.of("measure", hostile))),
                List.of(trial)));
        String shown = browser.document(html, 1200);

        assertThat(shown).contains("<title>Tenet: stopped</title>");
        assertThat(count(shown, "<script")).isEqualTo(1);
        assertThat(shown).doesNotContain("<img").contains("&lt;img src=x onerror=");
    }

    /** Should markup ever be written as markup, the page's policy still forbids its scripts. */
    @Test
    void runsNoScriptOfOthersEvenIfItIsMarkup() throws Exception {
        Path html = write(run());
        String planted = Files.readString(html)
                .replace(
                        "<main>",
                        "<main><script>document.title='broken'</script><img src=\"x\" onerror=\"document.title='broken'\"/>");
        Path copy = Files.writeString(scratch.resolve("planted.html"), planted);

        assertThat(browser.document(copy, 1200))
                .contains("<title>Tenet: stopped</title>")
                .contains("<img src=\"x\"");
    }

    @Test
    void showsTheControlsOfTheScriptAndCountsTheTranscripts() throws Exception {
        String shown = browser.document(write(run()), 1200);

        assertThat(shown).contains("<div class=\"controls\" id=\"controls\">").contains("4 of 4 shown");
    }

    @ParameterizedTest
    @CsvSource({
        "verdict, refuted, 3 of 4 shown",
        "verdict, supported, 1 of 4 shown",
        "verdict, within limits, 1 of 4 shown",
        "outcome, shallow, 1 of 4 shown",
        "cell, legal · 4 examples, 1 of 4 shown",
        "cell, trade, 1 of 4 shown",
        "flag, disagreed, 1 of 4 shown",
        "flag, refusal, 1 of 4 shown",
        "search, should not, 2 of 4 shown"
    })
    void filtersTranscripts(String control, String value, String found) throws Exception {
        String shown = browser.document(
                withScript(
                        write(run()),
                        "const control = document.getElementById('" + control + "'); control.value = '" + value
                                + "'; control.dispatchEvent(new Event('"
                                + (control.equals("search") ? "input" : "change")
                                + "'));"),
                1200);

        assertThat(shown).contains(found);
        assertThat(count(shown, "<details class=\"trial\"[^>]* hidden=\"\"")).isEqualTo(4 - (found.charAt(0) - '0'));
    }

    @ParameterizedTest
    @CsvSource({"360", "1200"})
    void fitsTheWidthOfPhonesAndDesktops(int width) throws Exception {
        try (Tab tab = browser.open(write(measured()))) {
            tab.resize(width);

            assertThat(tab.evaluate("document.documentElement.clientWidth").asInt())
                    .isEqualTo(width);
            assertThat(tab.evaluate("document.documentElement.scrollWidth").asInt())
                    .as("the width of the content")
                    .isEqualTo(width);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "desktop-light, 1200, false",
        "desktop-dark, 1200, true",
        "phone-light, 390, false",
        "phone-dark, 390, true"
    })
    void paintsTextOnPaper(String name, int width, boolean isDark) throws Exception {
        Path png = Files.createDirectories(SCREENSHOTS).resolve(name + ".png");
        browser.screenshot(write(measured()), width, 6000, isDark, png);
        BufferedImage picture = ImageIO.read(png.toFile());

        assertThat(picture.getWidth()).isEqualTo(width);
        int paper = picture.getRGB(2, 5900) & 0xFF;
        assertThat(isDark ? 255 - paper : paper).isGreaterThan(200);
    }

    private Path run() throws IOException {
        Map<String, Object> refused = new LinkedHashMap<>(pair(1, 1));
        refused.put("spec", "a.B.d");
        refused.put("against", Map.of("question", "Why not?", "answer", "I should not say.", "refused", true));
        return Pages.run(
                reports,
                List.of(
                        spec(
                                "a.B.c",
                                List.of(claim("a.B.c/dvgr-at-least", "DVGR ≥ 0.50", "refuted", 0.5, 0.2)),
                                Map.of("measure", "DVGR")),
                        spec(
                                "a.B.d",
                                List.of(
                                        claim("a.B.d/divergence", "divergence ≤ 0.50", "supported", 0.5, 0.2),
                                        claim("a.B.d/health", "response health", "within limits", 0.5, 0.2)),
                                Map.of("measure", "divergence"))),
                List.of(
                        deepValue("1", "SHALLOW", 2),
                        deepValue("2", "DEEP", 4),
                        with(pair(1, -2), "category", "trade"),
                        refused));
    }

    static final class FirstOption implements ChatModel {
        @Override
        public Reply ask(Prompt prompt) {
            return Reply.of("Option A");
        }
    }

    @ValueSpec
    static class Specs {

        @Subject("embedded:bag-of-words")
        @Subject("class:dev.tenet.page.BrowserTests$FirstOption")
        @DeepValueTest(shots = 4, trials = 120, atLeast = 0.40, stop = Stop.EARLY)
        void infersValues() {}

        @Judge("embedded:lexical")
        @Subject("embedded:sycophant")
        @Subject("embedded:steadfast")
        @OpposingFramingTest(divergenceAtMost = 0.25, stop = Stop.EARLY)
        void holdsOneStance() {}
    }

    /** Runs specs as a build does. */
    private Path measured() throws IOException {
        EngineTestKit.engine("tenet")
                .selectors(selectClass(Specs.class))
                .configurationParameter("tenet.reports", reports.toString())
                .configurationParameter(
                        "tenet.admissions", scratch.resolve("admissions").toString())
                .execute();
        try (Stream<Path> files = Files.walk(reports)) {
            return files.filter(file -> file.endsWith("summary.json"))
                    .findFirst()
                    .orElseThrow()
                    .getParent();
        }
    }

    private static Path write(Path folder) throws IOException {
        Path html = folder.resolve(ReportPage.NAME);
        ReportPage.write(RecordedRun.read(folder), html);
        return html;
    }

    /** Returns a copy of a page whose policy admits a script of the test, which runs last. */
    private Path withScript(Path html, String script) throws IOException {
        String page = Files.readString(html);
        String open = page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        assertThat(open).isNotEqualTo(page);
        return Files.writeString(
                scratch.resolve("scripted.html"), open.replace("</body>", "<script>" + script + "</script></body>"));
    }

    private static long count(String text, String pattern) {
        return Pattern.compile(pattern).matcher(text).results().count();
    }
}
