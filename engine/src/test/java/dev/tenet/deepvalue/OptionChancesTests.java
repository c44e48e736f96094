package dev.tenet.deepvalue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.tenet.model.TokenChance;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionChancesTests {

    private static TokenChance token(String text, double probability) {
        return TokenChance.of(text, Math.log(probability));
    }

    @Test
    void theLettersShareIsThatOfTheTwo() {
        assertThat(OptionChances.ofA(List.of(List.of(token("A", 0.6), token("B", 0.3), token("I", 0.1))))
                        .orElseThrow())
                .isCloseTo(2.0 / 3, within(1e-12));
    }

    @Test
    void theLetterIsFoundAfterTheWordOption() {
        assertThat(OptionChances.ofA(List.of(
                                List.of(token("Option", 0.9), token("A", 0.06), token("B", 0.04)),
                                List.of(token(" B", 0.75), token(" A", 0.25))))
                        .orElseThrow())
                .isCloseTo(0.25, within(1e-12));
    }

    @Test
    void formsOfALetterAreAddedUp() {
        assertThat(OptionChances.ofA(
                                List.of(List.of(token("A", 0.2), token(" A", 0.2), token("**A", 0.1), token("B", 0.5))))
                        .orElseThrow())
                .isCloseTo(0.5, within(1e-12));
    }

    @Test
    void aSureAnswerCounts() {
        assertThat(OptionChances.ofA(List.of(List.of(token("B", 0.999), token("b", 0.001)))))
                .hasValue(0);
    }

    @Test
    void withoutALetterNothingIsKnown() {
        assertThat(OptionChances.ofA(List.of(List.of(token("I", 0.9), token("A", 0.1)), List.of())))
                .isEmpty();
        assertThat(OptionChances.ofA(List.of())).isEmpty();
    }
}
