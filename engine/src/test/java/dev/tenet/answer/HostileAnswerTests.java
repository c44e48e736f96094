package dev.tenet.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Answers that are made to take long to read. */
class HostileAnswerTests {

    private static final Duration A_WHILE = Duration.ofSeconds(30);

    /** Ten thousand of them alone took 13 seconds, and ten times as many a hundred times as long. */
    @TestFactory
    Stream<DynamicTest> marksThatArePiledOnALetterAreReadInLinearTime() {
        return Stream.of("\u0301", "\u0301\u0327", "\u0301\u200D", "\uFF9E", "\u0327 ")
                .map(marks -> DynamicTest.dynamicTest(
                        marks.codePoints()
                                .mapToObj("U+%04X"::formatted)
                                .toList()
                                .toString(),
                        () -> {
                            String pile = "I choose Option A. e" + marks.repeat(100_000 / marks.length());
                            Assertions.assertTimeoutPreemptively(A_WHILE, () -> {
                                ChoiceReader reader = new ChoiceReader();
                                reader.read(pile);
                                reader.readCutOff(pile);
                            });
                        }));
    }

    @Test
    void theMarksThatScriptsPutOnLettersStay() {
        String hindi = "मैं विकल्प B चुनूँगा";
        assertThat(PlainText.normalized(hindi)).isEqualTo(hindi);
        assertThat(PlainText.normalized("Z" + "\u0335".repeat(8) + "a")).isEqualTo("Z" + "\u0335".repeat(8) + "a");
        assertThat(PlainText.normalized("Z" + "\u0335".repeat(80) + "a")).isEqualTo("Z" + "\u0335".repeat(8) + "a");
    }
}
