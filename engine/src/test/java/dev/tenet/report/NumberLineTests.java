package dev.tenet.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.stats.Interval;
import dev.tenet.trial.Evidence;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The picture of a decision. */
class NumberLineTests {

    private static Document draw(String title, double threshold, double estimate, double low, double high)
            throws Exception {
        Evidence evidence = new Evidence(threshold, estimate, new Interval(low, high), 0.95, 200, "exact");
        String svg = new NumberLine(title, evidence).svg();
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8)));
    }

    private static double xOfEstimate(Document picture) {
        return Double.parseDouble(
                ((Element) picture.getElementsByTagName("circle").item(0)).getAttribute("cx"));
    }

    /** The line runs from 40 to 600. */
    @Test
    void anEstimateInTheMiddleOfAShareIsDrawnInTheMiddle() throws Exception {
        assertThat(xOfEstimate(draw("DVGR ≥ 0.40 is supported", 0.4, 0.5, 0.45, 0.55)))
                .isCloseTo(320, within(0.1));
    }

    @Test
    void aNegativeFigureStaysWithinThePicture() throws Exception {
        assertThat(xOfEstimate(draw("difference ≥ -0.10 is refuted", -0.1, -0.4, -0.5, -0.3)))
                .isBetween(40.0, 600.0);
    }

    @Test
    void thePictureSaysInWordsWhatItShows() throws Exception {
        assertThat(draw("DVGR ≥ 0.40 is supported", 0.4, 0.5, 0.45, 0.55)
                        .getDocumentElement()
                        .getAttribute("aria-label"))
                .isEqualTo("DVGR ≥ 0.40 is supported: estimate 0.500, interval [0.450, 0.550], threshold 0.400");
    }

    @Test
    void aTitleIsTextWhateverIsInIt() throws Exception {
        Document picture = draw("</text><script>alert(1)</script>\uFFFF", 0.4, 0.5, 0.45, 0.55);
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void figuresThatAreUnknownCannotBeDrawn() {
        assertThat(NumberLine.canDraw(new Evidence(0.4, Double.NaN, new Interval(0, 1), 0.95, 0, "exact")))
                .isFalse();
    }
}
