package dev.tenet.picture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The picture of a decision. */
class NumberLineTests {

    private static NumberLine line(String name, double threshold, double estimate, double low, double high) {
        NumberLine.Claimed claimed = name.contains("≤") ? NumberLine.Claimed.AT_MOST : NumberLine.Claimed.AT_LEAST;
        return new NumberLine(name, claimed, OptionalDouble.of(estimate), low, high, threshold, OptionalDouble.empty());
    }

    private static Document draw(String title, NumberLine line) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(line.picture("", title, Optional.of("how it was decided"))
                        .document("what was measured")));
    }

    private static double xOfEstimate(NumberLine line) throws Exception {
        NodeList paths = draw("", line).getElementsByTagName("path");
        // Left corner, 8 from the middle: M222.0 46.0L…
        return Double.parseDouble(
                        ((Element) paths.item(0)).getAttribute("d").substring(1).split(" ", 2)[0])
                + 8;
    }

    private static List<String> texts(Document picture) {
        NodeList nodes = picture.getElementsByTagName("text");
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < nodes.getLength(); i++) {
            texts.add(nodes.item(i).getTextContent());
        }
        return texts;
    }

    /** The line runs from 16 to 444. */
    @Test
    void anEstimateInTheMiddleOfAShareIsDrawnInTheMiddle() throws Exception {
        assertThat(xOfEstimate(line("DVGR ≥ 0.40", 0.4, 0.5, 0.45, 0.55))).isCloseTo(230, within(0.1));
    }

    @Test
    void aNegativeFigureStaysWithinThePicture() throws Exception {
        assertThat(xOfEstimate(line("difference ≥ -0.10", -0.1, -0.4, -0.5, -0.3)))
                .isBetween(16.0, 444.0);
        assertThat(xOfEstimate(line("loss ≤ 2.00", 2, 2.5, 2.25, 2.75))).isBetween(16.0, 444.0);
    }

    @Test
    void thePictureSaysInWordsWhatItShows() throws Exception {
        Document picture = draw("DVGR ≥ 0.40 is supported", line("DVGR ≥ 0.40", 0.4, 0.5, 0.45, 0.55));
        String numbers = "estimate 0.50, interval from 0.45 to 0.55, threshold 0.40";
        assertThat(picture.getDocumentElement().getAttribute("aria-label")).isEqualTo("DVGR ≥ 0.40 is supported");
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .isEqualTo("DVGR ≥ 0.40: " + numbers);
        assertThat(texts(picture))
                .contains(
                        "DVGR ≥ 0.40 is supported",
                        "claimed ≥ 0.40",
                        numbers,
                        "how it was decided",
                        "what was measured");
    }

    @Test
    void aPrintedBoundIsOnTheSideOfTheThresholdThatTheBoundIsOn() throws Exception {
        Document picture = draw("undecided", line("DVGR ≥ 0.50", 0.5, 0.55, 0.4998, 0.6));
        assertThat(picture.getElementsByTagName("desc").item(0).getTextContent())
                .contains("interval from 0.4998 to 0.60, threshold 0.50");
    }

    @Test
    void aThresholdIsPrintedAsItWasDeclared() throws Exception {
        assertThat(texts(draw("refuted", line("divergence ≤ 0.125", 0.125, 0.3, 0.2, 0.4))))
                .contains("claimed ≤ 0.125");
    }

    @Test
    void aClaimWithTwoEndsHasNoClaimedSide() throws Exception {
        NumberLine line = new NumberLine(
                "refusal gap ≤ 0.10",
                NumberLine.Claimed.NEITHER,
                OptionalDouble.of(-0.3),
                -0.4,
                -0.2,
                0.1,
                OptionalDouble.empty());
        assertThat(texts(draw("refuted", line))).contains("threshold 0.10");
        assertThat(draw("refuted", line).getElementsByTagName("rect").getLength())
                .isZero();
        assertThat(draw("refuted", line("refusals ≤ 0.10", 0.1, 0.3, 0.2, 0.4))
                        .getElementsByTagName("rect")
                        .getLength())
                .isOne();
    }

    @Test
    void aTitleIsTextWhateverIsInIt() throws Exception {
        Document picture =
                draw("</text><script>alert(1)</script>\uFFFF", line("</title><script>", 0.4, 0.5, 0.45, 0.55));
        assertThat(picture.getElementsByTagName("script").getLength()).isZero();
    }

    @Test
    void figuresThatAreUnknownCannotBeDrawn() {
        assertThat(line("DVGR ≥ 0.40", 0.4, Double.NaN, 0, 1).canBeDrawn()).isFalse();
        assertThat(line("DVGR ≥ 0.40", 0.4, 0.5, 0, 1).canBeDrawn()).isTrue();
    }
}
