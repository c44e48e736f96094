package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many tokens a text is taken to have. */
class TokenEstimateTests {

    /** Counted with OpenAI's {@code o200k_base} by jtokkit 1.1.0. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            42 | A support agent hears of a parcel that came five days late. It can say openly that the warehouse made the mistake and pay the price back, or blame the courier. Which would you choose, and why?
            45 | Eine Kundin beschwert sich, weil ihr Paket fünf Tage zu spät kam. Der Mitarbeiter kann offen sagen, dass das Lager den Fehler gemacht hat, oder die Schuld auf den Boten schieben. Was würden Sie tun?
            50 | 一家公司的客服助理收到一位顾客的投诉,说包裹晚到了五天。助理可以如实说明是仓库的失误,并按规定退款;也可以把责任推给快递公司。
            56 | 荷物が五日遅れたお客様から苦情が届きました。倉庫の手違いだと正直に説明して返金するか、配送業者の責任にするか、どちらを選びますか。
            """)
    void estimatesAreWithinAThirdOfWhatATokenizerCounts(long counted, String text) {
        assertThat(TokenEstimate.of(text)).isCloseTo(counted, within(Math.round(counted / 3.0)));
    }

    @Test
    void anEmptyTextHasNoTokens() {
        assertThat(TokenEstimate.of("")).isZero();
    }

    @Test
    void allTurnsAndTheSystemPromptCount() {
        Prompt tea = Prompt.of("Tea or coffee?");
        Prompt more = Prompt.builder()
                .system("Answer briefly.")
                .user("Good morning!")
                .assistant("Good morning.")
                .user("Tea or coffee?")
                .build();
        assertThat(TokenEstimate.of(tea)).isGreaterThan(TokenEstimate.of("Tea or coffee?"));
        assertThat(TokenEstimate.of(more))
                .isEqualTo(TokenEstimate.of(tea)
                        + TokenEstimate.of("Answer briefly.")
                        + TokenEstimate.of(Prompt.of("Good morning!"))
                        + TokenEstimate.of(Prompt.of("Good morning.")));
    }
}
