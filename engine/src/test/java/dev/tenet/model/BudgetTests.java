package dev.tenet.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** What a budget reserves for a prompt, and what a plan estimates for it. */
class BudgetTests {

    private static final String ESSAY = "The ships sail at dawn. ".repeat(100);
    private static final Sampling SHORT = Sampling.PROVIDER_DEFAULTS.withMaxTokens(10);

    private static Prompt afterwards(String earlierQuestion, String earlierAnswer) {
        return Prompt.builder()
                .user(earlierQuestion)
                .assistant(earlierAnswer)
                .user("When?")
                .sampling(SHORT)
                .build();
    }

    private static void ask(long mostTokens, Prompt prompt) throws Exception {
        new Budget(OptionalLong.of(mostTokens), OptionalDouble.empty(), Prices.NONE)
                .wrap("class:m", asked -> Reply.of("At dawn."))
                .ask(prompt);
    }

    @Test
    void earlierTurnsOfAConversationAreReserved() throws Exception {
        ask(100, Prompt.of("When?").toBuilder().sampling(SHORT).build());
        ask(100, afterwards("Where?", "At sea."));
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> ask(100, afterwards(ESSAY, "I see.")))
                .withMessageContaining("the budget does not allow the next call");
        assertThatExceptionOfType(FatalModelException.class)
                .isThrownBy(() -> ask(100, afterwards("Write on ships.", ESSAY)));
    }

    @Test
    void theEstimateOfAConversationIsTheSumOfItsTurns() {
        assertThat(TokenEstimate.of(afterwards(ESSAY, "I see.")))
                .isEqualTo(TokenEstimate.of(Prompt.of(ESSAY))
                        + TokenEstimate.of(Prompt.of("I see."))
                        + TokenEstimate.of(Prompt.of("When?")));
        assertThat(TokenEstimate.of(ESSAY)).isBetween(500L, 700L);
    }

    @Test
    void aPlanCountsEarlierTurns() {
        PlannedModel planned = new PlannedModel("class:m");
        Usage alone = planned.ask(Prompt.of("When?")).usage();
        Usage continued = planned.ask(afterwards(ESSAY, ESSAY)).usage();
        assertThat(alone).isNotNull();
        assertThat(continued).isNotNull();
        assertThat(continued.inputTokens() - alone.inputTokens()).isBetween(1000L, 1500L);
    }
}
