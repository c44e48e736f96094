package dev.tenet.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page on paper. The prints stay in {@code target/report-page}. */
@Tag("browser")
@TestInstance(Lifecycle.PER_CLASS)
class PrintedPageTests {

    /** The page's {@code --low}, of which the lowest cells of a heat map have 70 % on white. */
    private static final int LOWEST_CELL = 0xD4895F;

    private static final String CLOSE_ALL =
            "document.querySelectorAll('details').forEach(one => { one.open = false; })";

    private Browser browser;
    private Path page;
    private Tab screen;
    private PDDocument print;
    private PDDocument closed;
    private PDDocument dark;

    @BeforeAll
    void print(@TempDir Path reports, @TempDir Path scratch) throws Exception {
        Optional<Browser> found = Browser.find(scratch);
        assumeTrue(found.isPresent(), "there is no Chromium on the path (on Debian: apt-get install chromium)");
        browser = found.get();
        page = MeasuredPage.write(reports, scratch);
        try (Tab tab = browser.open(page)) {
            print = print(tab, "print");
            tab.evaluate(CLOSE_ALL);
            closed = print(tab, "print-closed");
        }
        try (Tab tab = browser.open(page)) {
            tab.prefer("prefers-color-scheme", "dark");
            dark = print(tab, "print-dark");
        }
        screen = browser.open(page);
        screen.evaluate(
                "document.querySelectorAll('.card details, .pictures details').forEach(one => { one.open = true; })");
    }

    @AfterAll
    void close() {
        if (screen != null) {
            screen.close();
        }
    }

    private static PDDocument print(Tab tab, String name) throws Exception {
        byte[] pdf = tab.print();
        Path folder = Files.createDirectories(Path.of("target/report-page"));
        Files.write(folder.resolve(name + ".pdf"), pdf);
        return Loader.loadPDF(pdf);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "h1",
                ".lead",
                ".obstacles a",
                ".obstacles p",
                ".facts dd",
                "h3",
                ".card h4",
                ".card .chip",
                ".card .found",
                ".card dt",
                ".card dd",
                "figcaption",
                "figure th",
                "figure td",
                ".legend",
                "svg text",
                "#transcripts .group > summary"
            })
    void hasOnPaperWhatTheScreenHas(String selector) throws Exception {
        String paper = squeezed(new PDFTextStripper().getText(print));
        List<String> shown = texts(selector);

        assertThat(shown).isNotEmpty();
        assertThat(shown.stream().filter(text -> !paper.contains(text))).isEmpty();
    }

    @Test
    void printsClaimsAndPicturesThatTheReaderClosed() throws Exception {
        assertThat(squeezed(new PDFTextStripper().getText(closed)))
                .isEqualTo(squeezed(new PDFTextStripper().getText(print)));
    }

    @Test
    void leavesOutWhatOnlyWorksOnAScreen() throws Exception {
        String paper = squeezed(new PDFTextStripper().getText(print));
        List<String> controls = texts(".controls label, .controls output, .skip");

        assertThat(controls).hasSize(7);
        assertThat(controls.stream().filter(paper::contains)).isEmpty();
    }

    @Test
    void isAsLightOnPaperForThoseWhoPreferDark() throws Exception {
        assertThat(dark.getNumberOfPages()).isEqualTo(print.getNumberOfPages());
        for (int i = 0; i < print.getNumberOfPages(); i++) {
            assertThat(pixels(dark, i)).as("page " + (i + 1)).isEqualTo(pixels(print, i));
        }
    }

    @Test
    void keepsTheColorsOfHeatMaps() throws Exception {
        Set<Integer> colors = new HashSet<>();
        for (int i = 0; i < print.getNumberOfPages(); i++) {
            colors.addAll(pixels(print, i));
        }
        assertThat(colors).anyMatch(color -> distance(color, LOWEST_CELL) <= 3);
    }

    @Test
    void cutsNoTextAndShrinksNone() throws Exception {
        List<TextPosition> letters = letters(print);

        assertThat(letters).hasSizeGreaterThan(10_000);
        for (TextPosition letter : letters) {
            PDRectangle paper = PDRectangle.A4;
            assertThat(letter.getXDirAdj()).as("left of " + letter).isGreaterThan(20);
            assertThat(letter.getXDirAdj() + letter.getWidthDirAdj())
                    .as("right of " + letter)
                    .isLessThan(paper.getWidth() - 20);
            assertThat(letter.getFontSizeInPt()).as("size of " + letter).isGreaterThan(6);
        }
    }

    @Test
    void leavesNoPageNearlyEmpty() throws Exception {
        for (int i = 1; i < print.getNumberOfPages(); i++) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(i);
            stripper.setEndPage(i);
            assertThat(stripper.getText(print).lines().count())
                    .as("lines on page " + i)
                    .isGreaterThan(8);
        }
    }

    @Test
    void printsATranscriptThatIsOpenAsAWhole() throws Exception {
        try (Tab tab = browser.open(page)) {
            tab.evaluate("document.querySelector('.group').open = true");
            tab.evaluate("document.querySelector('.trial').open = true");
            tab.evaluate("document.querySelector('.trial .answer').textContent = "
                    + "Array.from({length: 300}, (any, i) => 'line ' + i).join('\\n') + '\\nthe end of the answer'");
            PDDocument paper = print(tab, "print-transcript");

            assertThat(new PDFTextStripper().getText(paper)).contains("line 150", "the end of the answer");
        }
    }

    /** Returns the texts of elements that are shown on the screen, without their spaces. */
    private List<String> texts(String selector) throws Exception {
        List<String> texts = new ArrayList<>();
        for (JsonNode text : screen.evaluate("Array.from(document.querySelectorAll('" + selector
                + "')).filter(one => one.checkVisibility()).map(one => one.textContent)")) {
            texts.add(squeezed(text.asText()));
        }
        return texts;
    }

    /** Removes what lines end with and what fonts of a PDF do not say: spaces, signs and the kinds of dashes. */
    private static String squeezed(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static List<TextPosition> letters(PDDocument document) throws IOException {
        List<TextPosition> letters = new ArrayList<>();
        new PDFTextStripper() {
            @Override
            protected void processTextPosition(TextPosition letter) {
                letters.add(letter);
            }
        }.getText(document);
        return letters;
    }

    /** Returns the largest difference of red, green and blue. */
    private static int distance(int one, int other) {
        return IntStream.of(0, 8, 16)
                .map(shift -> Math.abs((one >> shift & 0xFF) - (other >> shift & 0xFF)))
                .max()
                .getAsInt();
    }

    private static List<Integer> pixels(PDDocument document, int number) throws IOException {
        BufferedImage picture = new PDFRenderer(document).renderImage(number, 0.5f);
        List<Integer> pixels = new ArrayList<>();
        for (int y = 0; y < picture.getHeight(); y++) {
            for (int x = 0; x < picture.getWidth(); x++) {
                pixels.add(picture.getRGB(x, y) & 0xFFFFFF);
            }
        }
        return pixels;
    }
}
