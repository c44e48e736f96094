package dev.tenet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each picture of the page by itself, as a browser paints it. They stay in {@code target/report-page/pictures}. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class PictureScreenshotsTests {

    private static final int WIDTH = 1000;
    private static final int HEIGHT = 2400;

    private Browser browser;
    private Path page;

    @BeforeAll
    void measureTwice(@TempDir Path reports, @TempDir Path scratch) {
        Optional<Browser> found = Browser.find(scratch);
        assumeTrue(found.isPresent(), "there is no Chromium on the path (on Debian: apt-get install chromium)");
        browser = found.get();
        page = MeasuredPage.write(reports, scratch);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "decision | //header",
                "number line | //svg[@class='numberline' and .//*[@class='interval']]",
                "by context | //figure[figcaption='By context, worst first']",
                "by value | //figure[figcaption='By preferred value, worst first']",
                "by dimension | //figure[figcaption='By dimension, worst first']",
                "by shots | //figure[figcaption='By shots, worst first']",
                "DVGR beside learnt | //figure[figcaption='The whole run' and .//th[starts-with(., 'learnt')]]",
                "heat map of values and subjects | //figure[@class='heat']",
                "scores of pairs | //figure[starts-with(figcaption, 'Scores of pairs')]",
                "refusals against PAC | //figure[@class='tradeoff']",
                "neutral share | //figure[figcaption='The whole run' and .//th[starts-with(., 'neutral')]]",
                "confidence sequence | //details[@class='sequence']",
                "subjects side by side | //section[@id='subjects']",
                "history of a claim | //details[@class='history']",
                "since the baseline | //figure[starts-with(figcaption, 'Since the baseline')]",
                "deep-value trial | //details[contains(@class, 'trial') and .//details[summary[starts-with(., 'Examples shown')]]]",
                "both answers and the judge | //details[contains(@class, 'trial') and .//section[@class='judge']]",
                "before and after | //details[contains(@class, 'trial') and .//section[@class='before']]",
            })
    void isPainted(String name, String path) throws Exception {
        Path png = Files.createDirectories(Path.of("target/report-page/pictures"))
                .resolve(name.replace(' ', '-') + ".png");
        browser.screenshot(alone(path.strip()), WIDTH, HEIGHT, false, png);
        BufferedImage found = ImageIO.read(png.toFile());
        int bottom = lastRowWithInk(found);
        assertThat(bottom).as("the height of the picture").isBetween(20, HEIGHT - 1);
        BufferedImage cut = found.getSubimage(0, 0, WIDTH, Math.min(HEIGHT, bottom + 12));
        ImageIO.write(cut, "png", png.toFile());
        // Text is painted in many shades; a picture that is only a frame or a heading has fewer.
        assertThat(colors(cut)).as("its colors").hasSizeGreaterThan(12);
    }

    /** The screenshots stay beside those of the page, as {@code charts-light.png} and {@code charts-dark.png}. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void everyFileOfAPictureIsPaintedByItself(boolean isDark) throws Exception {
        List<Path> files = charts();
        assertThat(files.stream().map(file -> file.getFileName().toString()))
                .contains("by-context.svg", "scores.svg", "by-subject.svg", "refusals-against-pac.svg")
                .anyMatch(name -> name.endsWith(".during-the-run.svg"))
                .anyMatch(name -> name.endsWith(".over-runs.svg"));
        String images = files.stream()
                .map(file -> "<img src=\"" + file.toUri() + "\">\n")
                .collect(Collectors.joining("", "<body style=\"columns: 2\">", ""));
        Path sheet = Files.writeString(page.resolveSibling("charts.html"), images);
        Path png = Files.createDirectories(Path.of("target/report-page/pictures"))
                .resolve("charts-" + (isDark ? "dark" : "light") + ".png");
        browser.screenshot(sheet, 2000, 5000, isDark, png);
        assertThat(colors(ImageIO.read(png.toFile()).getSubimage(0, 0, WIDTH, 1000)))
                .hasSizeGreaterThan(12);
    }

    @Test
    void theTextOfEveryFileIsWithinThePictureAndOverNoOtherText() throws Exception {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><body>");
        for (Path file : charts()) {
            html.append("<section title=\"")
                    .append(file.getFileName())
                    .append("\">")
                    .append(Files.readString(file))
                    .append("</section>");
        }
        String found = browser.document(
                Files.writeString(page.resolveSibling("texts.html"), html + "<script>" + MEASURE + "</script>"), WIDTH);
        assertThat(found).contains("<output>").containsPattern("texts measured: [1-9][0-9]{2}");
        assertThat(found.substring(found.indexOf("<output>"))).doesNotContain("outside", "overlaps");
    }

    private static final String MEASURE = """
            const problems = [];
            let measured = 0;
            document.querySelectorAll('section').forEach(section => {
              const whole = section.querySelector('svg').getBoundingClientRect();
              const boxes = [];
              section.querySelectorAll('text').forEach(text => {
                const box = text.getBoundingClientRect();
                const where = section.title + ': ' + text.textContent;
                measured++;
                if (box.left < whole.left || box.right > whole.right || box.top < whole.top || box.bottom > whole.bottom) {
                  problems.push(where + ' is outside');
                }
                boxes.forEach(other => {
                  const wide = Math.min(box.right, other.box.right) - Math.max(box.left, other.box.left);
                  const high = Math.min(box.bottom, other.box.bottom) - Math.max(box.top, other.box.top);
                  if (wide > 1 && high > 4) { problems.push(where + ' overlaps ' + other.where); }
                });
                boxes.push({box, where});
              });
            });
            const output = document.createElement('output');
            output.textContent = 'texts measured: ' + measured + '; ' + problems.join('; ');
            document.body.replaceChildren(output);
            """;

    /** Returns one file of each name. */
    private List<Path> charts() throws IOException {
        try (Stream<Path> files = Files.walk(page.toRealPath().resolveSibling("charts"))) {
            return files
                    .filter(file -> file.toString().endsWith(".svg"))
                    .collect(Collectors.toMap(
                            file -> file.getFileName().toString(), file -> file, (first, next) -> first, TreeMap::new))
                    .values()
                    .stream()
                    .toList();
        }
    }

    /** Returns a copy of the page with nothing but an element, in which everything is open. */
    private Path alone(String path) throws IOException {
        String script = """
                const found = document.evaluate(PATH, document, null, 9, null).singleNodeValue;
                const main = document.querySelector('main');
                document.querySelectorAll('header, nav, footer').forEach(one => one.contains(found) || one.remove());
                if (found && found.tagName === 'HEADER') { main.remove(); }
                else if (found) { main.replaceChildren(found); } else { document.body.replaceChildren(); }
                document.querySelectorAll('details').forEach(one => { one.open = true; one.hidden = false; });
                """.replace("PATH", '"' + html(path) + '"');
        String whole = Files.readString(page).replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "");
        return Files.writeString(
                page.resolveSibling("alone.html"), whole.replace("</body>", "<script>" + script + "</script></body>"));
    }

    /** In a document of HTML, XPath finds elements of SVG by their local names alone. */
    private static String html(String path) {
        return path.replace("//svg[", "//*[local-name()='svg' and ");
    }

    private static int lastRowWithInk(BufferedImage picture) {
        int paper = picture.getRGB(1, HEIGHT - 1);
        for (int y = HEIGHT - 1; y >= 0; y--) {
            for (int x = 0; x < WIDTH; x++) {
                if (picture.getRGB(x, y) != paper) {
                    return y;
                }
            }
        }
        return 0;
    }

    private static Set<Integer> colors(BufferedImage picture) {
        Set<Integer> colors = new HashSet<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < WIDTH; x++) {
                colors.add(picture.getRGB(x, y));
            }
        }
        return colors;
    }
}
